import {
  type FieldError,
  PLAN_ACTIONS_MAX,
  type Reason,
  type RoutingActionId,
  type RoutingActionInput,
} from "@parley/schema";
import { isId } from "../../platform/ids.ts";
import { because, wrongField } from "../../platform/reasons.ts";
import { type FieldCheck, wrongFields } from "../../platform/validation.ts";
import type { AvailableTargets, CheckContext } from "./step-kind.ts";
import { kindOf, type PlanStep, STEP_FIELDS } from "./step-kinds.ts";

/** The steps of a plan as they are stored, or every field that is wrong. Steps keep the ids they come with, so that jumps hold. */
export function readPlan(
  inputs: readonly RoutingActionInput[],
  available: AvailableTargets,
  newStepId: () => RoutingActionId,
): { readonly steps: readonly PlanStep[] } | { readonly wrong: readonly FieldError[] } {
  if (inputs.length > PLAN_ACTIONS_MAX) {
    return { wrong: [wrongField("actions", because("PLAN_TOO_LONG", { max: PLAN_ACTIONS_MAX }))] };
  }
  const ids = inputs.map(({ id }) => id?.toLowerCase() as RoutingActionId | undefined);
  const context: CheckContext = { ...available, stepIds: new Set(ids.filter((id) => id !== undefined)) };
  const wrong = inputs.flatMap((input, index) =>
    wrongFields([
      ["id", problemWithId(ids, index)],
      ...strayFields(input),
      ["intervalId", problemWithInterval(input, available)],
      ...kindOf(input.type).check(input, context),
    ]).map((field) => ({ ...field, path: `actions.${index}.${field.path}` })),
  );
  if (wrong.length > 0) return { wrong };
  return {
    steps: inputs.map((input, index) => ({
      id: ids[index] ?? newStepId(),
      ...(input.intervalId ? { intervalId: input.intervalId } : {}),
      ...kindOf(input.type).read(input, context),
    })),
  };
}

function problemWithId(ids: readonly (string | undefined)[], index: number): Reason | null {
  const id = ids[index];
  if (id === undefined) return null;
  if (!isId(id)) return because("STEP_ID_WRONG");
  return ids.indexOf(id) < index ? because("STEP_ID_TAKEN") : null;
}

/** Fields that are set though they belong to other kinds. */
function strayFields(input: RoutingActionInput): FieldCheck[] {
  const { fields } = kindOf(input.type);
  return STEP_FIELDS.filter((field) => !fields.includes(field)).map((field) => [
    field,
    (input[field] ?? null) === null ? null : because("STEP_FIELD_STRAY"),
  ]);
}

function problemWithInterval({ intervalId }: RoutingActionInput, { intervalIds }: AvailableTargets): Reason | null {
  return !intervalId || intervalIds.has(intervalId) ? null : because("STEP_INTERVAL_WRONG");
}
