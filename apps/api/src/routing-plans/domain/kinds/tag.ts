import { TAG_LENGTH, TAGS_MAX } from "@parley/schema";
import { problemWithText } from "../field-checks.ts";
import { filledIn } from "../plan-text.ts";
import { checked, type StepKind } from "../step-kind.ts";

interface TagStep {
  readonly type: "tag";
  readonly tag: string;
}

/** Adds a tag to the interaction, never twice. */
export const tag: StepKind<TagStep> = {
  type: "tag",
  fields: ["tag"],
  check: (input) => [["tag", problemWithText(input.tag, TAG_LENGTH.max)]],
  read: (input) => ({ type: "tag", tag: checked(input.tag).trim() }),
  refersTo: () => [],
  run(step, { facts }) {
    const text = filledIn(step.tag, facts, TAG_LENGTH.max);
    const { tags } = facts.interaction;
    const isAdded = text !== "" && !tags.includes(text) && tags.length < TAGS_MAX;
    return { outcome: "tagged", text, effects: isAdded ? [{ do: "tag", tag: text }] : [] };
  },
};
