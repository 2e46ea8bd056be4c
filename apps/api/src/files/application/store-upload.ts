import type { AttachmentId, UserId } from "@parley/schema";
import type { Database } from "../../platform/database.ts";
import { newId } from "../../platform/ids.ts";
import { safeFileName } from "../domain/file-name.ts";
import {
  type AttachmentRow,
  deleteAttachment,
  findAttachment,
  insertUpload,
  markReady,
} from "../persistence/attachments.ts";
import { writeParts } from "../persistence/parts.ts";
import { judgeType } from "./judge-type.ts";

export interface Upload {
  readonly by: UserId;
  readonly fileName: string | null;
  readonly claimedType: string | null;
  readonly bytes: AsyncIterable<Uint8Array>;
  /** Asked once the stream has ended: whether it was cut off at the limit. */
  readonly isCut: () => boolean;
  readonly maxBytes: number;
}

/** Stores an uploaded file, part by part; it is the uploader's alone until it is sent. Nothing is left of one that is too large, empty or broken off. */
export async function storeUpload(database: Database, upload: Upload): Promise<AttachmentRow | "tooLarge" | "empty"> {
  const id = newId<AttachmentId>();
  const fileName = safeFileName(upload.fileName);
  await insertUpload(database.fork(), id, upload.by, fileName);
  let isKept = false;
  try {
    const written = await writeParts(database, id, upload.bytes, upload.maxBytes);
    if (written === null || upload.isCut()) return "tooLarge";
    if (written.sizeBytes === 0) return "empty";
    const mimeType = await judgeType(written.head, upload.claimedType, fileName);
    await markReady(database.fork(), id, mimeType, written.sizeBytes, fileName);
    const stored = await findAttachment(database.fork(), id);
    if (stored === null) throw new Error("an upload vanished while it was stored");
    isKept = true;
    return stored;
  } finally {
    if (!isKept) await deleteAttachment(database.fork(), id);
  }
}
