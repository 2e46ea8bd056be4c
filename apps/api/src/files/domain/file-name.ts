const LONGEST = 120;

/** A file's name as it may be shown, stored and sent: no path, no control or direction marks, at most 120 characters. Null when nothing is left. */
export function safeFileName(name: string | null | undefined): string | null {
  const bare = (name ?? "")
    .normalize("NFC")
    .toWellFormed()
    .replace(/^.*[/\\]/s, "")
    .replace(/[\p{Cc}\p{Cf}"<>|?*:]+/gu, "")
    .replace(/\s+/g, " ")
    .replace(/^[.\s]+/, "")
    .trim();
  if (bare.length <= LONGEST) return bare === "" ? null : bare;
  const ending = /\.[\w-]{1,10}$/.exec(bare)?.[0] ?? "";
  return `${bare.slice(0, LONGEST - ending.length).trimEnd()}${ending}`;
}
