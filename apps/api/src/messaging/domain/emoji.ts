const CLUSTERS = new Intl.Segmenter("en", { granularity: "grapheme" });
const LONGEST = 40;

/** Whether a text is one emoji, as a reaction must be. */
export function isOneEmoji(text: string): boolean {
  if (text.length > LONGEST || [...CLUSTERS.segment(text)].length !== 1) return false;
  return /\p{Extended_Pictographic}|\p{Regional_Indicator}{2}|^[0-9#*]\uFE0F?\u20E3$/u.test(text);
}
