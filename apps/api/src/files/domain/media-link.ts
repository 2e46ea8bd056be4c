/** Public, signed and expiring addresses of files, for providers that fetch what we send. Pure. */
import { createHmac, timingSafeEqual } from "node:crypto";

const VALID_SECONDS = 2 * 3_600;

/** The path of a file's public address, valid for two hours from `now`. */
export function mediaPath(attachmentId: string, key: Buffer, now: Date): string {
  const expires = Math.floor(now.getTime() / 1_000) + VALID_SECONDS;
  return `/media/${attachmentId}/${expires.toString(36)}.${sign(attachmentId, expires, key)}`;
}

/** Whether a signature is ours, for this file, and not expired. */
export function isValidSignature(attachmentId: string, signature: string, key: Buffer, now: Date): boolean {
  const [expiresText = "", given = "", ...rest] = signature.split(".");
  const expires = Number.parseInt(expiresText, 36);
  if (rest.length > 0 || !Number.isSafeInteger(expires) || expires * 1_000 < now.getTime()) return false;
  const expected = Buffer.from(sign(attachmentId, expires, key));
  const claimed = Buffer.from(given);
  return claimed.length === expected.length && timingSafeEqual(claimed, expected);
}

function sign(attachmentId: string, expires: number, key: Buffer): string {
  return createHmac("sha256", key).update(`${attachmentId} ${expires}`).digest("base64url");
}
