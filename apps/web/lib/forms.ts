/**
 * The one form pattern: `useForm` of @mantine/form, checked by plain functions at submit, sent by a mutation whose
 * `ValidationFailed { fields }` lands at the fields. Every other refusal stands above them, under the key `form` (or
 * `conflict`, which offers the newest version), in a `<FormAlert>`. What was typed always stays.
 */
import type { FormErrors, UseFormReturnType } from "@mantine/form";
import { PASSWORD_LENGTH } from "@parley/schema/plain";
import type { Text } from "./messages/index.ts";

export interface FieldError {
  readonly path: string;
  readonly message: string;
}

/** What a mutation may answer instead of its success; undefined when no answer came at all. */
export type Refusal =
  | { readonly __typename: "ValidationFailed"; readonly fields: readonly FieldError[] }
  | { readonly __typename: "EditConflict" | "NotFound" | "NotPermitted" }
  | { readonly __typename: string; readonly message: string }
  | undefined;

/** Shows a refusal: at its fields, or above the form. */
export function showRefusal(form: { setErrors(errors: FormErrors): void }, refusal: Refusal, text: Text): void {
  form.setErrors(errorsOf(refusal, text));
}

/** Begins anew from what is stored: after a save, or when the newest version replaces what was typed. */
export function restartForm<Values extends object>(form: UseFormReturnType<Values>, stored: Values): void {
  form.setInitialValues(stored);
  form.setValues(stored);
  form.resetDirty(stored);
  form.clearErrors();
}

function errorsOf(refusal: Refusal, text: Text): Record<string, string> {
  if (refusal !== undefined && "fields" in refusal) return atFields(refusal.fields);
  return { [refusal?.__typename === "EditConflict" ? "conflict" : "form"]: said(refusal, text) };
}

function atFields(fields: readonly FieldError[]): Record<string, string> {
  return Object.fromEntries(fields.map(({ path, message }) => [path === "" ? "form" : path, message]));
}

function said(refusal: Refusal, text: Text): string {
  switch (refusal?.__typename) {
    case undefined:
      return text("failure.offline");
    case "EditConflict":
      return text("failure.conflict");
    case "NotFound":
      return text("failure.notFound");
    case "NotPermitted":
      return text("failure.notPermitted");
    default:
      return refusal !== undefined && "message" in refusal ? refusal.message : text("failure.server");
  }
}

/** Empty or blank. */
export function isBlank(value: string): boolean {
  return value.trim() === "";
}

/** What was typed, without surrounding space; null when nothing was. */
export function textOrNull(value: string): string | null {
  return isBlank(value) ? null : value.trim();
}

/** For `validate`: a field that may not stay empty. */
export function required(text: Text): (value: string | null) => string | null {
  return (value) => (value === null || isBlank(value) ? text("common.required") : null);
}

/** For `validate`: a password that somebody chooses, in the API's own words for one that it refuses. */
export function newPassword(text: Text): (value: string) => string | null {
  const { min, max } = PASSWORD_LENGTH;
  return ({ length }) => {
    if (length < min) return text("password.tooShort", { min });
    return length > max ? text("password.tooLong", { max }) : null;
  };
}
