"use client";
import { useQuery } from "@apollo/client/react";
import { Select, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useRouter } from "next/navigation";
import { useState } from "react";
import type { AccountConfigurationFragment, NewAccountQuery as NewAccountData } from "#gql/types";
import { showRefusal, textOrNull } from "../../lib/forms.ts";
import { useText } from "../../lib/messages/index.ts";
import { useMutationAnswer } from "../../lib/use-mutation-answer.ts";
import { Loaded } from "../../ui/loaded/loaded.tsx";
import { SettingsForm, SettingsSection } from "../../ui/settings/index.ts";
import { ListSkeleton } from "../../ui/states/list-skeleton.tsx";
import { Page } from "../frame/index.ts";
import { AccountCreated } from "./account-created.tsx";
import { IdentityFields } from "./account-fields.tsx";
import { accountLabels } from "./account-labels.ts";
import { type AccountValues, accountRules, missingCredentials, newAccountValues } from "./account-values.ts";
import { CredentialFields } from "./credential-fields.tsx";
import { CreateAccountMutation, NewAccountQuery } from "./operations.ts";

/** Connects a number; once done, shows the receive URL and what is still missing. */
export function NewAccount() {
  const text = useText();
  const query = useQuery(NewAccountQuery);
  const [created, setCreated] = useState<AccountConfigurationFragment | null>(null);
  return (
    <Page
      title={created ? created.name : text("accounts.newTitle")}
      parent={{ title: text("accounts.title"), path: "/accounts" }}
    >
      {created ? (
        <AccountCreated account={created} />
      ) : (
        <Loaded query={query} skeleton={<ListSkeleton />}>
          {(choices) => <NewAccountForm choices={choices} onCreated={setCreated} />}
        </Loaded>
      )}
    </Page>
  );
}

const nothingStored: ReadonlySet<string> = new Set();

function NewAccountForm(props: {
  choices: NewAccountData;
  onCreated: (account: AccountConfigurationFragment) => void;
}) {
  const { providers, contactLists } = props.choices;
  const text = useText();
  const router = useRouter();
  const [createAccount, isSending] = useMutationAnswer(CreateAccountMutation, {
    update: (cache) => void cache.evict({ fieldName: "accounts" }),
  });
  const form = useForm<AccountValues>({
    initialValues: newAccountValues(window.location.host, contactLists),
    validate: (values) => ({
      ...rulesApplied(values),
      ...missingCredentials(fieldsOf(values), values.credentials, nothingStored, text),
    }),
  });

  function fieldsOf({ provider }: AccountValues) {
    return providers.find(({ kind }) => kind === provider)?.credentialFields ?? [];
  }

  function rulesApplied(values: AccountValues): Record<string, string | null> {
    const rules = accountRules(text);
    return {
      name: rules.name(values.name),
      key: rules.key(values.key),
      phone: rules.phone(values.phone),
      domain: rules.domain(values.domain),
      contactListId: rules.contactListId(values.contactListId),
      provider: values.provider === null ? text("accounts.providerMissing") : null,
    };
  }

  async function handleSubmit(values: AccountValues) {
    if (values.provider === null || values.contactListId === null) return;
    const answer = await createAccount({
      input: {
        name: values.name.trim(),
        key: values.key.trim(),
        provider: values.provider,
        phone: values.phone.trim(),
        domain: values.domain.trim(),
        description: textOrNull(values.description),
        contactListId: values.contactListId,
        credentials: fieldsOf(values)
          .map(({ name }) => ({ name, value: values.credentials[name]?.trim() ?? "" }))
          .filter(({ value }) => value !== ""),
      },
    });
    if (answer?.createAccount.__typename === "AccountSaved") return props.onCreated(answer.createAccount.account);
    showRefusal(form, answer?.createAccount, text);
  }

  return (
    <SettingsForm
      form={form}
      labels={accountLabels(text, fieldsOf(form.values))}
      onSubmit={handleSubmit}
      isSending={isSending}
      submitLabel={text("accounts.create")}
      onCancel={() => router.push("/accounts")}
    >
      <IdentityFields form={form} lists={contactLists} />
      <SettingsSection title={text("accounts.connection")} body={text("accounts.connectionBody")}>
        <Select
          label={text("accounts.type")}
          placeholder={text("accounts.typePlaceholder")}
          withAsterisk
          allowDeselect={false}
          data={providers.map(({ kind, label }) => ({ value: kind, label }))}
          {...form.getInputProps("provider")}
        />
        <CredentialFields
          form={form}
          provider={form.values.provider}
          fields={fieldsOf(form.values)}
          stored={nothingStored}
        />
        <TextInput
          label={text("accounts.domain")}
          description={text("accounts.domainHint")}
          withAsterisk
          spellCheck={false}
          {...form.getInputProps("domain")}
        />
      </SettingsSection>
    </SettingsForm>
  );
}
