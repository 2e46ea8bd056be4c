import type { EditConflict, FieldError, InUse, NotFound, NotPermitted, ValidationFailed } from "@parley/schema";

/** The refusals every area answers in the same words; an area's own refusals stand beside its use cases. */

/** There is nothing with this id, or the viewer may not see it: one answer for both (S18). */
export function notFound(noun: string): NotFound {
  return { code: "NOT_FOUND", message: `There is no such ${noun}, or you may not see it.`, path: null };
}

/** The viewer's role or token does not allow the act. */
export function notPermitted(): NotPermitted {
  return { code: "NOT_PERMITTED", message: "You may not do this. Ask an administrator.", path: null };
}

/** Every wrong field of an input; at least one. The path names the first when it is the only one. */
export function validationFailed(fields: readonly FieldError[]): ValidationFailed {
  const [first] = fields;
  const isOne = fields.length === 1 && first !== undefined;
  return {
    code: "VALIDATION_FAILED",
    message: isOne ? first.message : "Some fields need another look.",
    path: isOne ? ["input", ...first.path.split(".")] : null,
    fields,
  };
}

/** Somebody else saved in between. */
export function editConflict(currentVersion: number): EditConflict {
  return {
    code: "EDIT_CONFLICT",
    message: "Somebody else changed this in the meantime. Load it again and repeat your change.",
    path: null,
    currentVersion,
  };
}

/** It cannot be deleted yet; `message` says what still needs it. */
export function inUse(message: string): InUse {
  return { code: "IN_USE", message, path: null };
}
