import type { IntervalId, RoutingActionType } from "@parley/schema";
import { agent } from "./kinds/agent.ts";
import { autoReply } from "./kinds/auto-reply.ts";
import { close } from "./kinds/close.ts";
import { goTo } from "./kinds/go-to.ts";
import { goToIf } from "./kinds/go-to-if.ts";
import { httpRequest } from "./kinds/http-request.ts";
import { note } from "./kinds/note.ts";
import { queue } from "./kinds/queue.ts";
import { setVariable } from "./kinds/set-variable.ts";
import { system } from "./kinds/system.ts";
import { tag } from "./kinds/tag.ts";
import type { StepContent, StepField, StepIdentity, StepKind } from "./step-kind.ts";

/** Every kind of step. One that is missing here does not compile. */
const STEP_KINDS = {
  queue,
  agent,
  auto_reply: autoReply,
  tag,
  close,
  go_to: goTo,
  go_to_if: goToIf,
  set_variable: setVariable,
  note,
  http_request: httpRequest,
  system,
} as const satisfies { readonly [Type in RoutingActionType]: StepKind<StepContent & { readonly type: Type }> };

/** What a step does, by its kind. `{{name}}` in its texts is filled in when it runs. */
export type PlanStepContent = {
  [Type in RoutingActionType]: (typeof STEP_KINDS)[Type] extends StepKind<infer Content> ? Content : never;
}[RoutingActionType];

/** One step of an account's routing plan, as it is stored. A stored plan is never changed, so an interaction keeps the one it began with (R5). */
export type PlanStep = StepIdentity & {
  /** Outside this interval the step is skipped; absent: it always applies. */
  readonly intervalId?: IntervalId;
} & PlanStepContent;

export function kindOf(type: RoutingActionType): StepKind<PlanStepContent> {
  return STEP_KINDS[type];
}

/** The fields of all kinds, each once. */
export const STEP_FIELDS: readonly StepField[] = [
  ...new Set(Object.values(STEP_KINDS).flatMap(({ fields }) => fields)),
];
