/** Fetching a customer's file from an address a stranger wrote. */
import { failedConnection, failureOf } from "./calling.ts";
import type { FailureClass } from "./failure.ts";
import type { MediaDownload, ProviderNetwork } from "./port.ts";
import { cleanText } from "./reading.ts";

const MAX_REDIRECTS = 3;

export interface DownloadRequest {
  readonly url: string;
  /** Sent to `trusts` hosts only, and never after a redirect. */
  readonly authorization: string | null;
  /** Whether the address is the provider's own, so that credentials may go there. */
  readonly trusts: (address: URL) => boolean;
  /** Base addresses that may be plain http: the configured ones (simulator, proxy). Everything else must be https. */
  readonly plainAddresses: readonly string[];
}

/** The file behind an address. A missing one (404) may only be late: worth another try. */
export async function downloadFrom(
  { http }: Pick<ProviderNetwork, "http">,
  request: DownloadRequest,
): Promise<MediaDownload> {
  let address = parsedAddress(request.url);
  for (let hop = 0; hop <= MAX_REDIRECTS; hop += 1) {
    if (address === null || !mayFetch(address, request.plainAddresses)) {
      return failed("input", null, "The media address is not one we fetch from", false);
    }
    const carriesCredentials = hop === 0 && request.authorization !== null && request.trusts(address);
    let response: Response;
    try {
      response = await http(address, {
        redirect: "manual",
        headers: carriesCredentials ? { authorization: request.authorization } : {},
      });
    } catch (error) {
      return failed("retry", null, failedConnection(error).detail, true);
    }
    if (response.status >= 300 && response.status < 400) {
      await response.body?.cancel();
      address = parsedAddress(response.headers.get("location") ?? "", address);
      continue;
    }
    return response.ok && response.body !== null ? found(response, response.body) : await refused(response);
  }
  return failed("input", null, "The media address redirects too often", false);
}

/** True when both addresses have the same scheme, host and port; base may be unparsable (false). */
export function hasSameOrigin(address: URL, base: string): boolean {
  return parsedAddress(base)?.origin === address.origin;
}

function parsedAddress(text: string, base?: URL): URL | null {
  return URL.canParse(text, base?.href) ? new URL(text, base?.href) : null;
}

function mayFetch(address: URL, plainAddresses: readonly string[]): boolean {
  if (address.username !== "" || address.password !== "") return false;
  if (address.protocol === "https:") return true;
  return address.protocol === "http:" && plainAddresses.some((base) => hasSameOrigin(address, base));
}

function found(response: Response, body: ReadableStream<Uint8Array>): MediaDownload {
  const length = Number(response.headers.get("content-length") ?? Number.NaN);
  const mimeType = response.headers.get("content-type");
  return {
    type: "found",
    body,
    mimeType: mimeType === null ? null : cleanText(mimeType, 128),
    fileName: fileNameOf(response.headers.get("content-disposition")),
    sizeBytes: Number.isSafeInteger(length) && length >= 0 ? length : null,
  };
}

async function refused(response: Response): Promise<MediaDownload> {
  await response.body?.cancel();
  const { status } = response;
  const retryable = status === 404 || status === 408 || status === 425 || status === 429 || status >= 500;
  const failureClass: FailureClass = status === 401 || status === 403 ? "configuration" : retryable ? "retry" : "input";
  return failed(failureClass, String(status), `The media host answered ${status}`, retryable);
}

function failed(failureClass: FailureClass, code: string | null, detail: string, retryable: boolean): MediaDownload {
  return { type: "failed", failure: failureOf(failureClass, code, detail), retryable };
}

/** The bare name in a Content-Disposition, without any path; null when there is none. */
export function fileNameOf(disposition: string | null): string | null {
  if (disposition === null) return null;
  const extended = /filename\*\s*=\s*UTF-8''([^;]+)/i.exec(disposition)?.[1];
  const plain = /filename\s*=\s*(?:"([^"]*)"|([^;]+))/i.exec(disposition);
  const written = (extended === undefined ? null : decodedOrNull(extended)) ?? plain?.[1] ?? plain?.[2] ?? "";
  return cleanText(written.trim().replace(/^.*[/\\]/, ""), 256) || null;
}

function decodedOrNull(text: string): string | null {
  try {
    return decodeURIComponent(text.trim());
  } catch {
    return null;
  }
}
