import {
  type AccountId,
  type CappedCount,
  COUNT_CAP,
  type InteractionId,
  type MessageId,
  NOTES_SHOWN_MAX,
} from "@parley/schema";
import { type RawBuilder, sql } from "kysely";
import type { Em } from "../../platform/database.ts";
import { capped } from "../../platform/pagination.ts";
import { columns, type RowOf, value } from "../../platform/row-shape.ts";
import { type Given, statement } from "../../platform/statement.ts";
import { MESSAGE_COLUMNS, MESSAGE_SHAPE, type MessageRow } from "./message-row.ts";

/** Messages by id, in any order; unknown ids are missing. */
export const findMessages = statement(
  MESSAGE_SHAPE,
  ({ ids }: Given<{ ids: readonly MessageId[] }>) =>
    sql`select ${MESSAGE_COLUMNS} from message where id = any(${ids}::uuid[])`,
);

/** The internal notes of interactions, newest first. */
export const findNotes = statement(
  MESSAGE_SHAPE,
  ({ interactionIds }: Given<{ interactionIds: readonly InteractionId[] }>) =>
    sql`select note.* from unnest(${interactionIds}::uuid[]) as it (id) cross join lateral (
          select ${MESSAGE_COLUMNS} from message where interaction_id = it.id and direction = 'note'
          order by occurred_at desc, message.id desc limit ${NOTES_SHOWN_MAX}) as note`,
);

/** A message another one answers to, by the provider's id. */
export interface Quoting {
  readonly accountId: AccountId;
  readonly providerMessageId: string;
}

/** Messages by their provider's ids; unknown ones are missing. */
export function findQuoted(em: Em, quoted: readonly Quoting[]): Promise<MessageRow[]> {
  return selectQuoted(em, {
    accountIds: quoted.map(({ accountId }) => accountId),
    providerMessageIds: quoted.map(({ providerMessageId }) => providerMessageId),
  });
}

const selectQuoted = statement(
  MESSAGE_SHAPE,
  ({
    accountIds,
    providerMessageIds,
  }: Given<{ accountIds: readonly AccountId[]; providerMessageIds: readonly string[] }>) =>
    sql`select ${MESSAGE_COLUMNS} from message
        join (select distinct * from unnest(${accountIds}::uuid[], ${providerMessageIds}::text[])) as it (account_id, provider_message_id)
          on it.account_id = message.account_id and it.provider_message_id = message.provider_message_id`,
);

/** Where a line stands in its thread: the time as whole microseconds since 1970, for a Date holds only milliseconds. */
export interface ThreadCursor {
  readonly micros: number;
  readonly id: MessageId;
}

const LINE = { ...MESSAGE_SHAPE, micros: value.number };
export type ThreadLine = RowOf<typeof LINE>;

/** The newest lines of a thread, or those before a cursor; newest first. */
export function listThread(
  em: Em,
  interactionId: InteractionId,
  { before, max }: { readonly before: ThreadCursor | null; readonly max: number },
): Promise<ThreadLine[]> {
  return before === null
    ? newestLines(em, { interactionId, max })
    : linesBefore(em, { interactionId, max, micros: before.micros, id: before.id });
}

interface Wanted {
  readonly interactionId: InteractionId;
  readonly max: number;
}

const newestLines = statement(LINE, (wanted: Given<Wanted>) => linesThat(sql`true`, wanted));

const linesBefore = statement(LINE, ({ interactionId, max, micros, id }: Given<Wanted & ThreadCursor>) =>
  linesThat(
    sql`(occurred_at, id) < ('epoch'::timestamptz + ${micros}::bigint * interval '1 microsecond', ${id}::uuid)`,
    { interactionId, max },
  ),
);

const linesThat = (condition: RawBuilder<unknown>, { interactionId, max }: Given<Wanted>) =>
  sql`select ${MESSAGE_COLUMNS}, (extract(epoch from occurred_at) * 1000000)::bigint as micros from message
      where interaction_id = ${interactionId} and ${condition} order by occurred_at desc, id desc limit ${max}`;

/**
 * The interaction a line stands in, when it is this one or an earlier one of the same contact on the same account; null
 * when it is neither: a cursor opens no other thread.
 */
export async function reachedFrom(em: Em, id: InteractionId, messageId: MessageId): Promise<InteractionId | null> {
  const [row] = await selectReached(em, { id, messageId });
  return row?.id ?? null;
}

const selectReached = statement(
  columns("interaction", "id"),
  ({ id, messageId }: Given<{ id: InteractionId; messageId: MessageId }>) =>
    sql`select reached.id from message join interaction reached on reached.id = message.interaction_id
        join interaction later on later.contact_id = reached.contact_id and later.account_id = reached.account_id
        where message.id = ${messageId} and later.id = ${id}
          and (reached.opened_at, reached.id) <= (later.opened_at, later.id)`,
);

/** The contact's interaction on the same account before this one; null when there is none. */
export async function interactionBefore(em: Em, id: InteractionId): Promise<InteractionId | null> {
  const [row] = await selectEarlier(em, { id });
  return row?.id ?? null;
}

const selectEarlier = statement(
  columns("interaction", "id"),
  ({ id }: Given<{ id: InteractionId }>) =>
    sql`select earlier.id from interaction later join interaction earlier
          on earlier.contact_id = later.contact_id and earlier.account_id = later.account_id
          and (earlier.opened_at, earlier.id) < (later.opened_at, later.id)
        where later.id = ${id} order by earlier.opened_at desc, earlier.id desc limit 1`,
);

/** How many lines a thread has, counted no further than the cap. */
export async function countLines(em: Em, interactionId: InteractionId): Promise<CappedCount> {
  const [row] = await selectCount(em, { interactionId });
  return capped(row?.count ?? 0);
}

const selectCount = statement(
  { count: value.number },
  ({ interactionId }: Given<{ interactionId: InteractionId }>) =>
    sql`select count(*) as count from (select from message where interaction_id = ${interactionId} limit ${sql.lit(COUNT_CAP + 1)}) as counted`,
);
