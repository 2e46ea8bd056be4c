import type { MediaReference } from "@parley/providers";
import {
  type AccountId,
  type AttachmentId,
  FILE_RETRIES_MAX,
  type InteractionId,
  type MediaState,
  type MessageId,
  type UserId,
} from "@parley/schema";
import { sql } from "kysely";
import { type Em, query } from "../../platform/database.ts";
import { isId } from "../../platform/ids.ts";

/** A file as stored, without its bytes. */
export interface AttachmentRow {
  readonly id: AttachmentId;
  readonly accountId: AccountId | null;
  /** Null while it is uploaded and not sent. */
  readonly interactionId: InteractionId | null;
  readonly uploadedById: UserId | null;
  readonly state: MediaState;
  readonly fileName: string | null;
  readonly mimeType: string | null;
  readonly sizeBytes: number | null;
  /** A `MediaFailure`; words, in rows of earlier versions. */
  readonly failure: string | null;
  /** How often people had it fetched again. */
  readonly retries: number;
  /** Whether it is a customer's, that the provider is asked for. */
  readonly isFetched: boolean;
}

/** Where a customer's file is fetched from, and for which message. */
export interface FetchReference {
  readonly media: MediaReference;
  readonly messageId: MessageId;
  readonly isDocument: boolean;
}

const COLUMNS = sql`id, account_id, interaction_id, uploaded_by_id, state, file_name, mime_type, size_bytes, failure, retries,
  reference is not null as is_fetched`;

/** Files by id, in any order; unknown ids are missing. */
export function findAttachments(em: Em, ids: readonly string[]): Promise<AttachmentRow[]> {
  return query(em, sql`select ${COLUMNS} from attachment where id = any(${ids.filter(isId)}::uuid[])`);
}

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
  await query(
    em,
    sql`insert into attachment (id, uploaded_by_id, state, file_name) values (${id}, ${uploadedById}, 'pending', ${fileName})`,
  );
}

export async function deleteAttachment(em: Em, id: AttachmentId): Promise<void> {
  await query(em, sql`delete from attachment where id = ${id} and interaction_id is null`);
}

/** All bytes are there. */
export async function markReady(
  em: Em,
  id: AttachmentId,
  mimeType: string,
  sizeBytes: number,
  fileName: string | null,
): Promise<void> {
  await query(
    em,
    sql`update attachment set state = 'ready', mime_type = ${mimeType}, size_bytes = ${sizeBytes}, failure = null,
          file_name = coalesce(file_name, ${fileName}), fetch_started_at = null where id = ${id}`,
  );
}

/** The file will not come. */
export async function markFailed(em: Em, id: AttachmentId, because: string): Promise<void> {
  await query(em, sql`delete from attachment_part where attachment_id = ${id}`);
  await query(
    em,
    sql`update attachment set state = 'failed', failure = ${because}, fetch_started_at = null where id = ${id} and state = 'pending'`,
  );
}

/** The viewer's own upload that is not sent yet, locked; null when it is none. */
export async function lockUpload(em: Em, id: AttachmentId, uploadedById: UserId): Promise<AttachmentRow | null> {
  if (!isId(id)) return null;
  const [row] = await query<AttachmentRow>(
    em,
    sql`select ${COLUMNS} from attachment where id = ${id} and uploaded_by_id = ${uploadedById} and state = 'ready'
          and interaction_id is null for update`,
  );
  return row ?? null;
}

/** Makes an upload part of an interaction: whoever may see that one may now open it. */
export async function attachUpload(
  em: Em,
  id: AttachmentId,
  { interactionId, accountId }: { readonly interactionId: InteractionId; readonly accountId: AccountId },
): Promise<void> {
  await query(
    em,
    sql`update attachment set interaction_id = ${interactionId}, account_id = ${accountId} where id = ${id}`,
  );
}

/** A pending file, begun by us alone; null when it is not pending or somebody else fetches it. */
export async function beginFetch(
  em: Em,
  id: AttachmentId,
): Promise<{
  readonly accountId: AccountId;
  readonly interactionId: InteractionId;
  readonly reference: FetchReference;
} | null> {
  const [row] = await query<{ accountId: AccountId; interactionId: InteractionId; reference: FetchReference }>(
    em,
    sql`update attachment set fetch_started_at = clock_timestamp()
        where id = ${id} and state = 'pending' and reference is not null
          and (fetch_started_at is null or fetch_started_at < clock_timestamp() - interval '10 minutes')
        returning account_id, interaction_id, reference`,
  );
  return row ?? null;
}

/** A file that failed for good, pending again; null when it is not failed (any more), is no customer's, or was asked for too often. */
export async function beginAgain(
  em: Em,
  id: AttachmentId,
): Promise<{
  readonly accountId: AccountId;
  readonly interactionId: InteractionId;
  readonly messageId: MessageId;
} | null> {
  const [row] = await query<{ accountId: AccountId; interactionId: InteractionId; messageId: MessageId }>(
    em,
    sql`update attachment set state = 'pending', failure = null, fetch_started_at = null, retries = retries + 1
        where id = ${id} and state = 'failed' and reference is not null and retries < ${FILE_RETRIES_MAX}
        returning account_id, interaction_id, reference->>'messageId' as message_id`,
  );
  return row ?? null;
}

export async function endFetch(em: Em, id: AttachmentId): Promise<void> {
  await query(em, sql`update attachment set fetch_started_at = null where id = ${id}`);
}

/** Files that should be fetched and that no job is waiting for: it died with its node. */
export async function forgottenFetches(em: Em): Promise<AttachmentId[]> {
  const rows = await query<{ id: AttachmentId }>(
    em,
    sql`select id from attachment
        where state = 'pending' and reference is not null and created_at < now() - interval '2 minutes'
          and (fetch_started_at is null or fetch_started_at < now() - interval '10 minutes')
          and not exists (select 1 from graphile_worker.jobs where jobs.key = 'fetch_media:' || attachment.id and jobs.locked_at is null)
        limit 1000`,
  );
  return rows.map(({ id }) => id);
}

/** Removes uploads that nobody sent within two days. */
export async function deleteUnsentUploads(em: Em): Promise<void> {
  await query(
    em,
    sql`delete from attachment where interaction_id is null and uploaded_by_id is not null and created_at < now() - interval '2 days'`,
  );
}
