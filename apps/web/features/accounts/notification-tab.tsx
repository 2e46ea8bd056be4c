"use client";
import { Switch, Textarea } from "@mantine/core";
import { useForm } from "@mantine/form";
import { NOTIFICATION_TEMPLATE_LENGTH_MAX } from "@parley/schema/plain";
import type { AccountConfigurationFragment } from "#gql/types";
import { restartForm, showRefusal } from "../../lib/forms.ts";
import { useText } from "../../lib/messages/index.ts";
import { useNotices } from "../../lib/notices.ts";
import { useSend } from "../../lib/sending.ts";
import { LoadNewest, SettingsForm, SettingsSection } from "../../ui/settings/index.ts";
import type { AccountTabProps } from "./account-settings.tsx";
import { UpdateAccountMutation } from "./operations.ts";

const valuesOf = ({ notification }: AccountConfigurationFragment) => ({
  sound: notification.sound,
  shake: notification.shake,
  template: notification.template,
});

/** How an offer of this account announces itself (NOT-01 to NOT-05). */
export function NotificationTab({ account, onLoadNewest }: AccountTabProps) {
  const text = useText();
  const notices = useNotices();
  const [updateAccount, isSending] = useSend(UpdateAccountMutation);
  const form = useForm({ initialValues: valuesOf(account) });

  function restart(from: AccountConfigurationFragment) {
    restartForm(form, valuesOf(from));
  }

  async function handleSubmit(notification: typeof form.values) {
    const answer = await updateAccount({ input: { id: account.id, version: account.version, notification } });
    if (answer?.updateAccount.__typename !== "AccountSaved") return showRefusal(form, answer?.updateAccount, text);
    restart(answer.updateAccount.account);
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
        <Textarea
          label={text("accounts.notificationTemplate")}
          description={text("accounts.notificationTemplateHint")}
          autosize
          minRows={4}
          maxRows={12}
          maxLength={NOTIFICATION_TEMPLATE_LENGTH_MAX}
          spellCheck={false}
          {...form.getInputProps("template")}
        />
      </SettingsSection>
    </SettingsForm>
  );
}
