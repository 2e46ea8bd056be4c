import { EMAIL_LENGTH_MAX, type Reason } from "@parley/schema";
import { because } from "../../platform/reasons.ts";
import { type FieldCheck, problemWithDescription, problemWithName, textOrNull } from "../../platform/validation.ts";

/** What people may set of a contact, trimmed; what stays is undefined. */
export interface ContactDetails {
  readonly name: string | undefined;
  readonly email: string | null | undefined;
  readonly description: string | null | undefined;
}

/** The details as they are checked and stored: an empty text clears the e-mail address or the description. */
export function contactDetails(typed: {
  readonly name?: string | null;
  readonly email?: string | null;
  readonly description?: string | null;
}): ContactDetails {
  const kept = (text: string | null | undefined) =>
    text === null || text === undefined ? undefined : textOrNull(text);
  return { name: typed.name?.trim(), email: kept(typed.email), description: kept(typed.description) };
}

const EMAIL = /^[^\s@]+@[^\s@.]+(?:\.[^\s@.]+)+$/;

export function contactChecks({ name, email, description }: ContactDetails): FieldCheck[] {
  return [
    ["name", name === undefined ? null : problemWithName(name)],
    ["email", email ? problemWithEmail(email) : null],
    ["description", problemWithDescription(description)],
  ];
}

function problemWithEmail(email: string): Reason | null {
  if (email.length > EMAIL_LENGTH_MAX) return because("TOO_LONG", { max: EMAIL_LENGTH_MAX });
  return EMAIL.test(email) ? null : because("EMAIL_WRONG");
}
