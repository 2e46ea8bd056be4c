import type { QueueId } from "@parley/schema";
import { because } from "../../../platform/reasons.ts";
import { waitCheck } from "../field-checks.ts";
import { referenceTo } from "../plan-targets.ts";
import { checked, type StepKind, targetGone } from "../step-kind.ts";

interface QueueStep {
  readonly type: "queue";
  readonly queueId: QueueId;
  readonly waitSeconds: number;
}

/** Offers the interaction to a queue and waits. */
export const queue: StepKind<QueueStep> = {
  type: "queue",
  fields: ["queueId", "waitSeconds"],
  check: (input, { queueIds }) => [
    ["queueId", queueIds.has(input.queueId ?? "") ? null : because("STEP_QUEUE_WRONG")],
    waitCheck(input),
  ],
  read: ({ queueId, waitSeconds }) => ({
    type: "queue",
    queueId: checked(queueId),
    waitSeconds: checked(waitSeconds),
  }),
  refersTo: ({ queueId }) => referenceTo("queue", queueId),
  run({ queueId, waitSeconds: seconds }, { targets }) {
    if (targets.queue(queueId) === undefined) return targetGone();
    return { outcome: "asked", seconds, stop: { at: "search", target: { type: "queue", queueId }, seconds } };
  },
};
