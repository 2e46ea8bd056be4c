/** As what a file can be sent. Pure. */

import type { Capabilities, MediaType } from "@parley/providers";
import type { Reason, ReasonCode } from "@parley/schema";
import { because } from "../../platform/reasons.ts";

export interface FileFacts {
  readonly mimeType: string;
  readonly sizeBytes: number;
  /** True for a picture that moves, as far as it matters: stickers may then be larger. */
  readonly isMoving?: boolean;
}

export type FileVerdict = { readonly kind: MediaType } | { readonly problem: Reason };

/** The kind a file goes as, or why it cannot go. A picture in a format the provider does not show goes as a document. */
export function kindOfFile(
  { mimeType, sizeBytes, isMoving = false }: FileFacts,
  capabilities: Capabilities,
): FileVerdict {
  const bare = mimeType.split(";")[0]?.trim().toLowerCase() ?? "";
  for (const kind of [...naturalKinds(bare), "document"] as const) {
    const isStill = kind === "sticker" && !isMoving;
    const most = isStill ? stillStickers(capabilities) : capabilities.mediaLimits[kind];
    if (most === undefined || !isListed(bare, capabilities.mediaMimeTypes[kind] ?? [])) continue;
    if (sizeBytes <= most) return { kind };
    return {
      problem: because(isStill ? "FILE_TOO_LARGE_AS_STILL_STICKER" : TOO_LARGE_AS[kind], { size: inUnits(most) }),
    };
  }
  return { problem: because("FILE_TYPE_REFUSED") };
}

function stillStickers({ mediaLimits, stillStickerLimit }: Capabilities): number | undefined {
  return mediaLimits.sticker === undefined ? undefined : Math.min(mediaLimits.sticker, stillStickerLimit);
}

const TOO_LARGE_AS = {
  image: "FILE_TOO_LARGE_AS_IMAGE",
  video: "FILE_TOO_LARGE_AS_VIDEO",
  audio: "FILE_TOO_LARGE_AS_AUDIO",
  voice: "FILE_TOO_LARGE_AS_VOICE",
  document: "FILE_TOO_LARGE_AS_DOCUMENT",
  sticker: "FILE_TOO_LARGE_AS_STICKER",
} as const satisfies Readonly<Record<MediaType, ReasonCode>>;

function naturalKinds(mimeType: string): readonly MediaType[] {
  if (mimeType === "image/webp") return ["sticker", "image"];
  if (mimeType.startsWith("image/")) return ["image"];
  if (mimeType.startsWith("video/")) return ["video"];
  return mimeType.startsWith("audio/") ? ["audio"] : [];
}

function isListed(mimeType: string, listed: readonly string[]): boolean {
  return listed.includes("*/*") || listed.includes(mimeType);
}

function inUnits(bytes: number): string {
  return bytes >= 1_048_576 ? `${Math.floor(bytes / 1_048_576)} MB` : `${Math.floor(bytes / 1_024)} kB`;
}
