import { PHONE_DIGITS } from "@parley/schema";
import { parsePhoneNumberFromString } from "libphonenumber-js";

/** With every separator there is; longer texts are not looked at. */
const LONGEST = 64;

/**
 * International digits of a number as people write it: with or without "+" or "00", with spaces, dots, dashes and
 * a trunk zero in brackets. Null when it cannot be a number. Numbers too new for the library pass by length.
 */
export function phoneDigits(entered: string): string | null {
  if (entered.length > LONGEST || !/^[+\d\s().\-/\u00a0]+$/.test(entered)) return null;
  const compact = entered.replace(/[^\d+]/g, "").replace(/^00/, "+");
  if (/\d\+/.test(compact)) return null;
  const known = parsePhoneNumberFromString(entered.replace(/^\s*(\+|00)?/, "+"));
  const digits = known?.isPossible() === true ? known.number.slice(1) : compact.replace("+", "");
  return digits.length >= PHONE_DIGITS.min && digits.length <= PHONE_DIGITS.max && !digits.startsWith("0")
    ? digits
    : null;
}
