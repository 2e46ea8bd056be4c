import { type AccountId, type InteractionId, type MessageId, NOTES_SHOWN_MAX } from "@parley/schema";
import { sql } from "kysely";
import { type Em, query } from "../../platform/database.ts";
import { MESSAGE_COLUMNS, type MessageRow } from "./message-row.ts";

/** Messages by id, in any order; unknown ids are missing. */
export function findMessages(em: Em, ids: readonly MessageId[]): Promise<MessageRow[]> {
  return query(em, sql`select ${MESSAGE_COLUMNS} from message where id = any(${ids}::uuid[])`);
}

/** The internal notes of interactions, newest first. */
export function findNotes(em: Em, ids: readonly InteractionId[]): Promise<MessageRow[]> {
  return query(
    em,
    sql`select note.* from unnest(${ids}::uuid[]) as it (id) cross join lateral (
          select ${MESSAGE_COLUMNS} from message where interaction_id = it.id and direction = 'note'
          order by occurred_at desc, message.id desc limit ${NOTES_SHOWN_MAX}) as note`,
  );
}

/** A message another one answers to, by the provider's id. */
export interface Quoting {
  readonly accountId: AccountId;
  readonly providerMessageId: string;
}

/** Messages by their provider's ids; unknown ones are missing. */
export function findQuoted(em: Em, quoted: readonly Quoting[]): Promise<MessageRow[]> {
  return query(
    em,
    sql`select ${MESSAGE_COLUMNS} from message
        join (select distinct * from unnest(${quoted.map(({ accountId }) => accountId)}::uuid[],
          ${quoted.map(({ providerMessageId }) => providerMessageId)}::text[])) as it (account_id, provider_message_id)
          on it.account_id = message.account_id and it.provider_message_id = message.provider_message_id`,
  );
}

/** A place in a thread: the time as whole microseconds since 1970, for a Date holds only milliseconds. */
export interface ThreadPlace {
  readonly micros: number;
  readonly id: MessageId;
}

export type PlacedMessage = MessageRow & { readonly micros: number };

/** The newest lines of a thread, or those before a place; newest first. */
export function listThread(
  em: Em,
  interactionId: InteractionId,
  { before, most }: { readonly before: ThreadPlace | null; readonly most: number },
): Promise<PlacedMessage[]> {
  const older =
    before === null
      ? sql`true`
      : sql`(occurred_at, id) < ('epoch'::timestamptz + ${before.micros}::bigint * interval '1 microsecond', ${before.id}::uuid)`;
  return query(
    em,
    sql`select ${MESSAGE_COLUMNS}, (extract(epoch from occurred_at) * 1000000)::bigint as micros from message
        where interaction_id = ${interactionId} and ${older} order by occurred_at desc, id desc limit ${most}`,
  );
}

/**
 * The interaction a line stands in, when it is this one or an earlier one of the same contact on the same account; null
 * when it is neither: a cursor opens no other thread.
 */
export async function reachedFrom(em: Em, id: InteractionId, messageId: MessageId): Promise<InteractionId | null> {
  const [row] = await query<{ id: InteractionId }>(
    em,
    sql`select reached.id from message join interaction reached on reached.id = message.interaction_id
        join interaction later on later.contact_id = reached.contact_id and later.account_id = reached.account_id
        where message.id = ${messageId} and later.id = ${id}
          and (reached.opened_at, reached.id) <= (later.opened_at, later.id)`,
  );
  return row?.id ?? null;
}

/** The contact's interaction on the same account before this one; null when there is none. */
export async function interactionBefore(em: Em, id: InteractionId): Promise<InteractionId | null> {
  const [row] = await query<{ id: InteractionId }>(
    em,
    sql`select earlier.id from interaction later join interaction earlier
          on earlier.contact_id = later.contact_id and earlier.account_id = later.account_id
          and (earlier.opened_at, earlier.id) < (later.opened_at, later.id)
        where later.id = ${id} order by earlier.opened_at desc, earlier.id desc limit 1`,
  );
  return row?.id ?? null;
}

/** How many lines a thread has, counted no further than asked. */
export function threadSelect(interactionId: InteractionId) {
  return sql`select 1 from message where interaction_id = ${interactionId}`;
}
