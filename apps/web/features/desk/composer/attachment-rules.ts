/** Which files an account's provider carries, said before a byte is uploaded (MSG-02, DSK-07). Pure. */
import type { MessageType } from "#gql/types";

export interface MediaLimit {
  readonly type: MessageType;
  readonly maxBytes: number;
  /** Empty: any. */
  readonly mimeTypes: readonly string[];
}

export type FileVerdict =
  | { readonly type: "fits"; readonly kind: MessageType }
  | { readonly type: "tooLarge"; readonly kind: MessageType; readonly maxBytes: number }
  | { readonly type: "notCarried" };

export interface FileFacts {
  readonly mimeType: string;
  readonly sizeBytes: number;
}

/** The kind a file goes as, or why it cannot go. A picture in a format the provider does not show goes as a document. */
export function judgeFile({ mimeType, sizeBytes }: FileFacts, limits: readonly MediaLimit[]): FileVerdict {
  const kinds: readonly MessageType[] = [...naturalKinds(mimeType), "DOCUMENT"];
  let refusal: FileVerdict = { type: "notCarried" };
  for (const kind of kinds) {
    const limit = limits.find((candidate) => candidate.type === kind);
    if (limit === undefined || !isListed(mimeType, limit.mimeTypes)) continue;
    if (sizeBytes <= limit.maxBytes) return { type: "fits", kind };
    if (refusal.type === "notCarried") refusal = { type: "tooLarge", kind, maxBytes: limit.maxBytes };
    break;
  }
  return refusal;
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
