"use client";
import { TextInput } from "@mantine/core";
import { TAG_LENGTH } from "@parley/schema/plain";
import { IconTag } from "@tabler/icons-react";
import { useText } from "../../../../lib/messages/index.ts";
import { textError } from "./field-errors.ts";
import type { StepFieldsProps, StepKind } from "./step-kind.ts";

interface TagValues {
  readonly tag: string;
}

export const tag: StepKind<TagValues> = {
  label: "plan.tag",
  hint: "plan.tagHint",
  icon: IconTag,
  fresh: () => ({ tag: "" }),
  stored: (step) => ({ tag: step.tag ?? "" }),
  input: (step) => ({ tag: step.tag.trim() }),
  errors: (step, { text }) => ({ tag: textError(step.tag, TAG_LENGTH.max, text) }),
  summary: (step) => step.tag,
  Fields,
};

function Fields({ field }: StepFieldsProps<TagValues>) {
  const text = useText();
  return <TextInput label={text("plan.tagLabel")} maxLength={TAG_LENGTH.max} {...field("tag")} />;
}
