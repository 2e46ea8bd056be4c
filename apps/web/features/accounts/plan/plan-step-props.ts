import type { UseFormReturnType } from "@mantine/form";
import type { PlanTargetsQuery } from "#gql/types";
import type { PlanValues } from "./plan-values.ts";
import type { StoredStep } from "./steps/step-kind.ts";
import type { PlanStep } from "./steps/step-kinds.ts";

export interface PlanStepProps {
  readonly form: UseFormReturnType<PlanValues>;
  readonly step: PlanStep;
  readonly index: number;
  readonly steps: readonly PlanStep[];
  readonly targets: PlanTargetsQuery;
  /** Variables that steps of the plan fill. */
  readonly variables: readonly string[];
  /** The step as it is stored; undefined for one that was just added. */
  readonly known: StoredStep | undefined;
}
