"use client";
import { useQuery } from "@apollo/client/react";
import { Alert, Button, Text } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useDisclosure } from "@mantine/hooks";
import { IconAlertTriangle } from "@tabler/icons-react";
import { useRouter } from "next/navigation";
import type { AccountConfigurationFragment } from "#gql/types";
import { restartForm, showRefusal } from "../../lib/forms.ts";
import { useText } from "../../lib/messages/index.ts";
import { useNotices } from "../../lib/notices.ts";
import { useMutationAnswer } from "../../lib/use-mutation-answer.ts";
import { CopyField } from "../../ui/form/copy-field.tsx";
import { LoadNewest, SettingsForm, SettingsSection } from "../../ui/settings/index.ts";
import { IdentityFields, InactivityField, WaitFields } from "./account-fields.tsx";
import { accountLabels } from "./account-labels.ts";
import type { AccountTabProps } from "./account-tab.ts";
import { type AccountValues, accountRules, valuesOf } from "./account-values.ts";
import { CredentialFields } from "./credential-fields.tsx";
import { DeleteAccount } from "./delete-account.tsx";
import { NewAccountQuery, UpdateAccountMutation } from "./operations.ts";

/** Everything of the creation form but the type, with the receive URL, the waits and inactivity. */
export function GeneralTab({ account, onLoadNewest }: AccountTabProps) {
  const text = useText();
  const notices = useNotices();
  const lists = useQuery(NewAccountQuery).data?.contactLists ?? [account.contactList];
  const [updateAccount, isSending] = useMutationAnswer(UpdateAccountMutation);
  const form = useForm<AccountValues>({ initialValues: valuesOf(account), validate: accountRules(text) });
  const fields = account.provider.credentialFields;
  const stored = new Set((account.credentials ?? []).filter(({ isSet }) => isSet).map(({ name }) => name));

  function restart(from: AccountConfigurationFragment) {
    restartForm(form, valuesOf(from));
  }

  async function handleSubmit(values: AccountValues) {
    const answer = await updateAccount({
      input: {
        id: account.id,
        version: account.version,
        name: values.name.trim(),
        key: values.key.trim(),
        phone: values.phone.trim(),
        description: values.description.trim(),
        contactListId: values.contactListId,
        credentials: fields.map(({ name }) => ({ name, value: values.credentials[name]?.trim() ?? "" })),
        waitForAssignedAgentSeconds: Number(values.waitForAssignedAgentSeconds),
        waitForAssignedQueueSeconds: Number(values.waitForAssignedQueueSeconds),
        inactivityMinutes: Number(values.inactivityMinutes),
      },
    });
    if (answer?.updateAccount.__typename !== "AccountSaved") return showRefusal(form, answer?.updateAccount, text);
    restart(answer.updateAccount.account);
    notices.done("common.saved");
  }

  return (
    <SettingsForm
      form={form}
      labels={accountLabels(text, fields)}
      onSubmit={handleSubmit}
      isSending={isSending}
      remedy={<LoadNewest onLoad={async () => restart((await onLoadNewest()) ?? account)} />}
    >
      {account.needsCredentials && (
        <Alert color="danger" icon={<IconAlertTriangle size="1.1rem" aria-hidden />}>
          {text("accounts.needsCredentialsBody")}
        </Alert>
      )}
      <IdentityFields form={form} lists={lists} />
      <SettingsSection
        title={text("accounts.receive")}
        body={text("accounts.receiveBody", { provider: account.provider.label })}
      >
        {account.receiveUrl && <CopyField label={text("accounts.receiveUrl")} value={account.receiveUrl} />}
        <Text size="xs" c="dimmed">
          {text("accounts.domainElsewhere")}
        </Text>
      </SettingsSection>
      <SettingsSection
        title={text("accounts.connection")}
        body={text("accounts.credentialsBody", { provider: account.provider.label })}
      >
        <CredentialFields form={form} provider={account.provider.kind} fields={fields} stored={stored} />
      </SettingsSection>
      <WaitFields form={form} />
      <InactivityField form={form} />
      <DangerSection account={account} />
    </SettingsForm>
  );
}

/** Apart from the rest: deleting names what goes before it does. */
function DangerSection({ account }: { account: AccountConfigurationFragment }) {
  const text = useText();
  const router = useRouter();
  const [isAsking, asking] = useDisclosure(false);
  return (
    <SettingsSection title={text("accounts.danger")} body={text("accounts.dangerBody")}>
      <div>
        <Button variant="light" color="danger" onClick={asking.open}>
          {text("accounts.deleteConfirm")}
        </Button>
      </div>
      {isAsking && (
        <DeleteAccount account={account} onClose={asking.close} onDeleted={() => router.replace("/accounts")} />
      )}
    </SettingsSection>
  );
}
