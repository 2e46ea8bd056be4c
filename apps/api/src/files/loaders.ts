import type { AttachmentId } from "@parley/schema";
import DataLoader from "dataloader";
import type { Database } from "../platform/database.ts";
import { type AttachmentRow, findAttachments } from "./persistence/attachments.ts";

/** Files by id, all of a moment in one query. */
export interface FileLoaders {
  /** Null when there is none. */
  attachmentIfAny(id: AttachmentId): Promise<AttachmentRow | null>;
}

export function createFileLoaders(database: Database): FileLoaders {
  const attachments = new DataLoader<AttachmentId, AttachmentRow | null>(async (ids) => {
    const found = new Map((await findAttachments(database.fork(), ids)).map((row) => [row.id, row]));
    return ids.map((id) => found.get(id) ?? null);
  });
  return { attachmentIfAny: (id) => attachments.load(id) };
}
