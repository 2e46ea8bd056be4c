"use client";
import { Alert, Select, Switch, Textarea, TextInput } from "@mantine/core";
import type { UseFormReturnType } from "@mantine/form";
import { MESSAGE_TEXT_LENGTH, WHITELIST_REPLY_MINUTES } from "@parley/schema/plain";
import { IconAlertTriangle } from "@tabler/icons-react";
import type { AccountConfigurationFragment, AdvancedChoicesQuery } from "#gql/types";
import { useText } from "../../lib/messages/index.ts";
import { CopyField } from "../../ui/form/copy-field.tsx";
import { SettingsSection } from "../../ui/settings/index.ts";
import { type AdvancedValues, tokenIn } from "./advanced-values.ts";
import { WhitelistLists } from "./whitelist-fields.tsx";

type AdvancedForm = UseFormReturnType<AdvancedValues>;

/** The domain of the receive URL, and the token that cannot be changed (R16). */
export function ProxySection({ form, account }: { form: AdvancedForm; account: AccountConfigurationFragment }) {
  const text = useText();
  return (
    <SettingsSection title={text("accounts.proxy")} body={text("accounts.proxyBody")}>
      <TextInput
        label={text("accounts.domain")}
        description={text("accounts.domainHint")}
        withAsterisk
        spellCheck={false}
        {...form.getInputProps("domain")}
      />
      {form.isDirty("domain") && (
        <Alert color="caution" icon={<IconAlertTriangle aria-hidden />}>
          {text("accounts.domainWarning")}
        </Alert>
      )}
      {account.receiveUrl && <CopyField label={text("accounts.proxyToken")} value={tokenIn(account.receiveUrl)} />}
    </SettingsSection>
  );
}

/** Whether agents must say how an interaction ended, and the pause that is on meanwhile (R11). */
export function DispositionSection(props: {
  form: AdvancedForm;
  pauses: readonly { readonly id: string; readonly name: string }[];
}) {
  const { form, pauses } = props;
  const text = useText();
  return (
    <SettingsSection title={text("accounts.disposition")} body={text("accounts.dispositionBody")}>
      <Switch
        label={text("accounts.mandatoryDisposition")}
        {...form.getInputProps("mandatoryDisposition", { type: "checkbox" })}
      />
      {form.values.mandatoryDisposition && (
        <Select
          label={text("accounts.dispositionPause")}
          description={text(pauses.length === 0 ? "accounts.noPause" : "accounts.dispositionPauseHint")}
          withAsterisk
          searchable
          allowDeselect={false}
          data={pauses.map(({ id, name }) => ({ value: id, label: name }))}
          {...form.getInputProps("dispositionPauseId")}
          value={form.values.dispositionPauseId || null}
          onChange={(id) => form.setFieldValue("dispositionPauseId", id ?? "")}
        />
      )}
    </SettingsSection>
  );
}

/** The template offered once the service window is closed: approved ones marked for it. */
export function RecontactSection(props: {
  form: AdvancedForm;
  account: AccountConfigurationFragment;
  templates: AdvancedChoicesQuery["templates"];
}) {
  const { form, account, templates } = props;
  const text = useText();
  if (!account.provider.capabilities.templates) return null;
  const fitting = templates.filter(({ state, isRecontact }) => state === "APPROVED" && isRecontact);
  return (
    <SettingsSection title={text("templates.recontact")} body={text("templates.recontactHint")}>
      <Select
        label={text("templates.template")}
        description={fitting.length === 0 ? text("templates.noRecontact") : undefined}
        placeholder={text("common.none")}
        clearable
        data={fitting.map(({ id, name, language }) => ({ value: id, label: `${name} (${language})` }))}
        {...form.getInputProps("recontactTemplateId")}
        value={form.values.recontactTemplateId || null}
        onChange={(id) => form.setFieldValue("recontactTemplateId", id ?? "")}
      />
    </SettingsSection>
  );
}

/** Who may write, what the others are told, and the lists of those who may. */
export function WhitelistSection(props: {
  form: AdvancedForm;
  lists: readonly { readonly id: string; readonly name: string }[];
}) {
  const { form, lists } = props;
  const text = useText();
  return (
    <SettingsSection title={text("accounts.whitelist")} body={text("accounts.whitelistBody")}>
      <Switch
        label={text("accounts.whitelistEnabled")}
        {...form.getInputProps("whitelist.enabled", { type: "checkbox" })}
      />
      {form.values.whitelist.enabled && (
        <>
          <Textarea
            label={text("accounts.whitelistMessage")}
            description={text("accounts.whitelistMessageHint", { minutes: WHITELIST_REPLY_MINUTES })}
            withAsterisk
            autosize
            minRows={2}
            maxRows={8}
            maxLength={MESSAGE_TEXT_LENGTH.max}
            {...form.getInputProps("whitelist.message")}
          />
          <WhitelistLists
            lists={lists}
            chosen={form.values.contactListIds}
            onChange={(ids) => form.setFieldValue("contactListIds", ids)}
            isOn
            error={form.errors.contactListIds}
          />
        </>
      )}
    </SettingsSection>
  );
}
