"use client";
import { Select } from "@mantine/core";
import { MESSAGE_TEXT_LENGTH } from "@parley/schema/plain";
import { IconMessageReply } from "@tabler/icons-react";
import type { AutoReplyMode } from "#gql/types";
import { type MessageId, useText } from "../../../../lib/messages/index.ts";
import { textError } from "./field-errors.ts";
import type { StepFieldsProps, StepKind } from "./step-kind.ts";
import { TemplateField } from "./template-field.tsx";

interface AutoReplyValues {
  readonly text: string;
  readonly mode: AutoReplyMode;
}

export const autoReply: StepKind<AutoReplyValues> = {
  label: "plan.autoReply",
  hint: "plan.autoReplyHint",
  icon: IconMessageReply,
  fresh: () => ({ text: "", mode: "ALWAYS" }),
  stored: ({ text, mode }) => ({ text: text ?? "", mode: mode ?? "ALWAYS" }),
  input: ({ text, mode }) => ({ text: text.trim(), mode }),
  errors: (step, { text, textLimit }) => ({
    text: textError(step.text, Math.min(textLimit, MESSAGE_TEXT_LENGTH.max), text),
  }),
  summary: ({ text }) => text.trim(),
  Fields,
};

const modes: readonly { readonly value: AutoReplyMode; readonly label: MessageId }[] = [
  { value: "ALWAYS", label: "plan.modeAlways" },
  { value: "ONCE", label: "plan.modeOnce" },
  { value: "FIRST_MESSAGE", label: "plan.modeFirst" },
];

function Fields(props: StepFieldsProps<AutoReplyValues>) {
  const text = useText();
  return (
    <>
      <TemplateField {...props} labelId="plan.textLabel" />
      <Select
        label={text("plan.modeLabel")}
        allowDeselect={false}
        data={modes.map(({ value, label }) => ({ value, label: text(label) }))}
        {...props.field("mode")}
      />
    </>
  );
}
