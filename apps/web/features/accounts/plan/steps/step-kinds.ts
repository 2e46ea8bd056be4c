import type { RoutingActionType } from "#gql/types";
import { agent } from "./agent.tsx";
import { autoReply } from "./auto-reply.tsx";
import { close } from "./close.tsx";
import { goTo } from "./go-to.tsx";
import { goToIf } from "./go-to-if.tsx";
import { httpRequest } from "./http-request.tsx";
import { note } from "./note.tsx";
import { queue } from "./queue.tsx";
import { setVariable } from "./set-variable.tsx";
import type { StepKind } from "./step-kind.ts";
import { system } from "./system.tsx";
import { tag } from "./tag.tsx";

/** Every kind of step, in the order the menu offers them. One that is missing here does not compile. */
const STEP_KINDS = {
  QUEUE: queue,
  AGENT: agent,
  AUTO_REPLY: autoReply,
  TAG: tag,
  GO_TO_IF: goToIf,
  GO_TO: goTo,
  SET_VARIABLE: setVariable,
  NOTE: note,
  HTTP_REQUEST: httpRequest,
  SYSTEM: system,
  CLOSE: close,
} as const satisfies Record<RoutingActionType, StepKind<object>>;

type ValuesOf<Type extends RoutingActionType> =
  (typeof STEP_KINDS)[Type] extends StepKind<infer Values> ? Values : never;

/** One step while it is edited. `key` is its id, which jumps name. */
export type PlanStep = {
  [Type in RoutingActionType]: {
    readonly key: string;
    readonly type: Type;
    readonly intervalId: string | null;
  } & ValuesOf<Type>;
}[RoutingActionType];

export function kindOf(type: RoutingActionType): StepKind<ValuesOf<RoutingActionType>> {
  return STEP_KINDS[type];
}

/** The kinds in the order the menu offers them. */
export const stepTypes = Object.keys(STEP_KINDS) as RoutingActionType[];

/** The names of the fields of all kinds. */
export const stepFields: readonly string[] = [
  ...new Set(["intervalId", ...Object.values(STEP_KINDS).flatMap((kind) => Object.keys(kind.fresh()))]),
];
