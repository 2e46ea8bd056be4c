import type { MessageId, UserId } from "@parley/schema";
import { sql } from "kysely";
import { type Em, query } from "../../platform/database.ts";

/** WhatsApp knows one reaction of the business on a message, whoever of us made it. */
const OURS = "us";

/** A reaction as it stands now. */
export interface ReactionRow {
  readonly messageId: MessageId;
  readonly emoji: string;
  readonly byContact: boolean;
  /** Null for the contact. */
  readonly byId: UserId | null;
}

/** Reactions that stand on messages, oldest first. */
export function findReactions(em: Em, messageIds: readonly MessageId[]): Promise<ReactionRow[]> {
  return query(
    em,
    sql`select message_id, emoji, by_key = 'contact' as by_contact, by_id from reaction
        where message_id = any(${messageIds}::uuid[]) and emoji <> '' order by reacted_at, by_key`,
  );
}

/** Puts our reaction on a message, or takes it back with null. */
export async function storeOurReaction(
  em: Em,
  messageId: MessageId,
  byId: UserId,
  emoji: string | null,
): Promise<void> {
  await query(
    em,
    emoji === null
      ? sql`delete from reaction where message_id = ${messageId} and by_key = ${OURS}`
      : sql`insert into reaction (message_id, by_key, by_id, emoji, reacted_at)
            values (${messageId}, ${OURS}, ${byId}, ${emoji}, clock_timestamp())
            on conflict (message_id, by_key) do update set by_id = excluded.by_id, emoji = excluded.emoji, reacted_at = excluded.reacted_at`,
  );
}

/** Takes our reaction back because the provider refused it; false when another stands there by now. */
export async function removeRefused(em: Em, messageId: MessageId, emoji: string): Promise<boolean> {
  const rows = await query(
    em,
    sql`delete from reaction where message_id = ${messageId} and by_key = ${OURS} and emoji = ${emoji} returning message_id`,
  );
  return rows.length > 0;
}

/** Our reaction on a message, or null. */
export async function findOurReaction(em: Em, messageId: MessageId): Promise<string | null> {
  const [row] = await query<{ emoji: string }>(
    em,
    sql`select emoji from reaction where message_id = ${messageId} and by_key = ${OURS}`,
  );
  return row?.emoji ?? null;
}
