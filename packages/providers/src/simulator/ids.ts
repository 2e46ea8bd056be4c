/** Identifiers in the shapes the vendors give them. */
import { createHash, randomBytes, randomInt } from "node:crypto";

const CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** Twilio's: two letters and 32 hexadecimal digits. */
export function twilioSid(prefix: "SM" | "MM" | "ME"): string {
  return prefix + randomBytes(16).toString("hex");
}

/** Meta's message id, base64 of an opaque record. */
export function wamid(): string {
  return `wamid.${Buffer.concat([Buffer.from("1d1801", "hex"), randomBytes(36)]).toString("base64")}`;
}

/** Meta's object ids: some fifteen decimal digits. */
export function graphId(): string {
  return `${randomInt(1, 9)}${randomInt(1e14).toString().padStart(14, "0")}`;
}

export function fbtraceId(): string {
  return `A${randomBytes(17).toString("base64url").slice(0, 22)}`;
}

/** Sinch's: a ULID, time first. */
export function ulid(now = Date.now()): string {
  let time = now;
  let head = "";
  for (let index = 0; index < 10; index += 1) {
    head = CROCKFORD.charAt(time % 32) + head;
    time = Math.floor(time / 32);
  }
  return head + Array.from(randomBytes(16), (byte) => CROCKFORD.charAt(byte % 32)).join("");
}

/** The same id for the same words on every start: template and contact ids outlive a restart. */
export function stableHex(words: string, length: number): string {
  return createHash("sha256").update(words).digest("hex").slice(0, length);
}

export function stableDigits(words: string, length: number): string {
  const value = BigInt(`0x${stableHex(words, 32)}`).toString();
  return `1${value.padStart(length, "0")}`.slice(0, length);
}

export function stableUlid(words: string): string {
  const bytes = createHash("sha256").update(words).digest().subarray(0, 24);
  return `01${Array.from(bytes, (byte) => CROCKFORD.charAt(byte % 32)).join("")}`;
}

/** Meta's business-scoped user id of the person behind a number: country and digits. */
export function businessScopedId(phone: string): string {
  const country = phone.startsWith("39") ? "IT" : phone.startsWith("55") ? "BR" : phone.startsWith("44") ? "GB" : "US";
  return `${country}.${stableDigits(`bsuid:${phone}`, 16)}`;
}
