"use client";
import { useApolloClient } from "@apollo/client/react";
import { Anchor, Button, Stack, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useDocumentTitle } from "@mantine/hooks";
import { PASSWORD_LENGTH } from "@parley/schema/plain";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { graphql } from "#gql";
import { newPassword, required, showRefusal } from "../../lib/forms.ts";
import { useText } from "../../lib/messages/index.ts";
import { homeOf, ViewerQuery } from "../../lib/session/index.ts";
import { useMutationAnswer } from "../../lib/use-mutation-answer.ts";
import { useReady } from "../../lib/use-ready.ts";
import { FormAlert } from "../../ui/form/form-alert.tsx";
import { PasswordField } from "../../ui/form/password-field.tsx";
import { Entrance } from "./entrance.tsx";

const SetUpMutation = graphql(`
  mutation SetUp($input: SetUpFirstAdministratorInput!) {
    setUpFirstAdministrator(input: $input) {
      __typename
      ... on SignInSuccess {
        viewer {
          ...SignedInViewer
        }
      }
      ...Refused
    }
  }
`);

/** The first administrator, proved by the token that was printed at the server's start. */
export function SetUp() {
  const text = useText();
  const router = useRouter();
  const { cache } = useApolloClient();
  const [setUp, isSending] = useMutationAnswer(SetUpMutation);
  const isReady = useReady();
  const form = useForm({
    initialValues: { setupToken: "", name: "", email: "", password: "" },
    validate: {
      setupToken: required(text),
      name: required(text),
      email: (value) => (value.includes("@") ? null : text("signIn.emailInvalid")),
      password: newPassword(text),
    },
  });
  useDocumentTitle(`${text("setup.title")} · Parley`);

  async function handleSubmit({ setupToken, name, email, password }: typeof form.values) {
    const input = { setupToken: setupToken.trim(), name: name.trim(), email: email.trim(), password };
    const answer = (await setUp({ input }))?.setUpFirstAdministrator;
    switch (answer?.__typename) {
      case "SignInSuccess":
        cache.writeQuery({ query: ViewerQuery, data: { viewer: answer.viewer } });
        return router.replace(homeOf(answer.viewer.user.role));
      case "NotPermitted":
        return form.setErrors({ setupToken: answer.message });
      default:
        return showRefusal(form, answer, text);
    }
  }

  return (
    <Entrance title={text("setup.title")} body={text("setup.body")}>
      <form method="post" onSubmit={form.onSubmit((values) => void handleSubmit(values))} noValidate>
        <Stack>
          <FormAlert>{form.errors.form}</FormAlert>
          <TextInput
            label={text("setup.token")}
            autoComplete="off"
            spellCheck={false}
            {...form.getInputProps("setupToken")}
          />
          <TextInput label={text("setup.name")} autoComplete="name" {...form.getInputProps("name")} />
          <TextInput
            type="email"
            label={text("signIn.email")}
            autoComplete="username"
            {...form.getInputProps("email")}
          />
          <PasswordField
            label={text("signIn.password")}
            hint={text("password.newHint", { min: PASSWORD_LENGTH.min })}
            autoComplete="new-password"
            {...form.getInputProps("password")}
          />
          <Button type="submit" fullWidth loading={isSending} disabled={!isReady}>
            {text("setup.submit")}
          </Button>
          <Anchor component={Link} href="/sign-in">
            {text("setup.signIn")}
          </Anchor>
        </Stack>
      </form>
    </Entrance>
  );
}
