/** Fetching what a customer sent: Meta gives an id, the id an address for five minutes, the address the file. */
import { callFailure, failureOf, isSuccess } from "../calling.ts";
import { downloadFrom, hasSameOrigin } from "../downloading.ts";
import type { MediaReference } from "../inbound.ts";
import type { MediaDownload, ProviderNetwork } from "../port.ts";
import { LIMITS, numberAt, stringAt } from "../reading.ts";
import { isGraphId, type MetaCredentials } from "./credentials.ts";
import { checkingDigest } from "./digest.ts";
import { readMetaFailure } from "./failure.ts";
import { bearer, callGraph } from "./graph.ts";
import { addressAt } from "./read-content.ts";

/** The file of a message. An address that answers 404 has expired: it is asked for once more. */
export async function downloadMetaMedia(
  media: MediaReference,
  credentials: MetaCredentials,
  network: ProviderNetwork,
): Promise<MediaDownload> {
  if (media.id === null) {
    return media.url === null
      ? failed("The message names no file")
      : fetched({ url: media.url, mimeType: null, sizeBytes: null, sha256: null }, media, credentials, network);
  }
  if (!isGraphId(media.id)) return failed("The file's id is not one of Meta's");
  const first = await downloadById(media.id, media, credentials, network);
  const isExpired = first.type === "failed" && first.failure.code === "404";
  return isExpired ? downloadById(media.id, media, credentials, network) : first;
}

interface StoredFile {
  readonly url: string;
  readonly mimeType: string | null;
  readonly sizeBytes: number | null;
  readonly sha256: string | null;
}

async function downloadById(
  id: string,
  media: MediaReference,
  credentials: MetaCredentials,
  network: ProviderNetwork,
): Promise<MediaDownload> {
  const path = `${id}?phone_number_id=${credentials.phoneNumberId}`;
  const answer = await callGraph({ method: "GET", path }, credentials, network);
  if (!isSuccess(answer)) {
    const failure = callFailure(answer, readMetaFailure);
    return { type: "failed", failure, retryable: failure.class !== "input" };
  }
  const url = addressAt(answer.json, "url");
  if (url === null) return failed("Meta named no address of the file");
  const sizeBytes = numberAt(answer.json, "file_size");
  return fetched(
    {
      url,
      mimeType: stringAt(answer.json, "mime_type", LIMITS.mimeType),
      sizeBytes: sizeBytes !== null && Number.isSafeInteger(sizeBytes) && sizeBytes >= 0 ? sizeBytes : null,
      sha256: stringAt(answer.json, "sha256", LIMITS.name),
    },
    media,
    credentials,
    network,
  );
}

async function fetched(
  stored: StoredFile,
  media: MediaReference,
  credentials: MetaCredentials,
  network: ProviderNetwork,
): Promise<MediaDownload> {
  const { metaGraph } = network.addresses;
  const download = await downloadFrom(network, {
    url: stored.url,
    authorization: bearer(credentials),
    trusts: (address) => isMetaHost(address) || hasSameOrigin(address, metaGraph),
    plainAddresses: [metaGraph],
  });
  if (download.type === "failed") return download;
  return {
    type: "found",
    body: checkingDigest(download.body, stored.sha256 ?? media.sha256),
    mimeType: stored.mimeType ?? media.mimeType ?? download.mimeType,
    // The name Meta serves a file under is its id: no name for a person.
    fileName: media.fileName,
    sizeBytes: download.sizeBytes ?? stored.sizeBytes,
  };
}

/** Hosts that may see the token: a stranger's address in a payload must not. */
function isMetaHost({ protocol, hostname }: URL): boolean {
  return (
    protocol === "https:" &&
    /^(lookaside\.fbsbx\.com|([a-z0-9-]+\.)*(facebook\.com|whatsapp\.(com|net)))$/.test(hostname)
  );
}

function failed(detail: string): MediaDownload {
  return { type: "failed", failure: failureOf("input", null, detail), retryable: false };
}
