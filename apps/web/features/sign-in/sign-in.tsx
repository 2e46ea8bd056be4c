"use client";
import { useApolloClient } from "@apollo/client/react";
import { Button, Stack, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useDocumentTitle } from "@mantine/hooks";
import { useRouter, useSearchParams } from "next/navigation";
import { graphql } from "#gql";
import { isBlank, required, showRefusal } from "../../lib/forms.ts";
import { useText } from "../../lib/messages/index.ts";
import { homeOf, safeReturnPath, type Viewer, ViewerQuery } from "../../lib/session/index.ts";
import { useMutationAnswer } from "../../lib/use-mutation-answer.ts";
import { useReady } from "../../lib/use-ready.ts";
import { FormAlert } from "../../ui/form/form-alert.tsx";
import { PasswordField } from "../../ui/form/password-field.tsx";
import { Entrance } from "./entrance.tsx";
import { useCountdown } from "./use-countdown.ts";

const SignInMutation = graphql(`
  mutation SignIn($input: SignInInput!) {
    signIn(input: $input) {
      __typename
      ... on SignInSuccess {
        viewer {
          ...SignedInViewer
        }
      }
      ... on SignInThrottled {
        retryAfterSeconds
      }
      ...Refused
    }
  }
`);

/** Email and password, then on to where one was going. */
export function SignIn() {
  const text = useText();
  const enter = useEnter();
  const [signIn, isSending] = useMutationAnswer(SignInMutation);
  const throttle = useCountdown();
  const isReady = useReady();
  const form = useForm({
    initialValues: { email: "", password: "" },
    validate: {
      email: (value) => (isBlank(value) || value.includes("@") ? required(text)(value) : text("signIn.emailInvalid")),
      password: (value) => (value === "" ? text("common.required") : null),
    },
  });
  useDocumentTitle(`${text("signIn.submit")} · Parley`);

  async function handleSubmit({ email, password }: typeof form.values) {
    const answer = (await signIn({ input: { email: email.trim(), password } }))?.signIn;
    switch (answer?.__typename) {
      case "SignInSuccess":
        return enter(answer.viewer);
      case "InvalidSignIn":
        form.setFieldValue("password", "");
        form.setErrors({ password: text("signIn.wrong") });
        return document.querySelector<HTMLInputElement>("input[name=password]")?.focus();
      case "SignInThrottled":
        return throttle.start(answer.retryAfterSeconds);
      default:
        return showRefusal(form, answer, text);
    }
  }

  return (
    <Entrance title={text("signIn.title")}>
      <form method="post" onSubmit={form.onSubmit((values) => void handleSubmit(values))} noValidate>
        <Stack>
          <FormAlert>
            {throttle.seconds > 0 ? text("signIn.throttled", { seconds: throttle.seconds }) : form.errors.form}
          </FormAlert>
          <TextInput
            name="email"
            type="email"
            label={text("signIn.email")}
            autoComplete="username"
            autoFocus
            {...form.getInputProps("email")}
          />
          <PasswordField
            name="password"
            label={text("signIn.password")}
            autoComplete="current-password"
            {...form.getInputProps("password")}
          />
          <Button type="submit" fullWidth loading={isSending} disabled={!isReady || throttle.seconds > 0}>
            {text("signIn.submit")}
          </Button>
        </Stack>
      </form>
    </Entrance>
  );
}

/** Remembers who signed in and goes where they wanted, or to their start page. */
function useEnter() {
  const router = useRouter();
  const next = safeReturnPath(useSearchParams().get("next"));
  const { cache } = useApolloClient();
  return (viewer: Viewer) => {
    cache.writeQuery({ query: ViewerQuery, data: { viewer } });
    router.replace(next ?? homeOf(viewer.user.role));
  };
}
