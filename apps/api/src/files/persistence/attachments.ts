import { type AttachmentId, FILE_RETRIES_MAX, type MessageId, type UserId } from "@parley/schema";
import { sql } from "kysely";
import type { Em } from "../../platform/database.ts";
import { isId } from "../../platform/ids.ts";
import { asJson } from "../../platform/json-rows.ts";
import { column, columns, present, type RowOf, value } from "../../platform/row-shape.ts";
import { type Given, statement } from "../../platform/statement.ts";
import { tables } from "../../platform/tables.ts";
import type { AttachmentRow as StoredAttachment } from "./attachment.entity.ts";
import type { FetchReference } from "./fetch-reference.ts";

/** After this long a fetch that was begun and never finished counts as lost; longer than any takes. */
const LEASE = sql`interval '10 minutes'`;

const ATTACHMENT = {
  ...columns(
    "attachment",
    "id",
    "accountId",
    "interactionId",
    "uploadedById",
    "state",
    "fileName",
    "mimeType",
    "sizeBytes",
    "failure",
    "retries",
  ),
  isFetched: value.boolean,
};

/**
 * A file as stored, without its bytes. It has no interaction while it is uploaded and not sent; `failure` is a
 * `MediaFailure`, or words in rows of earlier versions; `retries` counts how often people had it fetched again; `isFetched`
 * says whether it is a customer's, that the provider is asked for.
 */
export type AttachmentRow = RowOf<typeof ATTACHMENT>;

const COLUMNS = sql`id, account_id, interaction_id, uploaded_by_id, state, file_name, mime_type, size_bytes, failure, retries,
  reference is not null as is_fetched`;

/** Files by id, in any order; unknown ids are missing. */
export function findAttachments(em: Em, ids: readonly string[]): Promise<AttachmentRow[]> {
  return selectAttachments(em, { ids: ids.filter(isId) });
}

const selectAttachments = statement(
  ATTACHMENT,
  ({ ids }: Given<{ ids: readonly string[] }>) => sql`select ${COLUMNS} from attachment where id = any(${ids}::uuid[])`,
);

/** One file, or null. */
export async function findAttachment(em: Em, id: string): Promise<AttachmentRow | null> {
  const [row] = await findAttachments(em, [id]);
  return row ?? null;
}

/** Begins an upload. */
export async function insertUpload(
  em: Em,
  id: AttachmentId,
  uploadedById: UserId,
  fileName: string | null,
): Promise<void> {
  await tables(em).insertInto("attachment").values({ id, uploadedById, state: "pending", fileName }).execute();
}

/** A customer's file that was named and is still to be fetched. */
export interface FileToFetch
  extends Pick<StoredAttachment, "id" | "accountId" | "interactionId" | "fileName" | "mimeType"> {
  readonly reference: FetchReference;
}

/** Stores files as pending. */
export async function insertPending(em: Em, files: readonly FileToFetch[]): Promise<void> {
  await insertNamed(em, { files: asJson(files) });
}

const insertNamed = statement(
  {},
  ({ files }: Given<{ files: string }>) =>
    sql`insert into attachment (id, account_id, interaction_id, state, file_name, mime_type, reference)
        select "id", "accountId", "interactionId", 'pending', "fileName", "mimeType", "reference"
        from json_to_recordset(${files}::json) as it ("id" uuid, "accountId" uuid, "interactionId" uuid,
          "fileName" text, "mimeType" text, "reference" jsonb)`,
);

export async function deleteAttachment(em: Em, id: AttachmentId): Promise<void> {
  await tables(em).deleteFrom("attachment").where("id", "=", id).where("interactionId", "is", null).execute();
}

/** All bytes are there. */
export async function markReady(
  em: Em,
  id: AttachmentId,
  mimeType: string,
  sizeBytes: number,
  fileName: string | null,
): Promise<void> {
  await tables(em)
    .updateTable("attachment")
    .set(({ fn, val }) => ({
      state: "ready",
      mimeType,
      sizeBytes,
      failure: null,
      fileName: fn.coalesce("fileName", val(fileName)),
      fetchStartedAt: null,
    }))
    .where("id", "=", id)
    .execute();
}

