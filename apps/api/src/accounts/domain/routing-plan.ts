import {
  CALL_SECONDS,
  type FieldError,
  PLAN_ACTIONS_MAX,
  type Reason,
  type RoutingActionId,
  type RoutingActionInput,
} from "@parley/schema";
import { isId } from "../../platform/ids.ts";
import { because, wrongField } from "../../platform/reasons.ts";
import { wrongFields } from "../../platform/validation.ts";
import { sealedHeaders } from "./call-headers.ts";
import type { ActionContent, PlannedAction } from "./planned-action.ts";
import { contentChecks, intervalsIn, type PlanTargets, strayFields } from "./step-checks.ts";

/** The steps of a plan as they are stored, or every field that is wrong. Steps keep the ids they come with, so that jumps hold (ACT-08). */
export function readPlan(
  actions: readonly RoutingActionInput[],
  targets: PlanTargets,
  newActionId: () => RoutingActionId,
): { readonly actions: readonly PlannedAction[] } | { readonly wrong: readonly FieldError[] } {
  if (actions.length > PLAN_ACTIONS_MAX) {
    return { wrong: [wrongField("actions", because("PLAN_TOO_LONG", { max: PLAN_ACTIONS_MAX }))] };
  }
  const ids = actions.map(({ id }) => id?.toLowerCase() as RoutingActionId | undefined);
  const stepIds = new Set(ids.filter((id) => id !== undefined));
  const wrong = actions.flatMap((action, place) =>
    wrongFields([
      ["id", problemWithId(ids, place)],
      ...strayFields(action),
      ...contentChecks(action, targets, stepIds),
    ]).map((field) => ({ ...field, path: `actions.${place}.${field.path}` })),
  );
  if (wrong.length > 0) return { wrong };
  return {
    actions: actions.map((action, place) => ({
      id: ids[place] ?? newActionId(),
      ...(action.intervalId ? { intervalId: action.intervalId } : {}),
      ...contentOf(action, targets),
    })),
  };
}

/** Intervals that steps and their conditions name. */
export function plannedIntervalIds(actions: readonly (RoutingActionInput | PlannedAction)[]): string[] {
  return actions.flatMap((action) => [
    ...(action.intervalId ? [action.intervalId] : []),
    ...("condition" in action && action.condition ? intervalsIn(action.condition) : []),
  ]);
}

function problemWithId(ids: readonly (string | undefined)[], place: number): Reason | null {
  const id = ids[place];
  if (id === undefined) return null;
  if (!isId(id)) return because("STEP_ID_WRONG");
  return ids.indexOf(id) < place ? because("STEP_ID_TAKEN") : null;
}

/** Called after the checks: what is missing here was refused there. */
function contentOf(action: RoutingActionInput, targets: PlanTargets): ActionContent {
  const { type, queueId, agentId, waitSeconds, mode, targetStepId, condition, variable, command } = action;
  const text = action.text?.trim() ?? "";
  const timeoutSeconds = action.timeoutSeconds ?? CALL_SECONDS.default;
  const target = targetStepId?.toLowerCase() as RoutingActionId | undefined;
  if (type === "queue" && queueId && waitSeconds) return { type, queueId, waitSeconds };
  if (type === "agent" && agentId && waitSeconds) return { type, agentId, waitSeconds };
  if (type === "auto_reply" && mode) return { type, text, mode };
  if (type === "tag" && action.tag) return { type, tag: action.tag.trim() };
  if (type === "close") return { type, dispositionId: action.dispositionId ?? null };
  if (type === "go_to" && target) return { type, targetStepId: target };
  if (type === "go_to_if" && target && condition) return { type, targetStepId: target, condition };
  if (type === "set_variable" && variable) return { type, variable, text };
  if (type === "note") return { type, text };
  if (type === "http_request" && action.url) {
    const mappings = (action.mappings ?? []).map((it) => ({ path: it.path.trim(), variable: it.variable }));
    const headers = sealedHeaders(action, targets.headers);
    return { type, url: action.url.trim(), body: action.body?.trim() || null, headers, mappings, timeoutSeconds };
  }
  if (type === "system" && command && variable) return { type, command, variable, timeoutSeconds };
  throw new Error(`a step of type ${type} passed its checks without its content`);
}
