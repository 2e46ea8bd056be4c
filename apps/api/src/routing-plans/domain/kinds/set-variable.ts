import { VARIABLES } from "@parley/schema";
import { problemWithLength } from "../../../platform/validation.ts";
import { variableCheck } from "../field-checks.ts";
import { filledIn } from "../plan-text.ts";
import { checked, type StepKind } from "../step-kind.ts";

interface SetVariableStep {
  readonly type: "set_variable";
  readonly variable: string;
  readonly text: string;
}

/** Keeps a text in a variable for later steps. */
export const setVariable: StepKind<SetVariableStep> = {
  type: "set_variable",
  fields: ["variable", "text"],
  check: (input) => [variableCheck(input), ["text", problemWithLength(input.text ?? "", VARIABLES.maxLength)]],
  read: ({ variable, text }) => ({ type: "set_variable", variable: checked(variable), text: text?.trim() ?? "" }),
  refersTo: () => [],
  run(step, { facts }) {
    const { variable } = step;
    const isNew = !Object.hasOwn(facts.variables, variable);
    if (isNew && Object.keys(facts.variables).length >= VARIABLES.maxCount) {
      return { outcome: "variables_full", variable, effects: [{ do: "note", event: "variables_full" }] };
    }
    const text = filledIn(step.text, facts, VARIABLES.maxLength);
    return { outcome: "variable_set", variable, text, effects: [{ do: "set", variable, text }] };
  },
};
