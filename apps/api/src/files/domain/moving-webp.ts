/** Whether a WebP picture moves, by its first bytes: in the extended format a flag tells. Pure. */

export const WEBP_HEAD_BYTES = 21;
const ANIMATION_FLAG = 0x02;

export function isMovingWebp(head: Uint8Array): boolean {
  const name = (from: number) => Buffer.from(head.subarray(from, from + 4)).toString("latin1");
  if (head.length < WEBP_HEAD_BYTES || name(0) !== "RIFF" || name(8) !== "WEBP" || name(12) !== "VP8X") return false;
  return ((head[20] ?? 0) & ANIMATION_FLAG) !== 0;
}
