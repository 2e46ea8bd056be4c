import type { AccountConfigurationFragment, RoutingActionInput, RoutingActionType } from "#gql/types";
import type { ErrorContext, InputContext, StoredStep } from "./steps/step-kind.ts";
import { kindOf, type PlanStep } from "./steps/step-kinds.ts";

/** A plan while it is edited. */
export interface PlanValues {
  readonly actions: readonly PlanStep[];
}

export function newStep(type: RoutingActionType): PlanStep {
  return asStep({ key: crypto.randomUUID(), type, intervalId: null, ...kindOf(type).fresh() });
}

/** A copy is a step of its own: nothing jumps to it yet. */
export function copyOf(step: PlanStep): PlanStep {
  return { ...step, key: crypto.randomUUID() };
}

export function planOf({ plan }: AccountConfigurationFragment, context: InputContext): PlanValues {
  return { actions: plan.map((step) => storedStep(step, context)) };
}

function storedStep(step: StoredStep, context: InputContext): PlanStep {
  const { id: key, type, interval } = step;
  return asStep({ key, type, intervalId: interval?.id ?? null, ...kindOf(type).stored(step, context) });
}

/** What a kind makes belongs to its type; the compiler cannot tell. */
function asStep(step: object): PlanStep {
  return step as PlanStep;
}

/** Only what the step's kind needs goes out. */
export function inputOf(step: PlanStep, context: InputContext): RoutingActionInput {
  const { key: id, type, intervalId } = step;
  return { id, type, intervalId, ...kindOf(type).input(step, context) };
}

/** What is missing in each step, by the field's path. */
export function planErrors({ actions }: PlanValues, context: Omit<ErrorContext, "keys">): Record<string, string> {
  const keys = new Set(actions.map(({ key }) => key));
  return Object.fromEntries(
    actions.flatMap((step, index) =>
      Object.entries(kindOf(step.type).errors(step, { ...context, keys })).flatMap(([field, error]) =>
        error === null ? [] : [[`actions.${index}.${field}`, error]],
      ),
    ),
  );
}

/** Variables that steps of the plan fill, by name. */
export function variablesOf(steps: readonly PlanStep[]): readonly string[] {
  const named = steps.flatMap((step) => kindOf(step.type).variables?.(step) ?? []);
  return [...new Set(named.map((name) => name.trim()).filter((name) => name !== ""))].sort();
}
