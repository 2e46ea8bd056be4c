"use client";
import { TextInput } from "@mantine/core";
import { VARIABLES } from "@parley/schema/plain";
import { IconVariable } from "@tabler/icons-react";
import { useText } from "../../../../lib/messages/index.ts";
import { tooLong, variableError } from "./field-errors.ts";
import type { StepFieldsProps, StepKind } from "./step-kind.ts";
import { TemplateField } from "./template-field.tsx";

interface SetVariableValues {
  readonly variable: string;
  readonly text: string;
}

export const setVariable: StepKind<SetVariableValues> = {
  label: "plan.setVariable",
  hint: "plan.setVariableHint",
  icon: IconVariable,
  fresh: () => ({ variable: "", text: "" }),
  stored: ({ variable, text }) => ({ variable: variable ?? "", text: text ?? "" }),
  input: ({ variable, text }) => ({ variable: variable.trim(), text: text.trim() }),
  errors: (step, { text }) => ({
    variable: variableError(step.variable, text),
    text: tooLong(step.text, VARIABLES.maxLength, text),
  }),
  summary: (step, { text }) => (step.variable === "" ? text("plan.sayChoose") : `${step.variable} = ${step.text}`),
  Fields,
  variables: ({ variable }) => [variable],
};

function Fields(props: StepFieldsProps<SetVariableValues>) {
  const text = useText();
  return (
    <>
      <TemplateField {...props} labelId="plan.valueLabel" />
      <TextInput label={text("plan.variableLabel")} {...props.field("variable")} />
    </>
  );
}
