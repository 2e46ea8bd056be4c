"use client";
import { useQuery } from "@apollo/client/react";
import { useForm } from "@mantine/form";
import type { AccountConfigurationFragment } from "#gql/types";
import { required, restartForm, showRefusal } from "../../lib/forms.ts";
import { useText } from "../../lib/messages/index.ts";
import { useNotices } from "../../lib/notices.ts";
import { useMutationAnswer } from "../../lib/use-mutation-answer.ts";
import { LoadNewest, SettingsForm } from "../../ui/settings/index.ts";
import type { AccountTabProps } from "./account-tab.ts";
import { DispositionSection, ProxySection, RecontactSection, WhitelistSection } from "./advanced-sections.tsx";
import { type AdvancedValues, advancedValues } from "./advanced-values.ts";
import { AdvancedChoicesQuery, SetAccountWhitelistMutation, UpdateAccountMutation } from "./operations.ts";

/** The address the provider reaches us at, dispositions, the recontact template and the whitelist. */
export function AdvancedTab({ account, onLoadNewest }: AccountTabProps) {
  const text = useText();
  const notices = useNotices();
  const choices = useQuery(AdvancedChoicesQuery, { variables: { accountId: account.id } }).data;
  const [updateAccount, isUpdating] = useMutationAnswer(UpdateAccountMutation);
  const [setWhitelist, isAttaching] = useMutationAnswer(SetAccountWhitelistMutation);
  const form = useForm<AdvancedValues>({
    initialValues: advancedValues(account),
    validate: {
      domain: required(text),
      dispositionPauseId: (value, { mandatoryDisposition }) =>
        mandatoryDisposition && value === "" ? text("accounts.dispositionPauseMissing") : null,
      whitelist: {
        message: (value, { whitelist }) =>
          whitelist.enabled && value.trim() === "" ? text("accounts.whitelistMessageMissing") : null,
      },
    },
  });

  function restart(from: AccountConfigurationFragment) {
    restartForm(form, advancedValues(from));
  }

  async function handleSubmit({ contactListIds, ...values }: AdvancedValues) {
    // Lists first: turned on before they are attached, everybody would be refused for a moment.
    if (form.isDirty("contactListIds")) {
      const attached = (await setWhitelist({ input: { accountId: account.id, contactListIds } }))?.setAccountWhitelist;
      if (attached?.__typename !== "AccountSaved") return showRefusal(form, attached, text);
    }
    const input = { id: account.id, version: account.version, ...values, domain: values.domain.trim() };
    const answer = (await updateAccount({ input }))?.updateAccount;
    if (answer?.__typename !== "AccountSaved") return showRefusal(form, answer, text);
    restart(answer.account);
    notices.done("common.saved");
  }

  return (
    <SettingsForm
      form={form}
      labels={{
        domain: text("accounts.domain"),
        dispositionPauseId: text("accounts.dispositionPause"),
        recontactTemplateId: text("templates.recontact"),
        "whitelist.message": text("accounts.whitelistMessage"),
        contactListIds: text("accounts.whitelistLists"),
      }}
      onSubmit={handleSubmit}
      isSending={isUpdating || isAttaching}
      remedy={<LoadNewest onLoad={async () => restart((await onLoadNewest()) ?? account)} />}
    >
      <ProxySection form={form} account={account} />
      <DispositionSection
        form={form}
        pauses={choices?.pauses ?? (account.dispositionPause ? [account.dispositionPause] : [])}
      />
      <RecontactSection form={form} account={account} templates={choices?.templates ?? []} />
      <WhitelistSection form={form} lists={choices?.contactLists ?? account.whitelist?.lists ?? []} />
    </SettingsForm>
  );
}
