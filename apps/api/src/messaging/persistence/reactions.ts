import type { MessageId, UserId } from "@parley/schema";
import { sql } from "kysely";
import type { Em } from "../../platform/database.ts";
import { columns, type RowOf, value } from "../../platform/row-shape.ts";
import { type Given, statement } from "../../platform/statement.ts";
import { tables } from "../../platform/tables.ts";

/** WhatsApp has one reaction of the business on a message, no matter which user made it. */
const OURS = "us";

const REACTION = { ...columns("reaction", "messageId", "emoji", "byId"), byContact: value.boolean };

/** A reaction as it stands now; by nobody of ours when it is the contact's. */
export type ReactionRow = RowOf<typeof REACTION>;

/** Reactions that stand on messages, oldest first. */
export const findReactions = statement(
  REACTION,
  ({ messageIds }: Given<{ messageIds: readonly MessageId[] }>) =>
    sql`select message_id, emoji, by_key = 'contact' as by_contact, by_id from reaction
        where message_id = any(${messageIds}::uuid[]) and emoji <> '' order by reacted_at, by_key`,
);

/** Puts our reaction on a message, or takes it back with null. */
export async function storeOurReaction(
  em: Em,
  messageId: MessageId,
  byId: UserId,
  emoji: string | null,
): Promise<void> {
  if (emoji === null) await ours(em, messageId).execute();
  else await upsertOurs(em, { messageId, byId, emoji });
}

const upsertOurs = statement(
  {},
  ({ messageId, byId, emoji }: Given<{ messageId: MessageId; byId: UserId; emoji: string }>) =>
    sql`insert into reaction (message_id, by_key, by_id, emoji, reacted_at)
        values (${messageId}, ${OURS}, ${byId}, ${emoji}, clock_timestamp())
        on conflict (message_id, by_key) do update set by_id = excluded.by_id, emoji = excluded.emoji, reacted_at = excluded.reacted_at`,
);

/** Takes our reaction back because the provider refused it; false when another stands there by now. */
export async function removeRefused(em: Em, messageId: MessageId, emoji: string): Promise<boolean> {
  const { numDeletedRows } = await ours(em, messageId).where("emoji", "=", emoji).executeTakeFirstOrThrow();
  return numDeletedRows > 0n;
}

const ours = (em: Em, messageId: MessageId) =>
  tables(em).deleteFrom("reaction").where("messageId", "=", messageId).where("byKey", "=", OURS);

/** Our reaction on a message, or null. */
export async function findOurReaction(em: Em, messageId: MessageId): Promise<string | null> {
  const reaction = await tables(em)
    .selectFrom("reaction")
    .select("emoji")
    .where("messageId", "=", messageId)
    .where("byKey", "=", OURS)
    .executeTakeFirst();
  return reaction?.emoji ?? null;
}
