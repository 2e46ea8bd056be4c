/** What may be wrong with fields that several kinds of step have. */
import { RESERVED_VARIABLE_NAMES, VARIABLE_NAME_PATTERN } from "@parley/schema/plain";
import { isBlank } from "../../../../lib/forms.ts";
import type { Text } from "../../../../lib/messages/index.ts";

export function tooLong(value: string, max: number, text: Text): string | null {
  return value.length > max ? text("plan.textTooLong", { max }) : null;
}

/** A text that may not be empty. */
export function textError(value: string, max: number, text: Text): string | null {
  return isBlank(value) ? text("common.required") : tooLong(value.trim(), max, text);
}

export function variableError(typed: string, text: Text): string | null {
  const name = typed.trim();
  if (!VARIABLE_NAME_PATTERN.test(name)) return text("plan.variableInvalid");
  return RESERVED_VARIABLE_NAMES.some((reserved) => reserved === name) ? text("plan.variableReserved", { name }) : null;
}
