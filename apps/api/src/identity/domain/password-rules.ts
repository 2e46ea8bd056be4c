import { EMAIL_LENGTH_MAX, PASSWORD_LENGTH, type Reason } from "@parley/schema";
import { because } from "../../platform/reasons.ts";

/** What is wrong with a new password, in words; null when it may be used. */
export function problemWithPassword(password: string): Reason | null {
  const { min, max } = PASSWORD_LENGTH;
  if (password.length < min) return because("TOO_SHORT", { min: min });
  return password.length > max ? because("TOO_LONG", { max: max }) : null;
}

/** What is wrong with an e-mail address, in words; null when it may be used. Trimmed before. */
export function problemWithEmail(email: string): Reason | null {
  if (email.length > EMAIL_LENGTH_MAX) return because("TOO_LONG", { max: EMAIL_LENGTH_MAX });
  return /^[^\s@]+@[^\s@]+$/.test(email) ? null : because("EMAIL_WRONG");
}
