import type {
  EditConflict,
  FieldError,
  InUse,
  NotFound,
  NotPermitted,
  NotYours,
  Reason,
  ReasonCode,
  UserError,
  ValidationFailed,
} from "@parley/schema";
import { because, inWords } from "./reasons.ts";

/** A refusal with its reason, said in English and as data: the one place where both are joined. */
export function refused<const Code extends string>(code: Code, reason: Reason): UserError<Code> {
  return { code, message: inWords(reason), reason, path: null };
}

type Noun = ReasonCode extends infer Code ? (Code extends `NO_${infer Name}` ? Name : never) : never;

/** There is nothing with this id, or the viewer may not see it: one answer for both. */
export function notFound(noun: Exclude<Noun, "TRANSFER_PENDING" | "INBOUND_MESSAGE">): NotFound {
  return refused("NOT_FOUND", because(`NO_${noun}`));
}

/** The viewer's role or token does not allow the act, unless another reason is given. */
export function notPermitted(reason: Reason = because("NOT_PERMITTED")): NotPermitted {
  return refused("NOT_PERMITTED", reason);
}

/** Every wrong field of an input; at least one. The path names the first when it is the only one. */
export function validationFailed(fields: readonly FieldError[]): ValidationFailed {
  const [first] = fields;
  if (fields.length !== 1 || first === undefined) {
    return { ...refused("VALIDATION_FAILED", because("SEVERAL_FIELDS_WRONG")), fields };
  }
  const { path, message, reason } = first;
  return { code: "VALIDATION_FAILED", message, reason, path: ["input", ...path.split(".")], fields };
}

/** Somebody else saved in between. */
export function editConflict(currentVersion: number): EditConflict {
  return { ...refused("EDIT_CONFLICT", because("EDIT_CONFLICT")), currentVersion };
}

/** It cannot be deleted yet; the reason says what still needs it. */
export function inUse(reason: Reason): InUse {
  return refused("IN_USE", reason);
}

/** Only the owner of an interaction may do it; null when nobody owns it. */
export function notTheirs(owner: { readonly name: string } | null): NotYours {
  const reason = owner === null ? because("NOT_YOURS_BUT_NOBODYS") : because("NOT_YOURS", { agent: owner.name });
  return refused("NOT_YOURS", reason);
}
