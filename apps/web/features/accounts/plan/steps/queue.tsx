"use client";
import { Select } from "@mantine/core";
import { WAIT_SECONDS } from "@parley/schema/plain";
import { IconStack2 } from "@tabler/icons-react";
import { useText } from "../../../../lib/messages/index.ts";
import { FRESH_WAIT_SECONDS, WaitField, waitError } from "./seconds-fields.tsx";
import type { StepFieldsProps, StepKind } from "./step-kind.ts";

interface QueueValues {
  readonly queueId: string | null;
  readonly waitSeconds: number | string;
}

export const queue: StepKind<QueueValues> = {
  label: "plan.queue",
  hint: "plan.queueHint",
  icon: IconStack2,
  fresh: () => ({ queueId: null, waitSeconds: FRESH_WAIT_SECONDS }),
  stored: (step) => ({ queueId: step.queue?.id ?? null, waitSeconds: step.waitSeconds ?? WAIT_SECONDS.default }),
  input: ({ queueId, waitSeconds }) => ({ queueId, waitSeconds: Number(waitSeconds) }),
  errors: ({ queueId, waitSeconds }, { text }) => ({
    queueId: queueId === null ? text("plan.chooseQueue") : null,
    waitSeconds: waitError(waitSeconds, text),
  }),
  summary({ queueId, waitSeconds: seconds }, { text, targets }) {
    const name = targets.queues.edges.find(({ node }) => node.id === queueId)?.node.name;
    return name === undefined ? text("plan.sayChoose") : text("plan.sayAsk", { name, seconds });
  },
  Fields,
  hasLostTarget: ({ queueId }) => queueId === null,
};

function Fields({ targets, field }: StepFieldsProps<QueueValues>) {
  const text = useText();
  return (
    <>
      <Select
        label={text("plan.queueLabel")}
        searchable
        allowDeselect={false}
        nothingFoundMessage={text("plan.noQueue")}
        data={targets.queues.edges.map(({ node }) => ({ value: node.id, label: node.name }))}
        {...field("queueId")}
      />
      <WaitField field={field("waitSeconds")} />
    </>
  );
}
