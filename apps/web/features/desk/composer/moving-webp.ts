/** Whether a WebP picture moves, by its first bytes: in the extended format a flag tells. Pure. */

const HEAD_BYTES = 21;
const ANIMATION_FLAG = 0x02;

export function isMovingWebp(head: Uint8Array): boolean {
  const name = (from: number) => String.fromCharCode(...head.subarray(from, from + 4));
  if (head.length < HEAD_BYTES || name(0) !== "RIFF" || name(8) !== "WEBP" || name(12) !== "VP8X") return false;
  return ((head[20] ?? 0) & ANIMATION_FLAG) !== 0;
}

/** The same for a file on this computer, of which only the head is read. */
export async function isMoving(file: File): Promise<boolean> {
  if (file.type !== "image/webp") return false;
  try {
    return isMovingWebp(new Uint8Array(await file.slice(0, HEAD_BYTES).arrayBuffer()));
  } catch {
    return false;
  }
}
