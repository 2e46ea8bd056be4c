"use client";
import { Alert, Button, Group, Modal, Radio, Select, Stack, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { IconAlertTriangle } from "@tabler/icons-react";
import { useState } from "react";
import { required, showRefusal } from "../../../lib/forms.ts";
import { useText } from "../../../lib/messages/index.ts";
import { useMutationAnswer } from "../../../lib/use-mutation-answer.ts";
import { FormDialog } from "../../../ui/dialog/form-dialog.tsx";
import { CopyField } from "../../../ui/form/copy-field.tsx";
import { CreateApiTokenMutation } from "./operations.ts";
import { type Reach, reaches } from "./token-reach.ts";

const DAY_MS = 86_400_000;
const lifetimes = ["30", "90", "365", "never"] as const;

/** Makes a token, then shows its secret: this once (only its hash is kept). */
export function AddApiToken({ onAdded, onClose }: { onAdded: () => void; onClose: () => void }) {
  const text = useText();
  const [secret, setSecret] = useState<string | null>(null);
  const [createApiToken, isSending] = useMutationAnswer(CreateApiTokenMutation);
  const form = useForm<{ name: string; reach: Reach; days: string | null }>({
    initialValues: { name: "", reach: "read", days: "90" },
    validate: { name: required(text) },
  });

  async function handleSubmit({ name, reach, days }: typeof form.values) {
    const answer = await createApiToken({
      input: {
        name: name.trim(),
        scopes: [...reaches[reach].scopes],
        expiresAt:
          days === null || days === "never" ? null : new Date(Date.now() + Number(days) * DAY_MS).toISOString(),
      },
    });
    if (answer?.createApiToken.__typename !== "ApiTokenCreated") return showRefusal(form, answer?.createApiToken, text);
    setSecret(answer.createApiToken.secret);
    onAdded();
  }

  if (secret !== null) return <ShownOnce secret={secret} onClose={onClose} />;

  return (
    <FormDialog
      title={text("tokens.add")}
      form={form}
      submitLabel={text("tokens.create")}
      isSending={isSending}
      onSubmit={handleSubmit}
      onClose={onClose}
    >
      <TextInput
        label={text("tokens.name")}
        description={text("tokens.nameHint")}
        withAsterisk
        data-autofocus
        {...form.getInputProps("name")}
      />
      <Radio.Group label={text("tokens.reach")} {...form.getInputProps("reach")}>
        <Stack gap="xs" mt="xs">
          {Object.entries(reaches).map(([value, { label, hint }]) => (
            <Radio key={value} value={value} label={text(label)} description={text(hint)} />
          ))}
        </Stack>
      </Radio.Group>
      <Select
        label={text("tokens.expires")}
        allowDeselect={false}
        data={lifetimes.map((value) => ({
          value,
          label: value === "never" ? text("common.never") : text("tokens.inDays", { count: Number(value) }),
        }))}
        {...form.getInputProps("days")}
      />
    </FormDialog>
  );
}

function ShownOnce({ secret, onClose }: { secret: string; onClose: () => void }) {
  const text = useText();
  return (
    <Modal
      opened
      onClose={onClose}
      title={text("tokens.secretTitle")}
      closeOnClickOutside={false}
      closeButtonProps={{ "aria-label": text("common.close") }}
    >
      <Stack>
        <Alert color="gray" icon={<IconAlertTriangle aria-hidden />}>
          {text("tokens.secretBody")}
        </Alert>
        <CopyField label={text("tokens.secret")} value={secret} />
        <Group justify="flex-end">
          <Button onClick={onClose}>{text("tokens.secretDone")}</Button>
        </Group>
      </Stack>
    </Modal>
  );
}
