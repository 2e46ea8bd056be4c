import type { OutboundMedia } from "@parley/providers";
import type { AttachmentId, NotFound } from "@parley/schema";
import type { Database, Em } from "../platform/database.ts";
import type { AccountScope } from "../platform/graphql/context.ts";
import { enqueue, type Task } from "../platform/jobs.ts";
import { type FetchMediaDeps, fetchJob, fetchLater, fetchMedia, type PendingMedia } from "./application/fetch-media.ts";
import { retryAttachment } from "./application/retry-attachment.ts";
import { storeUpload, type Upload } from "./application/store-upload.ts";
import { isValidSignature, mediaPath } from "./domain/media-link.ts";
import { isMovingWebp, WEBP_HEAD_BYTES } from "./domain/moving-webp.ts";
import {
  type AttachmentRow,
  abandonedFetches,
  attachUpload,
  deleteUnsentUploads,
  findAttachment,
  lockUpload,
} from "./persistence/attachments.ts";
import { readHead, readParts } from "./persistence/parts.ts";

export interface FilesDeps extends FetchMediaDeps {
  /** Signs public links: `sealer.derive("media-link")`. */
  readonly linkKey: Buffer;
}

/** Files of messages: kept in parts in the database, fetched from providers by jobs, handed to them by signed links. */
export interface Files {
  storeUpload(upload: Upload): Promise<AttachmentRow | "tooLarge" | "empty">;
  find(id: string): Promise<AttachmentRow | null>;
  /** The bytes from the first to the last named. */
  read(id: AttachmentId, from: number, to: number): AsyncIterable<Buffer>;
  /** Whether a public link's signature is ours and not expired. */
  mayFetch(id: string, signature: string): boolean;
  /** Whether a stored WebP picture moves. */
  isMoving(em: Em, id: AttachmentId): Promise<boolean>;
  /** An own upload that is not sent yet, locked for `attach`; null when it is none. */
  lockUpload: typeof lockUpload;
  attach: typeof attachUpload;
  /** A stored file for a provider, its public link on `origin`; null when it is not ready. */
  toSend(id: AttachmentId, origin: string): Promise<OutboundMedia | null>;
  /** Stores customers' files as pending with the jobs that fetch them. */
  fetchLater(em: Em, pending: readonly PendingMedia[]): Promise<void>;
  /** Fetches a customer's lost file again. */
  retry(id: AttachmentId, scope: AccountScope): Promise<AttachmentRow | NotFound>;
  /** Jobs of this area. */
  readonly tasks: Readonly<Record<"fetch_media" | "look_after_files", Task>>;
}

/** Lines of the jobs' crontab: each minute, what a dead node left unfetched is taken up again. */
export const FILES_CRONTAB = "* * * * * look_after_files";

export function createFiles(deps: FilesDeps): Files {
  const { database, linkKey } = deps;
  return {
    storeUpload: (upload) => storeUpload(database, upload),
    find: (id) => findAttachment(database.fork(), id),
    read: (id, from, to) => readParts(database, id, from, to),
    mayFetch: (id, signature) => isValidSignature(id, signature, linkKey, new Date()),
    isMoving: async (em, id) => isMovingWebp(await readHead(em, id, WEBP_HEAD_BYTES)),
    lockUpload,
    attach: attachUpload,
    toSend: (id, origin) => toSend(database, linkKey, id, origin),
    fetchLater,
    retry: (id, scope) => retryAttachment(deps, id, scope),
    tasks: {
      fetch_media: async (payload) => {
        const { attachmentId, tries } = payload as { attachmentId: AttachmentId; tries: number };
        await fetchMedia(deps, attachmentId, tries);
      },
      look_after_files: async () => {
        const abandoned = await abandonedFetches(database.fork());
        await enqueue(
          database.fork(),
          abandoned.map((id) => fetchJob(id, 0)),
        );
        await deleteUnsentUploads(database.fork());
      },
    },
  };
}

async function toSend(
  database: Database,
  linkKey: Buffer,
  id: AttachmentId,
  origin: string,
): Promise<OutboundMedia | null> {
  const row = await findAttachment(database.fork(), id);
  if (row === null || row.state !== "ready" || row.sizeBytes === null) return null;
  const { sizeBytes } = row;
  return {
    mimeType: row.mimeType ?? "application/octet-stream",
    fileName: row.fileName ?? "file",
    sizeBytes,
    link: `${origin}${mediaPath(id, linkKey, new Date())}`,
    read: async () => Buffer.concat(await Array.fromAsync(readParts(database, id, 0, sizeBytes - 1))),
  };
}
