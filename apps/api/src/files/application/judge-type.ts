import { fileTypeFromBuffer } from "file-type";
import { judgedType } from "../domain/shown-type.ts";

/** The type of a file by its first bytes. */
export async function judgeType(head: Uint8Array, claimed: string | null, fileName: string | null): Promise<string> {
  const found = await fileTypeFromBuffer(head).catch(() => undefined);
  return judgedType({ found: found?.mime ?? null, claimed, fileName, looksLikeText: looksLikeText(head) });
}

function looksLikeText(head: Uint8Array): boolean {
  if (head.includes(0)) return false;
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(head, { stream: true });
    return true;
  } catch {
    return false;
  }
}
