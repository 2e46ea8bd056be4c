import type { AccountId, InteractionId, MessageDirection, MessageId } from "@parley/schema";
import { sql } from "kysely";
import { type Em, query } from "../../platform/database.ts";
import { asJson } from "../../platform/json-rows.ts";
import type { ProviderMessage } from "./early-events.ts";

export interface KnownMessage extends ProviderMessage {
  readonly id: MessageId;
  readonly interactionId: InteractionId;
  readonly direction: MessageDirection;
}

/** Messages by their provider's ids; unknown ones are missing. */
export function findByProviderIds(em: Em, messages: readonly ProviderMessage[]): Promise<KnownMessage[]> {
  return query(
    em,
    sql`select distinct message.id, message.interaction_id, message.account_id, message.direction, message.provider_message_id
        from message join unnest(${messages.map(({ accountId }) => accountId)}::uuid[],
          ${messages.map(({ providerMessageId }) => providerMessageId)}::text[]) as it (account_id, provider_message_id)
          on it.account_id = message.account_id and it.provider_message_id = message.provider_message_id`,
  );
}

export interface ContactReaction {
  readonly messageId: MessageId;
  /** Null takes it back. */
  readonly emoji: string | null;
  readonly reactedAt: Date;
}

/**
 * Stores the contact's reactions, one a message. One that was taken back stays as an empty text with its time,
 * so that an older one that comes late does not bring it back (R2).
 */
export async function storeContactReactions(em: Em, reactions: readonly ContactReaction[]): Promise<void> {
  if (reactions.length === 0) return;
  await query(
    em,
    sql`insert into reaction (message_id, by_key, emoji, reacted_at)
        select distinct on (it."messageId") it."messageId", 'contact', coalesce(it."emoji", ''), it."reactedAt"
        from rows from (json_to_recordset(${asJson(reactions)}::json) as ("messageId" uuid, "emoji" text, "reactedAt" timestamptz))
          with ordinality as it ("messageId", "emoji", "reactedAt", place)
        order by it."messageId", it."reactedAt" desc, it.place desc
        on conflict (message_id, by_key) do update set emoji = excluded.emoji, reacted_at = excluded.reacted_at
          where reaction.reacted_at <= excluded.reacted_at`,
  );
}

export interface MessageEdit {
  readonly messageId: MessageId;
  readonly text: string | null;
  readonly editedAt: Date;
}

/** Puts the contact's newest words in the place of the older ones. */
export async function storeEdits(em: Em, edits: readonly MessageEdit[]): Promise<void> {
  if (edits.length === 0) return;
  await query(
    em,
    sql`update message set text = it."text", edited_at = it."editedAt"
        from (select distinct on ("messageId") * from json_to_recordset(${asJson(edits)}::json)
                as row ("messageId" uuid, "text" text, "editedAt" timestamptz) order by "messageId", "editedAt" desc) as it
        where message.id = it."messageId" and coalesce(message.edited_at, '-infinity') <= it."editedAt"`,
  );
}

/** Marks what the contact took back; the text stays for staff. */
export async function storeRevocations(
  em: Em,
  revocations: readonly { readonly messageId: MessageId; readonly revokedAt: Date }[],
): Promise<void> {
  if (revocations.length === 0) return;
  await query(
    em,
    sql`update message set revoked_at = it."revokedAt"
        from json_to_recordset(${asJson(revocations)}::json) as it ("messageId" uuid, "revokedAt" timestamptz)
        where message.id = it."messageId" and message.revoked_at is null`,
  );
}

/** A reaction is a word of the contact, too: it opens the service window anew (R12). */
export async function extendServiceWindow(em: Em, interactionIds: readonly InteractionId[], at: Date): Promise<void> {
  if (interactionIds.length === 0) return;
  await query(
    em,
    sql`update interaction set last_inbound_at = greatest(last_inbound_at, least(${at}::timestamptz, now())), version = version + 1
        where id = any(${interactionIds}::uuid[]) and phase <> 'closed'`,
  );
}

/** The contact's open interaction on the account, or their newest one; contacts that nobody knows are missing. */
export function findInteractionsOf(
  em: Em,
  recipients: readonly { readonly accountId: AccountId; readonly identifiers: readonly string[] }[],
): Promise<{ place: number; interactionId: InteractionId }[]> {
  const rows = recipients.map((recipient, place) => ({ place, ...recipient }));
  return query(
    em,
    sql`select it."place", found.id as interaction_id
        from json_to_recordset(${asJson(rows)}::json) as it ("place" int, "accountId" uuid, "identifiers" json)
        cross join lateral (
          select interaction.id from contact_identifier
          join interaction on interaction.contact_id = contact_identifier.contact_id and interaction.account_id = it."accountId"
          where contact_identifier.value in (select json_array_elements_text(it."identifiers"))
          order by interaction.phase <> 'closed' desc, interaction.opened_at desc limit 1) as found`,
  );
}
