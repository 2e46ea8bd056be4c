"use client";
import { PasswordInput, TextInput } from "@mantine/core";
import { useIntl } from "react-intl";
import type { NewAccountQuery, ProviderKind } from "#gql/types";
import { type MessageId, useText } from "../../lib/messages/index.ts";
import type { AccountForm } from "./account-fields.tsx";

type Field = NewAccountQuery["providers"][number]["credentialFields"][number];

/** The chosen provider's own fields. A stored secret shows as blank: leaving it so changes nothing. */
export function CredentialFields(props: {
  form: AccountForm;
  provider: ProviderKind | null;
  fields: readonly Field[];
  stored: ReadonlySet<string>;
}) {
  const text = useText();
  const { messages } = useIntl();
  // What an API newer than this page asks for is explained in the API's words.
  const helpOf = ({ name, help }: Field): string => {
    const id = `accounts.credential.${props.provider}.${name}`;
    return id in messages ? text(id as MessageId) : help;
  };
  return props.fields.map((field) => {
    const isStored = props.stored.has(field.name);
    const shown = {
      label: field.isRequired ? field.label : `${field.label} (${text("common.optional").toLowerCase()})`,
      description: helpOf(field),
      withAsterisk: field.isRequired,
      spellCheck: false,
      ...props.form.getInputProps(`credentials.${field.name}`),
    };
    return field.isSecret ? (
      <PasswordInput
        key={field.name}
        autoComplete="new-password"
        placeholder={isStored ? text("accounts.secretStored") : ""}
        visibilityToggleButtonProps={{ "aria-label": text("accounts.showSecret", { label: field.label }) }}
        {...shown}
      />
    ) : (
      <TextInput key={field.name} autoComplete="off" inputMode={field.isUrl ? "url" : "text"} {...shown} />
    );
  });
}
