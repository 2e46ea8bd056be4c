"use client";
import { useQuery } from "@apollo/client/react";
import { MultiSelect, NumberInput, Radio, Stack, Switch, TextInput } from "@mantine/core";
import type { UseFormReturnType } from "@mantine/form";
import { CAPACITY, PASSWORD_LENGTH } from "@parley/schema/plain";
import type { Role } from "#gql/types";
import { type MessageId, useText } from "../../lib/messages/index.ts";
import { PasswordField } from "../../ui/form/password-field.tsx";
import { SettingsSection } from "../../ui/settings/index.ts";
import { UserChoicesQuery } from "./operations.ts";
import type { UserValues } from "./user-values.ts";

const roles: readonly { readonly value: Role; readonly hint: MessageId }[] = [
  { value: "AGENT", hint: "users.agentHint" },
  { value: "SUPERVISOR", hint: "users.supervisorHint" },
  { value: "ADMINISTRATOR", hint: "users.administratorHint" },
];

interface Named {
  readonly id: string;
  readonly name: string;
}

/** A user's fields, for creating and editing alike. */
export function UserFields(props: {
  form: UseFormReturnType<UserValues>;
  isNew: boolean;
  /** What they belong to now, should it not be among the first hundred. */
  known: { readonly accounts: readonly Named[]; readonly queues: readonly Named[] };
}) {
  const { form, isNew, known } = props;
  const text = useText();
  const { data } = useQuery(UserChoicesQuery);

  return (
    <>
      <SettingsSection title={text("users.identity")} body={text("users.identityBody")}>
        <TextInput label={text("users.name")} withAsterisk autoComplete="off" {...form.getInputProps("name")} />
        <TextInput
          label={text("users.alias")}
          description={text("users.aliasHint")}
          autoComplete="off"
          {...form.getInputProps("alias")}
        />
        <TextInput
          label={text("users.email")}
          description={text("users.emailHint")}
          type="email"
          withAsterisk
          autoComplete="off"
          {...form.getInputProps("email")}
        />
        <PasswordField
          label={text(isNew ? "users.password" : "users.newPassword")}
          hint={text(isNew ? "users.passwordHint" : "users.newPasswordHint", { min: PASSWORD_LENGTH.min })}
          withAsterisk={isNew}
          autoComplete="new-password"
          {...form.getInputProps("password")}
        />
      </SettingsSection>
      <SettingsSection title={text("users.role")} body={text("users.roleBody")}>
        <Radio.Group aria-label={text("users.role")} {...form.getInputProps("role")}>
          <Stack gap="xs">
            {roles.map(({ value, hint }) => (
              <Radio key={value} value={value} label={text(`frame.role.${value}`)} description={text(hint)} />
            ))}
          </Stack>
        </Radio.Group>
      </SettingsSection>
      <SettingsSection title={text("users.work")} body={text("users.workBody")}>
        <MultiSelect
          label={text("users.accounts")}
          description={text("users.accountsHint")}
          searchable
          hidePickedOptions
          data={choices(data?.accounts.edges, known.accounts)}
          {...form.getInputProps("accountIds")}
        />
        <MultiSelect
          label={text("users.queues")}
          description={text("users.queuesHint")}
          searchable
          hidePickedOptions
          data={choices(data?.queues.edges, known.queues)}
          {...form.getInputProps("queueIds")}
        />
        <NumberInput
          label={text("users.capacity")}
          description={text("users.capacityHint")}
          min={CAPACITY.min}
          max={CAPACITY.max}
          clampBehavior="none"
          allowDecimal={false}
          className="short-field"
          {...form.getInputProps("capacity")}
        />
        <Switch
          label={text("users.autoAnswer")}
          description={text("users.autoAnswerHint")}
          {...form.getInputProps("autoAnswer", { type: "checkbox" })}
        />
      </SettingsSection>
    </>
  );
}

function choices(edges: readonly { readonly node: Named }[] | undefined, known: readonly Named[]) {
  const all = new Map([...known, ...(edges ?? []).map(({ node }) => node)].map(({ id, name }) => [id, name]));
  return [...all].map(([value, label]) => ({ value, label }));
}
