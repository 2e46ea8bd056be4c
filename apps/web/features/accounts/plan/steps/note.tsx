"use client";
import { PLAN_NOTE_LENGTH } from "@parley/schema/plain";
import { IconNote } from "@tabler/icons-react";
import styles from "../plan.module.css";
import { textError } from "./field-errors.ts";
import type { StepFieldsProps, StepKind } from "./step-kind.ts";
import { TemplateField } from "./template-field.tsx";

interface NoteValues {
  readonly text: string;
}

export const note: StepKind<NoteValues> = {
  label: "plan.note",
  hint: "plan.noteHint",
  icon: IconNote,
  fresh: () => ({ text: "" }),
  stored: ({ text }) => ({ text: text ?? "" }),
  input: ({ text }) => ({ text: text.trim() }),
  errors: (step, { text }) => ({ text: textError(step.text, PLAN_NOTE_LENGTH.max, text) }),
  summary: ({ text }) => text.trim(),
  Fields,
};

function Fields(props: StepFieldsProps<NoteValues>) {
  return (
    <div className={styles.whole}>
      <TemplateField {...props} labelId="plan.noteLabel" />
    </div>
  );
}
