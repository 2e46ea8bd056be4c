import { CALL_SECONDS } from "@parley/schema";
import { because } from "../../../platform/reasons.ts";
import { timeoutCheck, variableCheck } from "../field-checks.ts";
import { shownFacts } from "../plan-facts.ts";
import { checked, type StepKind, targetGone } from "../step-kind.ts";

interface SystemStep {
  readonly type: "system";
  readonly command: string;
  readonly variable: string;
  readonly timeoutSeconds: number;
}

/** Runs a command that the operator has registered, and keeps what it prints in a variable. */
export const system: StepKind<SystemStep> = {
  type: "system",
  fields: ["command", "variable", "timeoutSeconds"],
  check: (input, { commands }) => [
    ["command", commands.has(input.command ?? "") ? null : because("STEP_COMMAND_WRONG")],
    variableCheck(input),
    timeoutCheck(input),
  ],
  read: ({ command, variable, timeoutSeconds }) => ({
    type: "system",
    command: checked(command),
    variable: checked(variable),
    timeoutSeconds: timeoutSeconds ?? CALL_SECONDS.default,
  }),
  refersTo: () => [],
  run({ command, variable, timeoutSeconds: seconds }, { facts, targets }) {
    if (!targets.hasCommand(command)) return targetGone();
    const input = JSON.stringify(shownFacts(facts));
    return {
      outcome: "called",
      text: command,
      stop: { at: "call", call: { type: "system", command, input, variable, seconds } },
    };
  },
};
