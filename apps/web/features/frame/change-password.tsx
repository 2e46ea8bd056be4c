"use client";
import { Button, Group, Modal, Stack } from "@mantine/core";
import { useForm } from "@mantine/form";
import { PASSWORD_LENGTH } from "@parley/schema/plain";
import { graphql } from "#gql";
import { newPassword, required, showRefusal } from "../../lib/forms.ts";
import { useText } from "../../lib/messages/index.ts";
import { useNotices } from "../../lib/notices.ts";
import { useMutationAnswer } from "../../lib/use-mutation-answer.ts";
import { FormAlert } from "../../ui/form/form-alert.tsx";
import { PasswordField } from "../../ui/form/password-field.tsx";

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

/** The signed-in person's own password. Every other session of theirs ends with it. */
export function ChangePassword({ onClose }: { onClose: () => void }) {
  const text = useText();
  const notices = useNotices();
  const [changePassword, isSending] = useMutationAnswer(ChangePasswordMutation);
  const form = useForm({
    initialValues: { currentPassword: "", newPassword: "", repeated: "" },
    validate: {
      currentPassword: required(text),
      newPassword: newPassword(text),
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
          <PasswordField
            label={text("password.current")}
            autoComplete="current-password"
            data-autofocus
            {...form.getInputProps("currentPassword")}
          />
          <PasswordField
            label={text("password.new")}
            hint={text("password.newHint", { min: PASSWORD_LENGTH.min })}
            autoComplete="new-password"
            {...form.getInputProps("newPassword")}
          />
          <PasswordField
            label={text("password.repeat")}
            autoComplete="new-password"
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
