/** Types a browser shows in place: none of them can carry a script into our origin. Everything else is downloaded. */
const SHOWN_IN_PLACE: ReadonlySet<string> = new Set([
  "image/jpeg",
  "image/png",
  "image/webp",
  "image/gif",
  "audio/aac",
  "audio/amr",
  "audio/mpeg",
  "audio/mp4",
  "audio/ogg",
  "audio/wav",
  "audio/webm",
  "video/mp4",
  "video/3gpp",
  "video/webm",
  "video/quicktime",
  "application/pdf",
]);

/** Names of one format that its finder and the providers write differently. */
const SAME_TYPE: Readonly<Record<string, string>> = {
  "audio/x-m4a": "audio/mp4",
  "audio/vnd.wave": "audio/wav",
  "audio/opus": "audio/ogg",
  "video/3gpp2": "video/3gpp",
  "application/x-cfb": "application/octet-stream",
};

/** Whether a browser may show the type in place. */
export function isShownInPlace(mimeType: string | null): boolean {
  return mimeType !== null && SHOWN_IN_PLACE.has(mimeType);
}

const TYPE = /^[a-z0-9][a-z0-9.+-]{0,63}\/[a-z0-9][a-z0-9.+-]{0,100}$/;

/** Formats that only their name tells apart: plain text and the old office files. */
const BY_ENDING: Readonly<Record<string, string>> = {
  txt: "text/plain",
  csv: "text/csv",
  vcf: "text/vcard",
  doc: "application/msword",
  xls: "application/vnd.ms-excel",
  ppt: "application/vnd.ms-powerpoint",
};

export interface TypeEvidence {
  /** What the bytes say; null when they say nothing. */
  readonly found: string | null;
  /** What the sender says. */
  readonly claimed: string | null;
  readonly fileName: string | null;
  /** Whether the first bytes can be text. */
  readonly looksLikeText: boolean;
}

/**
 * The type of a file by its content. A claim counts only where bytes say nothing, and never for a type
 * that a browser shows in place: those all have bytes that tell.
 */
export function judgedType({ found, claimed, fileName, looksLikeText }: TypeEvidence): string {
  const ending = /\.(\w{1,5})$/.exec(fileName ?? "")?.[1]?.toLowerCase() ?? "";
  const named = BY_ENDING[ending];
  const bareFound = bare(found);
  // A container of the old office formats; and sound files in containers that films share.
  if (bareFound === "application/octet-stream" || bareFound === null) {
    if (named !== undefined && (bareFound !== null || looksLikeText)) return named;
    if (bareFound !== null) return bareFound;
    const bareClaim = bare(claimed);
    if (looksLikeText)
      return bareClaim?.startsWith("text/") === true && bareClaim !== "text/html" ? bareClaim : "text/plain";
    return bareClaim !== null && !isShownInPlace(bareClaim) && bareClaim.startsWith("application/")
      ? bareClaim
      : "application/octet-stream";
  }
  const isSoundInFilm = /^(video\/(mp4|webm|3gpp)|application\/ogg|video\/ogg)$/.test(bareFound);
  const bareClaim = bare(claimed);
  return isSoundInFilm && bareClaim?.startsWith("audio/") === true ? bareClaim : bareFound;
}

function bare(type: string | null): string | null {
  const text = type?.split(";")[0]?.trim().toLowerCase() ?? "";
  return TYPE.test(text) ? (SAME_TYPE[text] ?? text) : null;
}
