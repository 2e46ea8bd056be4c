/**
 * The one form pattern: `useForm` of @mantine/form (uncontrolled), validated by plain functions at submit, sent by a
 * mutation whose `ValidationFailed { fields }` lands at the fields by `showFieldErrors`. Other refusals show in the
 * form's `<FormAlert>`; what was typed stays.
 */
import type { FormErrors } from "@mantine/form";

export interface FieldError {
  readonly path: string;
  readonly message: string;
}

/** Puts the API's field errors where the fields are; an empty path goes to the form itself, under `form`. */
export function showFieldErrors(form: { setErrors(errors: FormErrors): void }, fields: readonly FieldError[]): void {
  form.setErrors(Object.fromEntries(fields.map(({ path, message }) => [path === "" ? "form" : path, message])));
}

/** Empty or blank. */
export function isBlank(value: string): boolean {
  return value.trim() === "";
}

/** What was typed, without surrounding space; null when nothing was. */
export function textOrNull(value: string): string | null {
  return isBlank(value) ? null : value.trim();
}
