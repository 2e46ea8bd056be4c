/** Which files an account's provider carries, said before a byte is uploaded. Pure. */
import { ATTACHMENT_MEGABYTES } from "@parley/schema/plain";
import type { MessageType } from "#gql/types";

export interface MediaLimit {
  readonly type: MessageType;
  readonly maxBytes: number;
  /** For stickers that do not move; null or absent: the same. */
  readonly maxStillBytes?: number | null;
  /** Empty: any. */
  readonly mimeTypes: readonly string[];
}

export type FileVerdict =
  | { readonly type: "fits"; readonly kind: MessageType }
  | { readonly type: "tooLarge"; readonly kind: MessageType; readonly maxBytes: number }
  | { readonly type: "empty" }
  | { readonly type: "notCarried" };

export interface FileFacts {
  readonly mimeType: string;
  readonly sizeBytes: number;
  /** True for a picture that moves: stickers may then be larger. */
  readonly isMoving?: boolean;
}

/** What this installation takes of one file. */
export const MAX_BYTES = ATTACHMENT_MEGABYTES.max * 1_048_576;

/** The kind a file goes as, or why it cannot go. A picture in a format the provider does not show goes as a document. With `only`, as that kind or not at all. */
export function judgeFile(
  { mimeType, sizeBytes, isMoving = false }: FileFacts,
  limits: readonly MediaLimit[],
  only: MessageType | null = null,
): FileVerdict {
  const kinds: readonly MessageType[] = [...naturalKinds(mimeType), "DOCUMENT"];
  for (const kind of kinds) {
    const limit = limits.find(({ type }) => type === kind);
    if (limit === undefined || !isListed(mimeType, limit.mimeTypes) || (only !== null && kind !== only)) continue;
    const maxBytes = mostOf(limit, isMoving);
    if (sizeBytes === 0) return { type: "empty" };
    return sizeBytes <= maxBytes ? { type: "fits", kind } : { type: "tooLarge", kind, maxBytes };
  }
  return { type: "notCarried" };
}

/** The largest file of a kind: the provider's limit or the installation's, whichever is less. */
export function mostOf({ maxBytes, maxStillBytes }: MediaLimit, isMoving: boolean): number {
  return Math.min(MAX_BYTES, isMoving ? maxBytes : (maxStillBytes ?? maxBytes));
}

function naturalKinds(mimeType: string): readonly MessageType[] {
  if (mimeType === "image/webp") return ["STICKER", "IMAGE"];
  if (mimeType.startsWith("image/")) return ["IMAGE"];
  if (mimeType.startsWith("video/")) return ["VIDEO"];
  if (mimeType.startsWith("audio/")) return ["AUDIO"];
  return [];
}

function isListed(mimeType: string, listed: readonly string[]): boolean {
  const bare = mimeType.split(";")[0]?.trim().toLowerCase() ?? "";
  return listed.length === 0 || listed.some((entry) => entry === "*/*" || entry.split(";")[0]?.trim() === bare);
}
