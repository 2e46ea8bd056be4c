"use client";
import { NumberInput, Switch } from "@mantine/core";
import { useForm } from "@mantine/form";
import { TRANSFER_SECONDS } from "@parley/schema/plain";
import type { AccountConfigurationFragment } from "#gql/types";
import { restartForm, showRefusal } from "../../lib/forms.ts";
import { useText } from "../../lib/messages/index.ts";
import { useNotices } from "../../lib/notices.ts";
import { useMutationAnswer } from "../../lib/use-mutation-answer.ts";
import { LoadNewest, SettingsForm, SettingsSection } from "../../ui/settings/index.ts";
import type { AccountTabProps } from "./account-tab.ts";
import { wholeNumber } from "./account-values.ts";
import { UpdateAccountMutation } from "./operations.ts";

function valuesOf({ transferToAgent, transferToQueue }: AccountConfigurationFragment) {
  return {
    transferToAgent: {
      enabled: transferToAgent.enabled,
      timeoutSeconds: transferToAgent.timeoutSeconds as number | string,
    },
    transferToQueue: {
      enabled: transferToQueue.enabled,
      timeoutSeconds: transferToQueue.timeoutSeconds as number | string,
    },
  };
}

/** Whether agents may transfer interactions to each other and to queues, and for how long it is tried. */
export function TransferTab({ account, onLoadNewest }: AccountTabProps) {
  const text = useText();
  const notices = useNotices();
  const [updateAccount, isSending] = useMutationAnswer(UpdateAccountMutation);
  const seconds = wholeNumber(TRANSFER_SECONDS, text);
  const form = useForm({
    initialValues: valuesOf(account),
    validate: { transferToAgent: { timeoutSeconds: seconds }, transferToQueue: { timeoutSeconds: seconds } },
  });

  async function handleSubmit({ transferToAgent, transferToQueue }: typeof form.values) {
    const input = {
      id: account.id,
      version: account.version,
      transferToAgent: { ...transferToAgent, timeoutSeconds: Number(transferToAgent.timeoutSeconds) },
      transferToQueue: { ...transferToQueue, timeoutSeconds: Number(transferToQueue.timeoutSeconds) },
    };
    const answer = (await updateAccount({ input }))?.updateAccount;
    if (answer?.__typename !== "AccountSaved") return showRefusal(form, answer, text);
    restartForm(form, valuesOf(answer.account));
    notices.done("common.saved");
  }

  const kinds = [
    { kind: "transferToAgent", title: text("accounts.transferToAgent"), body: text("accounts.transferToAgentBody") },
    { kind: "transferToQueue", title: text("accounts.transferToQueue"), body: text("accounts.transferToQueueBody") },
  ] as const;

  return (
    <SettingsForm
      form={form}
      labels={Object.fromEntries(kinds.map(({ kind, title }) => [`${kind}.timeoutSeconds`, title]))}
      onSubmit={handleSubmit}
      isSending={isSending}
      remedy={<LoadNewest onLoad={async () => restartForm(form, valuesOf((await onLoadNewest()) ?? account))} />}
    >
      {kinds.map(({ kind, title, body }) => (
        <SettingsSection key={kind} title={title} body={body}>
          <Switch
            label={text("accounts.transferAllowed")}
            {...form.getInputProps(`${kind}.enabled`, { type: "checkbox" })}
          />
          {form.values[kind].enabled && (
            <NumberInput
              label={text("accounts.transferTimeout")}
              description={text("accounts.transferTimeoutHint")}
              suffix={text("accounts.secondsSuffix")}
              min={TRANSFER_SECONDS.min}
              max={TRANSFER_SECONDS.max}
              clampBehavior="none"
              allowDecimal={false}
              className="short-field"
              {...form.getInputProps(`${kind}.timeoutSeconds`)}
            />
          )}
        </SettingsSection>
      ))}
    </SettingsForm>
  );
}
