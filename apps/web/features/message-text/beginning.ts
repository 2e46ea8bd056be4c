const GRAPHEMES = typeof Intl !== "undefined" && "Segmenter" in Intl ? new Intl.Segmenter() : null;
/** Letters with more signs on them than these are cut within: nobody writes such ones. */
const CLUSTER_MAX = 64;

/** The text's first `most` UTF-16 units at most, cut between what people see as characters; the text itself when it is no longer. Pure. */
export function beginningOf(text: string, most: number): string {
  if (text.length <= most) return text;
  const from = Math.max(0, most - CLUSTER_MAX);
  const around = text.slice(from, most + CLUSTER_MAX);
  const cut = GRAPHEMES?.segment(around).containing(most - from)?.index ?? 0;
  const beginning = text.slice(0, cut > 0 ? from + cut : most);
  return /[\uD800-\uDBFF]$/.test(beginning) ? beginning.slice(0, -1) : beginning;
}
