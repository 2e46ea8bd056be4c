"use client";
import { Switch } from "@mantine/core";
import { useForm } from "@mantine/form";
import type { AccountConfigurationFragment } from "#gql/types";
import { restartForm, showRefusal } from "../../../lib/forms.ts";
import { useText } from "../../../lib/messages/index.ts";
import { useNotices } from "../../../lib/notices.ts";
import { useMutationAnswer } from "../../../lib/use-mutation-answer.ts";
import { LoadNewest, SettingsForm, SettingsSection } from "../../../ui/settings/index.ts";
import type { AccountTabProps } from "../account-tab.ts";
import { UpdateAccountMutation } from "../operations.ts";
import { TemplateEditor } from "./template-editor.tsx";

const valuesOf = ({ notification }: AccountConfigurationFragment) => ({
  sound: notification.sound,
  shake: notification.shake,
  template: notification.template,
});

/** The paths by which the API names the fields, as the form has them. */
const PREFIX = "notification.";

/** How an offer of this account announces itself. */
export function NotificationTab({ account, onLoadNewest }: AccountTabProps) {
  const text = useText();
  const notices = useNotices();
  const [updateAccount, isSending] = useMutationAnswer(UpdateAccountMutation);
  const form = useForm({ initialValues: valuesOf(account) });

  function restart(from: AccountConfigurationFragment) {
    restartForm(form, valuesOf(from));
  }

  async function handleSubmit(notification: typeof form.values) {
    const answer = await updateAccount({ input: { id: account.id, version: account.version, notification } });
    const result = answer?.updateAccount;
    if (result?.__typename === "ValidationFailed") {
      const fields = result.fields.map(({ path, message }) => ({ path: path.replace(PREFIX, ""), message }));
      return showRefusal(form, { ...result, fields }, text);
    }
    if (result?.__typename !== "AccountSaved") return showRefusal(form, result, text);
    restart(result.account);
    notices.done("common.saved");
  }

  return (
    <SettingsForm
      form={form}
      labels={{ template: text("accounts.notificationTemplate") }}
      onSubmit={handleSubmit}
      isSending={isSending}
      remedy={<LoadNewest onLoad={async () => restart((await onLoadNewest()) ?? account)} />}
    >
      <SettingsSection title={text("accounts.notification")} body={text("accounts.notificationBody")}>
        <Switch
          label={text("accounts.sound")}
          description={text("accounts.soundHint")}
          {...form.getInputProps("sound", { type: "checkbox" })}
        />
        <Switch
          label={text("accounts.shake")}
          description={text("accounts.shakeHint")}
          {...form.getInputProps("shake", { type: "checkbox" })}
        />
      </SettingsSection>
      <SettingsSection title={text("accounts.notificationText")} body={text("accounts.notificationTextBody")}>
        <TemplateEditor
          account={account}
          value={form.values.template}
          error={form.errors.template}
          onChange={(template) => form.setFieldValue("template", template)}
        />
      </SettingsSection>
    </SettingsForm>
  );
}
