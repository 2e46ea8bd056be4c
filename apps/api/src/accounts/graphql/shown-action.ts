import type { DispositionId, QueueId, RoutingAction, RoutingCondition, UserId } from "@parley/schema";
import type { PlannedAction } from "../domain/planned-action.ts";

/** A step with all the fields the wire has; its targets are resolved from their ids, which may lead nowhere (ACT-21). */
export type ShownAction = RoutingAction & {
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
};

/** What belongs to other types of step is null. */
export function shownAction(action: PlannedAction): ShownAction {
  return { ...EMPTY, ...action };
}
