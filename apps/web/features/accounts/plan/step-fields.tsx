"use client";
import { useText } from "../../../lib/messages/index.ts";
import type { PlanStepProps } from "./plan-step-props.ts";
import { kindOf } from "./steps/step-kinds.ts";

/** The fields of one step, by its kind. */
export function StepFields({ form, step, index, steps, targets, known, variables }: PlanStepProps) {
  const text = useText();
  const { Fields } = kindOf(step.type);
  const pathOf = (name: string) => `actions.${index}.${name}`;

  function change(name: string, value: unknown) {
    const isInside = (path: string) => path === pathOf(name) || path.startsWith(`${pathOf(name)}.`);
    for (const path of Object.keys(form.errors).filter(isInside)) form.clearFieldError(path);
    form.setFieldValue(pathOf(name), value as never);
  }

  return (
    <Fields
      step={step}
      targets={targets}
      known={known}
      variables={variables}
      otherSteps={steps.flatMap(({ key, type }, other) =>
        other === index
          ? []
          : [
              {
                value: key,
                label: text("plan.stepNamed", { position: other + 1, name: text(kindOf(type).label) }),
              },
            ],
      )}
      field={(name: string) => form.getInputProps(pathOf(name))}
      errorOf={(path) => form.errors[pathOf(path)]}
      change={change}
    />
  );
}
