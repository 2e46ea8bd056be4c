import { type AutoReplyMode, MESSAGE_TEXT_LENGTH } from "@parley/schema";
import { because } from "../../../platform/reasons.ts";
import { problemWithText } from "../field-checks.ts";
import { filledIn } from "../plan-text.ts";
import { checked, type RunContext, type StepIdentity, type StepKind } from "../step-kind.ts";

interface AutoReplyStep {
  readonly type: "auto_reply";
  readonly text: string;
  readonly mode: AutoReplyMode;
}

/** Sends a text to the contact, as often as its mode says. */
export const autoReply: StepKind<AutoReplyStep> = {
  type: "auto_reply",
  fields: ["text", "mode"],
  check: ({ text, mode }, { textLimit }) => [
    ["text", problemWithText(text, Math.min(MESSAGE_TEXT_LENGTH.max, textLimit))],
    ["mode", mode ? null : because("STEP_MODE_MISSING")],
  ],
  read: ({ text, mode }) => ({ type: "auto_reply", text: checked(text).trim(), mode: checked(mode) }),
  refersTo: () => [],
  run(step, context) {
    const text = isDue(step, context) ? filledIn(step.text, context.facts, MESSAGE_TEXT_LENGTH.max) : "";
    if (text === "") return { outcome: "reply_not_due" };
    return { outcome: "replied", text, effects: [{ do: "reply", stepId: step.id, text }] };
  },
};

const IS_DUE: Readonly<Record<AutoReplyMode, (id: string, context: RunContext) => boolean>> = {
  always: () => true,
  once: (id, { repliedStepIds }) => !repliedStepIds.has(id),
  first_message: (_id, { isFirstMessage }) => isFirstMessage,
};

function isDue({ id, mode }: AutoReplyStep & StepIdentity, context: RunContext): boolean {
  return IS_DUE[mode](id, context);
}
