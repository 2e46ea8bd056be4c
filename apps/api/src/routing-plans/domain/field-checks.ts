/** Checks of fields that several kinds of step have. Pure. */
import {
  CALL_SECONDS,
  RESERVED_VARIABLE_NAMES,
  type Reason,
  type RoutingActionInput,
  VARIABLE_NAME_PATTERN,
  WAIT_SECONDS,
} from "@parley/schema";
import { because } from "../../platform/reasons.ts";
import { type FieldCheck, problemWithLength, problemWithNumber } from "../../platform/validation.ts";

export function waitCheck({ waitSeconds }: RoutingActionInput): FieldCheck {
  return ["waitSeconds", problemWithNumber(waitSeconds ?? Number.NaN, WAIT_SECONDS)];
}

export function timeoutCheck({ timeoutSeconds }: RoutingActionInput): FieldCheck {
  return ["timeoutSeconds", problemWithNumber(timeoutSeconds ?? CALL_SECONDS.default, CALL_SECONDS)];
}

export function variableCheck({ variable }: RoutingActionInput): FieldCheck {
  return ["variable", problemWithVariable(variable ?? "")];
}

/** A text that may not be empty. */
export function problemWithText(text: string | null | undefined, max: number): Reason | null {
  const trimmed = text?.trim() ?? "";
  return trimmed === "" ? because("TEXT_MISSING") : problemWithLength(trimmed, max);
}

/** What is wrong with a variable's name; null when it may be one. */
export function problemWithVariable(name: string): Reason | null {
  if (!VARIABLE_NAME_PATTERN.test(name)) return because("VARIABLE_NAME_WRONG");
  const isReserved = RESERVED_VARIABLE_NAMES.some((reserved) => reserved === name);
  return isReserved ? because("VARIABLE_NAME_RESERVED", { name }) : null;
}
