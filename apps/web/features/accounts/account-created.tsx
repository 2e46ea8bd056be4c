"use client";
import { Alert, Button, Group, Stack } from "@mantine/core";
import { IconCheck, IconUsersPlus } from "@tabler/icons-react";
import Link from "next/link";
import type { AccountConfigurationFragment } from "#gql/types";
import { useText } from "../../lib/messages/index.ts";
import { CopyField } from "../../ui/form/copy-field.tsx";
import { SettingsSection } from "../../ui/settings/index.ts";

/** What is left to do after creating: the receive URL at the provider, agents on the account. */
export function AccountCreated({ account }: { account: AccountConfigurationFragment }) {
  const text = useText();
  return (
    <Stack gap="lg" maw="calc(var(--parley-field-width) + 18rem)">
      <Alert role="status" color="positive" icon={<IconCheck aria-hidden />}>
        {text("accounts.created", { name: account.name })}
      </Alert>
      <SettingsSection
        title={text("accounts.receiveStep")}
        body={text("accounts.receiveStepBody", { provider: account.provider.label })}
      >
        <CopyField label={text("accounts.receiveUrl")} value={account.receiveUrl ?? ""} />
      </SettingsSection>
      <SettingsSection title={text("accounts.agentsStep")} body={text("accounts.agentsStepBody")}>
        <Group>
          <Button
            component={Link}
            href={`/accounts/${account.id}?tab=agents`}
            leftSection={<IconUsersPlus size="1rem" aria-hidden />}
          >
            {text("accounts.addAgents")}
          </Button>
          <Button component={Link} variant="default" href={`/accounts/${account.id}?tab=actions`}>
            {text("accounts.setUpRouting")}
          </Button>
        </Group>
      </SettingsSection>
    </Stack>
  );
}
