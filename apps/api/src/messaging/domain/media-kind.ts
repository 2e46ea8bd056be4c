/** As what a file can be sent (MSG-02, DSK-07). Pure. */
import type { Capabilities, MediaType } from "@parley/providers";

export type FileVerdict =
  | { readonly kind: MediaType }
  /** In words for the agent. */
  | { readonly problem: string };

/** The kind a file goes as, or why it cannot go. A picture in a format the provider does not show goes as a document. */
export function kindOfFile(
  { mimeType, sizeBytes }: { readonly mimeType: string; readonly sizeBytes: number },
  capabilities: Capabilities,
): FileVerdict {
  const bare = mimeType.split(";")[0]?.trim().toLowerCase() ?? "";
  for (const kind of [...naturalKinds(bare), "document"] as const) {
    const most = capabilities.mediaLimits[kind];
    if (most === undefined || !isListed(bare, capabilities.mediaMimeTypes[kind] ?? [])) continue;
    if (sizeBytes <= most) return { kind };
    return { problem: `This file is larger than the ${inWords(most)} that can be sent as ${ARTICLES[kind]}.` };
  }
  return { problem: "Files of this type cannot be sent on this account." };
}

const ARTICLES: Readonly<Record<MediaType, string>> = {
  image: "a picture",
  video: "a film",
  audio: "a sound file",
  voice: "a voice note",
  document: "a document",
  sticker: "a sticker",
};

function naturalKinds(mimeType: string): readonly MediaType[] {
  if (mimeType === "image/webp") return ["sticker", "image"];
  if (mimeType.startsWith("image/")) return ["image"];
  if (mimeType.startsWith("video/")) return ["video"];
  return mimeType.startsWith("audio/") ? ["audio"] : [];
}

function isListed(mimeType: string, listed: readonly string[]): boolean {
  return listed.includes("*/*") || listed.includes(mimeType);
}

function inWords(bytes: number): string {
  return bytes >= 1_048_576 ? `${Math.floor(bytes / 1_048_576)} MB` : `${Math.floor(bytes / 1_024)} kB`;
}
