"use client";
import { NumberInput, Radio, Stack, Textarea, TextInput } from "@mantine/core";
import type { UseFormReturnType } from "@mantine/form";
import { AGENT_TIMEOUT_SECONDS, QUEUE_WEIGHT } from "@parley/schema/plain";
import { useText } from "../../lib/messages/index.ts";
import { SettingsSection } from "../../ui/settings/index.ts";
import { PeoplePicker } from "../people/index.ts";
import { QueueTeams } from "./queue-teams.tsx";
import { type QueueValues, strategies } from "./queue-values.ts";

/** A queue's fields, for creating and editing alike. */
export function QueueFields({ form }: { form: UseFormReturnType<QueueValues> }) {
  const text = useText();
  return (
    <>
      <SettingsSection title={text("queues.identity")} body={text("queues.identityBody")}>
        <TextInput label={text("queues.name")} withAsterisk {...form.getInputProps("name")} />
        <Textarea
          label={text("queues.description")}
          autosize
          minRows={2}
          maxRows={8}
          {...form.getInputProps("description")}
        />
      </SettingsSection>
      <SettingsSection title={text("queues.offering")} body={text("queues.offeringBody")}>
        <Radio.Group label={text("queues.strategy")} {...form.getInputProps("strategy")}>
          <Stack gap="xs" mt="xs">
            {strategies.map(({ value, label, hint }) => (
              <Radio key={value} value={value} label={text(label)} description={text(hint)} />
            ))}
          </Stack>
        </Radio.Group>
        <NumberInput
          label={text("queues.timeout")}
          description={text("queues.timeoutHint")}
          suffix={text("queues.secondsSuffix")}
          min={AGENT_TIMEOUT_SECONDS.min}
          max={AGENT_TIMEOUT_SECONDS.max}
          clampBehavior="none"
          allowDecimal={false}
          className="short-field"
          {...form.getInputProps("agentTimeoutSeconds")}
        />
        <NumberInput
          label={text("queues.weight")}
          description={text("queues.weightHint")}
          min={QUEUE_WEIGHT.min}
          max={QUEUE_WEIGHT.max}
          clampBehavior="none"
          allowDecimal={false}
          className="short-field"
          {...form.getInputProps("weight")}
        />
      </SettingsSection>
      <SettingsSection title={text("queues.members")} body={text("queues.membersBody")}>
        <PeoplePicker
          label={text("queues.members")}
          chosen={form.values.agentIds}
          onChange={(agentIds) => form.setFieldValue("agentIds", [...agentIds])}
        />
        <QueueTeams form={form} />
      </SettingsSection>
    </>
  );
}
