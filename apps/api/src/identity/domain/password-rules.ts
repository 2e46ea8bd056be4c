import { EMAIL_LENGTH_MAX, PASSWORD_LENGTH } from "@parley/schema";

/** What is wrong with a new password, in words; null when it may be used. */
export function problemWithPassword(password: string): string | null {
  const { min, max } = PASSWORD_LENGTH;
  if (password.length < min) return `Use at least ${min} characters.`;
  return password.length > max ? `Use at most ${max} characters.` : null;
}

/** What is wrong with an e-mail address, in words; null when it may be used. Trimmed before. */
export function problemWithEmail(email: string): string | null {
  if (email.length > EMAIL_LENGTH_MAX) return `Use at most ${EMAIL_LENGTH_MAX} characters.`;
  return /^[^\s@]+@[^\s@]+$/.test(email) ? null : "Enter an address such as name@example.com.";
}
