"use client";
import { TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import type { PauseReasonFragment } from "#gql/types";
import { required, showRefusal } from "../../../lib/forms.ts";
import { useText } from "../../../lib/messages/index.ts";
import { useNotices } from "../../../lib/notices.ts";
import { useMutationAnswer } from "../../../lib/use-mutation-answer.ts";
import { FormDialog } from "../../../ui/dialog/form-dialog.tsx";
import { CreatePauseMutation, UpdatePauseMutation } from "./operations.ts";

/** Names a reason to be on pause, or with `pause` renames that one; past pauses keep the name they had. */
export function PauseForm(props: { pause?: PauseReasonFragment; onSaved: () => void; onClose: () => void }) {
  const { pause, onSaved, onClose } = props;
  const text = useText();
  const notices = useNotices();
  const [createPause, isCreating] = useMutationAnswer(CreatePauseMutation);
  const [updatePause, isUpdating] = useMutationAnswer(UpdatePauseMutation);
  const form = useForm({ initialValues: { name: pause?.name ?? "" }, validate: { name: required(text) } });

  async function handleSubmit(values: typeof form.values) {
    const name = values.name.trim();
    const saved =
      pause === undefined
        ? (await createPause({ input: { name } }))?.createPause
        : (await updatePause({ input: { id: pause.id, name } }))?.updatePause;
    if (saved?.__typename !== "PauseSaved") return showRefusal(form, saved, text);
    notices.done("common.saved");
    onSaved();
    onClose();
  }

  return (
    <FormDialog
      title={pause === undefined ? text("pauses.add") : text("pauses.renameTitle", { name: pause.name })}
      form={form}
      submitLabel={text(pause === undefined ? "common.add" : "common.save")}
      isSending={isCreating || isUpdating}
      onSubmit={handleSubmit}
      onClose={onClose}
    >
      <TextInput
        label={text("pauses.name")}
        description={text(pause === undefined ? "pauses.nameHint" : "pauses.renameHint")}
        withAsterisk
        data-autofocus
        {...form.getInputProps("name")}
      />
    </FormDialog>
  );
}
