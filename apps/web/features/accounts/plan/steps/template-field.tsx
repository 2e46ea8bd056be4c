"use client";
import { type MessageId, useText } from "../../../../lib/messages/index.ts";
import { TemplateText } from "../template-text.tsx";
import type { StepFieldsProps } from "./step-kind.ts";

interface TextValues {
  readonly text: string;
}

/** The text of a step, with `{{names}}` in it. */
export function TemplateField({
  labelId,
  step,
  variables,
  field,
  change,
}: StepFieldsProps<TextValues> & { labelId: MessageId }) {
  const text = useText();
  return (
    <TemplateText
      label={text(labelId)}
      field={field("text")}
      value={step.text}
      variables={variables}
      onInsert={(value) => change("text", value)}
    />
  );
}
