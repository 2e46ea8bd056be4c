const GRAPHEMES = typeof Intl !== "undefined" && "Segmenter" in Intl ? new Intl.Segmenter() : null;
const MOST = 6;
/** UTF-16 units of six emoji with blanks between them; longer texts are not looked at. */
const LONGEST = MOST * 20;
const EMOJI =
  /^(?:\p{Extended_Pictographic}|\p{Regional_Indicator}{2})(?:\p{Emoji_Modifier}|\p{Extended_Pictographic}|\uFE0F|\u200D|[\u{E0020}-\u{E007F}])*$/u;

/** How many emoji a text is made of, when it is made of nothing else and of a few only; null otherwise. Pure. */
export function emojiOnly(text: string): number | null {
  if (GRAPHEMES === null || text.length > LONGEST) return null;
  const bare = text.replace(/\s+/gu, "");
  if (bare === "") return null;
  const signs = [...GRAPHEMES.segment(bare)].map(({ segment }) => segment);
  return signs.length <= MOST && signs.every((sign) => EMOJI.test(sign)) ? signs.length : null;
}
