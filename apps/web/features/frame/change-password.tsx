"use client";
import { Button, Group, Modal, PasswordInput, Stack } from "@mantine/core";
import { useForm } from "@mantine/form";
import { graphql } from "#gql";
import { required, showRefusal } from "../../lib/forms.ts";
import { useText } from "../../lib/messages/index.ts";
import { useNotices } from "../../lib/notices.ts";
import { useSend } from "../../lib/sending.ts";
import { FormAlert } from "../../ui/form/form-alert.tsx";

const ChangePasswordMutation = graphql(`
  mutation ChangePassword($input: ChangePasswordInput!) {
    changePassword(input: $input) {
      __typename
      ... on SignInThrottled {
        retryAfterSeconds
      }
      ...Refused
    }
  }
`);

const SHORTEST_PASSWORD = 10;

/** The signed-in person's own password. Every other session of theirs ends with it. */
export function ChangePassword({ onClose }: { onClose: () => void }) {
  const text = useText();
  const notices = useNotices();
  const [changePassword, isSending] = useSend(ChangePasswordMutation);
  const tooShort = text("password.newHint", { min: SHORTEST_PASSWORD });
  const toggle = { "aria-label": text("password.show") };
  const form = useForm({
    initialValues: { currentPassword: "", newPassword: "", repeated: "" },
    validate: {
      currentPassword: required(text),
      newPassword: (value) => (value.length < SHORTEST_PASSWORD ? tooShort : null),
      repeated: (value, values) => (value === values.newPassword ? null : text("password.differs")),
    },
  });

  async function handleSubmit({ currentPassword, newPassword }: typeof form.values) {
    const answer = (await changePassword({ input: { currentPassword, newPassword } }))?.changePassword;
    switch (answer?.__typename) {
      case "PasswordChanged":
        notices.done("password.changed");
        return onClose();
      case "SignInThrottled":
        return form.setErrors({ form: text("password.throttled", { seconds: answer.retryAfterSeconds }) });
      case "InvalidSignIn":
        return form.setErrors({ currentPassword: text("password.wrong") });
      default:
        return showRefusal(form, answer, text);
    }
  }

  return (
    <Modal
      opened
      onClose={onClose}
      title={text("password.title")}
      closeButtonProps={{ "aria-label": text("common.close") }}
    >
      <form onSubmit={form.onSubmit((values) => void handleSubmit(values))} noValidate>
        <Stack>
          <FormAlert>{form.errors.form}</FormAlert>
          <PasswordInput
            label={text("password.current")}
            autoComplete="current-password"
            visibilityToggleButtonProps={toggle}
            data-autofocus
            {...form.getInputProps("currentPassword")}
          />
          <PasswordInput
            label={text("password.new")}
            description={tooShort}
            autoComplete="new-password"
            visibilityToggleButtonProps={toggle}
            {...form.getInputProps("newPassword")}
          />
          <PasswordInput
            label={text("password.repeat")}
            autoComplete="new-password"
            visibilityToggleButtonProps={toggle}
            {...form.getInputProps("repeated")}
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {text("common.cancel")}
            </Button>
            <Button type="submit" loading={isSending}>
              {text("password.save")}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
