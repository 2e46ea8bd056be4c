import type { AnyProvider, HeldCredentials, MediaDownload, MediaReference, ProviderNetwork } from "@parley/providers";
import type { AccountId, AttachmentId, InteractionId, MessageId } from "@parley/schema";
import type { Database, Em } from "../../platform/database.ts";
import { type Fact, record } from "../../platform/event-log/fact.ts";
import type { EventLog } from "../../platform/event-log/log.ts";
import { enqueue, type Job } from "../../platform/jobs.ts";
import { afterFailure, maxFileBytes } from "../domain/fetching.ts";
import { safeFileName } from "../domain/file-name.ts";
import { beginFetch, endFetch, insertPending, markFailed, markReady } from "../persistence/attachments.ts";
import type { FetchReference } from "../persistence/fetch-reference.ts";
import { writeParts } from "../persistence/parts.ts";
import { judgeType } from "./judge-type.ts";

/** How files of an account are fetched; its network refuses private addresses that nobody configured. */
export interface MediaConnection {
  readonly state: "open";
  readonly provider: Pick<AnyProvider, "downloadMedia">;
  readonly credentials: HeldCredentials;
  readonly downloads: ProviderNetwork;
}

export interface FetchMediaDeps {
  readonly database: Database;
  readonly log: Pick<EventLog, "committed">;
  /** Null when the account is deleted; unreadable while its credentials cannot be opened. */
  readonly mediaConnectionOf: (
    accountId: AccountId,
  ) => Promise<MediaConnection | { readonly state: "unreadable" } | null>;
}

/** A customer's file that was named and not seen yet. */
export interface PendingMedia {
  readonly attachmentId: AttachmentId;
  readonly accountId: AccountId;
  readonly interactionId: InteractionId;
  readonly messageId: MessageId;
  readonly media: MediaReference;
  readonly isDocument: boolean;
}

/** The work of fetching a file; one waits at most for each. */
export function fetchJob(attachmentId: AttachmentId, tries: number, runAt?: Date): Job {
  return {
    task: "fetch_media",
    payload: { attachmentId, tries },
    key: `fetch_media:${attachmentId}`,
    ...(runAt === undefined ? {} : { runAt }),
  };
}

/** Stores files as pending, with the job that fetches each: the message waits for none of them (R2). */
export async function fetchLater(em: Em, pending: readonly PendingMedia[]): Promise<void> {
  if (pending.length === 0) return;
  const files = pending.map(({ attachmentId, accountId, interactionId, media, messageId, isDocument }) => ({
    id: attachmentId,
    accountId,
    interactionId,
    fileName: safeFileName(media.fileName),
    mimeType: media.mimeType,
    reference: { media, messageId, isDocument },
  }));
  await insertPending(em, files);
  await enqueue(
    em,
    pending.map(({ attachmentId }) => fetchJob(attachmentId, 0)),
  );
}

/** Fetches one file: ready, put off with growing pauses, or failed for good and visible so. */
export async function fetchMedia(deps: FetchMediaDeps, attachmentId: AttachmentId, triesBefore: number): Promise<void> {
  const { database, log } = deps;
  const begun = await beginFetch(database.fork(), attachmentId);
  if (begun === null) return;
  const { reference, accountId, interactionId } = begun;
  const fetched = await download(deps, accountId, attachmentId, reference);
  const outcome = fetched.type === "failed" ? afterFailure(fetched, triesBefore + 1) : fetched;
  // An account that could not be asked does not count as a try.
  const tries = fetched.type === "accountUnreadable" ? triesBefore : triesBefore + 1;

  await database.transaction(async (em) => {
    if (outcome.type === "again" || outcome.type === "accountUnreadable") {
      const afterMs = outcome.type === "again" ? outcome.afterMs : UNREADABLE_PAUSE_MS;
      await endFetch(em, attachmentId);
      await enqueue(em, [fetchJob(attachmentId, tries, new Date(Date.now() + afterMs))]);
      return;
    }
    if (outcome.type === "stored")
      await markReady(em, attachmentId, outcome.mimeType, outcome.sizeBytes, outcome.fileName);
    else await markFailed(em, attachmentId, outcome.type === "tooLarge" ? "too_large" : outcome.because);
    const fact: Fact = { kind: "message_changed", messageId: reference.messageId, interactionId, accountId };
    await record(em, [fact]);
  });
  log.committed();
}

/** How soon the files of an account are tried again whose credentials cannot be opened: until they can. */
const UNREADABLE_PAUSE_MS = 30_000;

type Fetched =
  | { readonly type: "accountUnreadable" }
  | { readonly type: "stored"; readonly mimeType: string; readonly sizeBytes: number; readonly fileName: string | null }
  | { readonly type: "tooLarge" }
  | Extract<MediaDownload, { type: "failed" }>;

async function download(
  { database, mediaConnectionOf }: FetchMediaDeps,
  accountId: AccountId,
  attachmentId: AttachmentId,
  { media, isDocument }: FetchReference,
): Promise<Fetched> {
  const connection = await mediaConnectionOf(accountId);
  if (connection === null) return notFetched("configuration", false);
  if (connection.state === "unreadable") return { type: "accountUnreadable" };
  const found = await connection.provider.downloadMedia(media, connection.credentials, connection.downloads);
  if (found.type === "failed") return found;
  const maxBytes = maxFileBytes(isDocument);
  if (found.sizeBytes !== null && found.sizeBytes > maxBytes) {
    await found.body.cancel().catch(() => undefined);
    return { type: "tooLarge" };
  }
  try {
    const written = await writeParts(database, attachmentId, found.body, maxBytes);
    if (written === null) return { type: "tooLarge" };
    const fileName = safeFileName(media.fileName ?? found.fileName);
    const mimeType = await judgeType(written.head, found.mimeType ?? media.mimeType, fileName);
    return { type: "stored", mimeType, sizeBytes: written.sizeBytes, fileName };
  } catch {
    // The stream broke off, or its digest was wrong.
    return notFetched("retry", true);
  }
}

function notFetched(
  failureClass: "retry" | "configuration",
  retryable: boolean,
): Extract<MediaDownload, { type: "failed" }> {
  return { type: "failed", failure: { class: failureClass, code: null, detail: "" }, retryable };
}
