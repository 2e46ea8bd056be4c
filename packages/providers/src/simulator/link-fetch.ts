/** Fetches a file the business gave by link, as the vendors' own servers do. */
import { isOfThisMachine } from "./loopback.ts";
import { FILE_LIMIT } from "./media-store.ts";

export interface FetchedFile {
  readonly bytes: Buffer;
  readonly mimeType: string;
  readonly fileName: string | null;
}

const TIMEOUT_MS = 20_000;

/** The file, or why it could not be had. */
export async function fetchLink(link: string): Promise<FetchedFile | { readonly problem: string }> {
  let url: URL;
  try {
    url = new URL(link);
  } catch {
    return { problem: "not an address" };
  }
  if (!isOfThisMachine(url.href)) return { problem: "the simulator only fetches from this machine" };
  try {
    const response = await fetch(url, { redirect: "error", signal: AbortSignal.timeout(TIMEOUT_MS) });
    if (!response.ok) {
      await response.body?.cancel();
      return { problem: `the address answered ${response.status}` };
    }
    const chunks: Uint8Array[] = [];
    let size = 0;
    for await (const chunk of response.body ?? []) {
      size += chunk.length;
      if (size > FILE_LIMIT) return { problem: "larger than 100 MB" };
      chunks.push(chunk);
    }
    return {
      bytes: Buffer.concat(chunks),
      mimeType: response.headers.get("content-type") ?? "application/octet-stream",
      fileName: nameFrom(response.headers.get("content-disposition"), url),
    };
  } catch (cause) {
    return { problem: cause instanceof Error ? cause.message : "unreachable" };
  }
}

function nameFrom(disposition: string | null, url: URL): string | null {
  const encoded = /filename\*=(?:UTF-8|utf-8)''([^;]+)/.exec(disposition ?? "")?.[1];
  try {
    if (encoded !== undefined) return decodeURIComponent(encoded);
    const plain = /filename="?([^";]+)"?/.exec(disposition ?? "")?.[1];
    if (plain !== undefined) return plain;
    return decodeURIComponent(url.pathname.split("/").at(-1) ?? "") || null;
  } catch {
    return null;
  }
}
