"use client";
import { Select } from "@mantine/core";
import { useText } from "../../../../lib/messages/index.ts";
import type { ErrorContext, StepFieldsProps } from "./step-kind.ts";

interface JumpValues {
  readonly targetStepId: string | null;
}

/** The step to go on from. */
export function JumpField({ otherSteps, field }: Pick<StepFieldsProps<JumpValues>, "otherSteps" | "field">) {
  const text = useText();
  return (
    <Select
      label={text("plan.targetLabel")}
      searchable
      allowDeselect={false}
      data={otherSteps}
      {...field("targetStepId")}
    />
  );
}

export function jumpError({ targetStepId }: JumpValues, { keys, text }: ErrorContext): string | null {
  return keys.has(targetStepId ?? "") ? null : text("plan.chooseStep");
}