/** The file will not come. */
export async function markFailed(em: Em, id: AttachmentId, because: string): Promise<void> {
  await tables(em).deleteFrom("attachment_part").where("attachmentId", "=", id).execute();
  await tables(em)
    .updateTable("attachment")
    .set({ state: "failed", failure: because, fetchStartedAt: null })
    .where("id", "=", id)
    .where("state", "=", "pending")
    .execute();
}

/** The viewer's own upload that is not sent yet, locked; null when it is none. */
export async function lockUpload(em: Em, id: AttachmentId, uploadedById: UserId): Promise<AttachmentRow | null> {
  if (!isId(id)) return null;
  const [row] = await selectUpload(em, { id, uploadedById });
  return row ?? null;
}

const selectUpload = statement(
  ATTACHMENT,
  ({ id, uploadedById }: Given<{ id: AttachmentId; uploadedById: UserId }>) =>
    sql`select ${COLUMNS} from attachment where id = ${id} and uploaded_by_id = ${uploadedById} and state = 'ready'
          and interaction_id is null for update`,
);

/** Makes an upload part of an interaction: users who may see that one may now open it. */
export async function attachUpload(
  em: Em,
  id: AttachmentId,
  {
    interactionId,
    accountId,
  }: { readonly [Name in "interactionId" | "accountId"]: NonNullable<StoredAttachment[Name]> },
): Promise<void> {
  await tables(em).updateTable("attachment").set({ interactionId, accountId }).where("id", "=", id).execute();
}

/** Customers' files have an account, an interaction and a reference, which uploads may lack. */
const CUSTOMERS = {
  accountId: present(column("attachment", "accountId")),
  interactionId: present(column("attachment", "interactionId")),
  reference: present(column("attachment", "reference")),
};

/** A customer's file whose fetch was begun. */
export type BegunFetch = RowOf<typeof CUSTOMERS>;

/** A pending file, begun by us alone; null when it is not pending or somebody else fetches it. */
export async function beginFetch(em: Em, id: AttachmentId): Promise<BegunFetch | null> {
  const [row] = await claimFetch(em, { id });
  return row ?? null;
}

const claimFetch = statement(
  CUSTOMERS,
  ({ id }: Given<{ id: AttachmentId }>) =>
    sql`update attachment set fetch_started_at = clock_timestamp()
        where id = ${id} and state = 'pending' and reference is not null
          and (fetch_started_at is null or fetch_started_at < clock_timestamp() - ${LEASE})
        returning account_id, interaction_id, reference`,
);

/** A file that failed for good, pending again; null when it is not failed (any more), is no customer's, or was asked for too often. */
export async function beginAgain(
  em: Em,
  id: AttachmentId,
): Promise<(Pick<BegunFetch, "accountId" | "interactionId"> & { readonly messageId: MessageId }) | null> {
  const [row] = await resetFailed(em, { id });
  return row === undefined ? null : { ...row, messageId: row.reference.messageId };
}

const resetFailed = statement(
  CUSTOMERS,
  ({ id }: Given<{ id: AttachmentId }>) =>
    sql`update attachment set state = 'pending', failure = null, fetch_started_at = null, retries = retries + 1
        where id = ${id} and state = 'failed' and reference is not null and retries < ${FILE_RETRIES_MAX}
        returning account_id, interaction_id, reference`,
);

export async function endFetch(em: Em, id: AttachmentId): Promise<void> {
  await tables(em).updateTable("attachment").set({ fetchStartedAt: null }).where("id", "=", id).execute();
}

/** Files that should be fetched and that no job is waiting for: it died with its node. */
export async function abandonedFetches(em: Em): Promise<AttachmentId[]> {
  const rows = await selectAbandoned(em);
  return rows.map(({ id }) => id);
}

const selectAbandoned = statement(
  columns("attachment", "id"),
  () =>
    sql`select id from attachment
        where state = 'pending' and reference is not null and created_at < now() - interval '2 minutes'
          and (fetch_started_at is null or fetch_started_at < now() - ${LEASE})
          and not exists (select 1 from graphile_worker.jobs where jobs.key = 'fetch_media:' || attachment.id and jobs.locked_at is null)
        limit 1000`,
);

/** Removes uploads that nobody sent within two days. */
export const deleteUnsentUploads = statement(
  {},
  () =>
    sql`delete from attachment where interaction_id is null and uploaded_by_id is not null and created_at < now() - interval '2 days'`,
);
