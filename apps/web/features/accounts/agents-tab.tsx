"use client";
import { Alert } from "@mantine/core";
import { useForm } from "@mantine/form";
import { IconAlertTriangle } from "@tabler/icons-react";
import { restartForm, showRefusal } from "../../lib/forms.ts";
import { useText } from "../../lib/messages/index.ts";
import { useNotices } from "../../lib/notices.ts";
import { useMutationAnswer } from "../../lib/use-mutation-answer.ts";
import { SettingsForm, SettingsSection } from "../../ui/settings/index.ts";
import { PeoplePicker } from "../people/index.ts";
import type { AccountTabProps } from "./account-tab.ts";
import { SetAccountAgentsMutation } from "./operations.ts";

/** Who sees the account's interactions and may be offered them. */
export function AgentsTab({ account }: AccountTabProps) {
  const text = useText();
  const notices = useNotices();
  const [setAgents, isSending] = useMutationAnswer(SetAccountAgentsMutation);
  const form = useForm({ initialValues: { agentIds: account.agents.map(({ id }) => id) } });

  async function handleSubmit({ agentIds }: typeof form.values) {
    const answer = (await setAgents({ input: { accountId: account.id, agentIds } }))?.setAccountAgents;
    if (answer?.__typename !== "AccountSaved") return showRefusal(form, answer, text);
    restartForm(form, { agentIds });
    notices.done("common.saved");
  }

  return (
    <SettingsForm
      form={form}
      labels={{ agentIds: text("accounts.agents") }}
      onSubmit={handleSubmit}
      isSending={isSending}
    >
      <SettingsSection title={text("accounts.agentsTitle")} body={text("accounts.agentsBody")}>
        {account.agents.length === 0 && (
          <Alert color="gray" icon={<IconAlertTriangle aria-hidden />}>
            {text("accounts.agentsMissing")}
          </Alert>
        )}
        <PeoplePicker
          label={text("accounts.agents")}
          chosen={form.values.agentIds}
          onChange={(agentIds) => form.setFieldValue("agentIds", [...agentIds])}
        />
      </SettingsSection>
    </SettingsForm>
  );
}
