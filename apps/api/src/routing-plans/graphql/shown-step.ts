import type { DispositionId, QueueId, RoutingAction, RoutingCondition, UserId } from "@parley/schema";
import type { PlanStep } from "../domain/step-kinds.ts";

/** A step with every field of the API. What it names is found by its id, which may lead nowhere. */
export type ShownStep = RoutingAction & {
  readonly queueId: QueueId | null;
  readonly agentId: UserId | null;
  readonly dispositionId: DispositionId | null;
  readonly condition: RoutingCondition | null;
};

const EMPTY = {
  intervalId: null,
  queueId: null,
  agentId: null,
  dispositionId: null,
  waitSeconds: null,
  text: null,
  mode: null,
  tag: null,
  targetStepId: null,
  condition: null,
  variable: null,
  url: null,
  body: null,
  headers: [],
  mappings: [],
  timeoutSeconds: null,
  command: null,
} satisfies Omit<ShownStep, "id" | "type" | "interval" | "queue" | "agent" | "disposition" | "conditionJson">;

/** Fields of other kinds of step are null. */
export function shownStep(step: PlanStep): ShownStep {
  return { ...EMPTY, ...step };
}
