"use client";
import { useMutation } from "@apollo/client/react";
import { Button, Group, Modal, PasswordInput, Stack } from "@mantine/core";
import { useForm } from "@mantine/form";
import { graphql } from "#gql";
import { showFieldErrors } from "../../lib/forms.ts";
import { useText } from "../../lib/messages/index.ts";
import { useNotices } from "../../lib/notices.ts";
import { FormAlert } from "../../ui/form/form-alert.tsx";

const ChangePasswordMutation = graphql(`
  mutation ChangePassword($input: ChangePasswordInput!) {
    changePassword(input: $input) {
      __typename
      ... on SignInThrottled {
        retryAfterSeconds
      }
      ... on ValidationFailed {
        fields {
          path
          message
        }
      }
      ... on UserError {
        message
      }
    }
  }
`);

const SHORTEST_PASSWORD = 10;

/** The signed-in person's own password. Every other session of theirs ends with it. */
export function ChangePassword({ onClose }: { onClose: () => void }) {
  const text = useText();
  const notices = useNotices();
  const [changePassword, { loading }] = useMutation(ChangePasswordMutation);
  const form = useForm({
    mode: "uncontrolled",
    initialValues: { currentPassword: "", newPassword: "", repeated: "" },
    validate: {
      currentPassword: (value) => (value === "" ? text("common.required") : null),
      newPassword: (value) =>
        value.length < SHORTEST_PASSWORD ? text("password.newHint", { min: SHORTEST_PASSWORD }) : null,
      repeated: (value, values) => (value === values.newPassword ? null : text("password.differs")),
    },
  });

  async function handleSubmit({ currentPassword, newPassword }: typeof form.values) {
    const { data } = await changePassword({ variables: { input: { currentPassword, newPassword } } }).catch(() => ({
      data: undefined,
    }));
    const result = data?.changePassword;
    switch (result?.__typename) {
      case "PasswordChanged":
        notices.done("password.changed");
        return onClose();
      case "ValidationFailed":
        return showFieldErrors(form, result.fields);
      case "SignInThrottled":
        return form.setErrors({ form: text("password.throttled", { seconds: result.retryAfterSeconds }) });
      case "InvalidSignIn":
        return form.setErrors({ currentPassword: text("password.wrong") });
      default:
        return form.setErrors({ form: text("failure.offline") });
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
            data-autofocus
            key={form.key("currentPassword")}
            {...form.getInputProps("currentPassword")}
          />
          <PasswordInput
            label={text("password.new")}
            description={text("password.newHint", { min: SHORTEST_PASSWORD })}
            autoComplete="new-password"
            key={form.key("newPassword")}
            {...form.getInputProps("newPassword")}
          />
          <PasswordInput
            label={text("password.repeat")}
            autoComplete="new-password"
            key={form.key("repeated")}
            {...form.getInputProps("repeated")}
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {text("common.cancel")}
            </Button>
            <Button type="submit" loading={loading}>
              {text("password.save")}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
