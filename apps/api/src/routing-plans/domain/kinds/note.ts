import { PLAN_NOTE_LENGTH } from "@parley/schema";
import { problemWithText } from "../field-checks.ts";
import { filledIn } from "../plan-text.ts";
import { checked, type StepKind } from "../step-kind.ts";

interface NoteStep {
  readonly type: "note";
  readonly text: string;
}

/** Writes a line into the thread, which the contact never sees. */
export const note: StepKind<NoteStep> = {
  type: "note",
  fields: ["text"],
  check: ({ text }) => [["text", problemWithText(text, PLAN_NOTE_LENGTH.max)]],
  read: ({ text }) => ({ type: "note", text: checked(text).trim() }),
  refersTo: () => [],
  run(step, { facts }) {
    const text = filledIn(step.text, facts, PLAN_NOTE_LENGTH.max);
    return { outcome: "noted", text, effects: [{ do: "note", event: "plan_note", text }] };
  },
};
