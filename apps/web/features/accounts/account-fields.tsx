"use client";
import { NumberInput, Select, Textarea, TextInput } from "@mantine/core";
import type { UseFormReturnType } from "@mantine/form";
import { INACTIVITY_MINUTES, WAIT_SECONDS } from "@parley/schema/plain";
import { useText } from "../../lib/messages/index.ts";
import { SettingsSection } from "../../ui/settings/index.ts";
import type { AccountValues } from "./account-values.ts";

export type AccountForm = UseFormReturnType<AccountValues>;

/** Who the number is: name, key, phone, description, and where its unknown senders are saved. */
export function IdentityFields({ form, lists }: { form: AccountForm; lists: readonly { id: string; name: string }[] }) {
  const text = useText();
  return (
    <SettingsSection title={text("accounts.identity")} body={text("accounts.identityBody")}>
      <TextInput label={text("accounts.name")} withAsterisk {...form.getInputProps("name")} />
      <TextInput
        label={text("accounts.key")}
        description={text("accounts.keyHint")}
        withAsterisk
        maxLength={5}
        className="short-field"
        autoComplete="off"
        spellCheck={false}
        {...form.getInputProps("key")}
      />
      <TextInput
        label={text("accounts.phone")}
        description={text("accounts.phoneHint")}
        withAsterisk
        inputMode="tel"
        autoComplete="off"
        {...form.getInputProps("phone")}
      />
      <Select
        label={text("accounts.contactList")}
        description={text("accounts.contactListHint")}
        withAsterisk
        searchable
        allowDeselect={false}
        data={lists.map(({ id, name }) => ({ value: id, label: name }))}
        {...form.getInputProps("contactListId")}
      />
      <Textarea
        label={text("accounts.description")}
        autosize
        minRows={2}
        maxRows={8}
        {...form.getInputProps("description")}
      />
    </SettingsSection>
  );
}

/** R10: when the customer no longer answers. */
export function InactivityField({ form }: { form: AccountForm }) {
  const text = useText();
  return (
    <SettingsSection title={text("accounts.inactivityTitle")} body={text("accounts.inactivityBody")}>
      <NumberInput
        label={text("accounts.inactivity")}
        description={text("accounts.inactivityHint")}
        placeholder={text("common.never")}
        suffix={text("accounts.minutesSuffix")}
        min={0}
        max={INACTIVITY_MINUTES.max}
        clampBehavior="none"
        allowDecimal={false}
        className="short-field"
        {...form.getInputProps("inactivityMinutes")}
      />
    </SettingsSection>
  );
}

/** R8: how long a message for an owned interaction waits before it goes on. */
export function WaitFields({ form }: { form: AccountForm }) {
  const text = useText();
  return (
    <SettingsSection title={text("accounts.waits")} body={text("accounts.waitsBody")}>
      <NumberInput
        label={text("accounts.waitForAgent")}
        description={text("accounts.waitForAgentHint")}
        suffix={text("accounts.secondsSuffix")}
        min={WAIT_SECONDS.min}
        max={WAIT_SECONDS.max}
        clampBehavior="none"
        allowDecimal={false}
        className="short-field"
        {...form.getInputProps("waitForAssignedAgentSeconds")}
      />
      <NumberInput
        label={text("accounts.waitForQueue")}
        description={text("accounts.waitForQueueHint")}
        suffix={text("accounts.secondsSuffix")}
        min={WAIT_SECONDS.min}
        max={WAIT_SECONDS.max}
        clampBehavior="none"
        allowDecimal={false}
        className="short-field"
        {...form.getInputProps("waitForAssignedQueueSeconds")}
      />
    </SettingsSection>
  );
}
