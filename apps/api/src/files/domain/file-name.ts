const LONGEST = 120;
/** What is left of a name before it is cleaned: putting marks upon marks in order takes more than linear time. */
const KEPT = { beginning: 500, end: 100 } as const;

/** A file's name as it may be shown, stored and sent: no path, no control or direction marks, at most 120 characters. Null when nothing is left. */
export function safeFileName(name: string | null | undefined): string | null {
  const bare = shortened((name ?? "").replace(/^.*[/\\]/s, ""))
    .toWellFormed()
    .normalize("NFC")
    .replace(/[\p{Cc}\p{Cf}"<>|?*:]+/gu, "")
    .replace(/\s+/g, " ")
    .replace(/^[.\s]+/, "")
    .trim();
  if (bare.length <= LONGEST) return bare === "" ? null : bare;
  const ending = /\.[\w-]{1,10}$/.exec(bare)?.[0] ?? "";
  const beginning = bare.slice(0, LONGEST - ending.length).replace(/[\uD800-\uDBFF]$/, "");
  return `${beginning.trimEnd()}${ending}`;
}

function shortened(name: string): string {
  return name.length <= KEPT.beginning + KEPT.end ? name : name.slice(0, KEPT.beginning) + name.slice(-KEPT.end);
}
