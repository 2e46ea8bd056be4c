"use client";
import { IconArrowBarDown } from "@tabler/icons-react";
import { JumpField, jumpError } from "./jump-field.tsx";
import type { StepKind } from "./step-kind.ts";

interface GoToValues {
  readonly targetStepId: string | null;
}

export const goTo: StepKind<GoToValues> = {
  label: "plan.goTo",
  hint: "plan.goToHint",
  icon: IconArrowBarDown,
  fresh: () => ({ targetStepId: null }),
  stored: ({ targetStepId }) => ({ targetStepId: targetStepId ?? null }),
  input: ({ targetStepId }) => ({ targetStepId }),
  errors: (step, context) => ({ targetStepId: jumpError(step, context) }),
  // Where it goes stands below, as a link.
  summary: () => "",
  Fields: JumpField,
  jumpsTo: ({ targetStepId }) => targetStepId,
  isEnd: true,
};
