import type { AccountId, InteractionId, MessageId } from "@parley/schema";
import { sql } from "kysely";
import type { Em } from "../../platform/database.ts";
import { asJson } from "../../platform/json-rows.ts";
import { column, columns, present, type RowOf, value } from "../../platform/row-shape.ts";
import { type Given, statement } from "../../platform/statement.ts";
import type { ProviderMessage } from "./early-events.ts";

const KNOWN = {
  ...columns("message", "id", "interactionId", "accountId", "direction"),
  providerMessageId: present(column("message", "providerMessageId")),
};
export type KnownMessage = RowOf<typeof KNOWN>;

/** Messages by their provider's ids; unknown ones are missing. */
export function findByProviderIds(em: Em, messages: readonly ProviderMessage[]): Promise<KnownMessage[]> {
  return findNamed(em, {
    accountIds: messages.map(({ accountId }) => accountId),
    providerMessageIds: messages.map(({ providerMessageId }) => providerMessageId),
  });
}

const findNamed = statement(
  KNOWN,
  ({
    accountIds,
    providerMessageIds,
  }: Given<{ accountIds: readonly AccountId[]; providerMessageIds: readonly string[] }>) =>
    sql`select distinct message.id, message.interaction_id, message.account_id, message.direction, message.provider_message_id
        from message join unnest(${accountIds}::uuid[], ${providerMessageIds}::text[]) as it (account_id, provider_message_id)
          on it.account_id = message.account_id and it.provider_message_id = message.provider_message_id`,
);

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
  await upsertContactReactions(em, { reactions: asJson(reactions) });
}

const upsertContactReactions = statement(
  {},
  ({ reactions }: Given<{ reactions: string }>) =>
    sql`insert into reaction (message_id, by_key, emoji, reacted_at)
        select distinct on (it."messageId") it."messageId", 'contact', coalesce(it."emoji", ''), it."reactedAt"
        from rows from (json_to_recordset(${reactions}::json) as ("messageId" uuid, "emoji" text, "reactedAt" timestamptz))
          with ordinality as it ("messageId", "emoji", "reactedAt", "index")
        order by it."messageId", it."reactedAt" desc, it."index" desc
        on conflict (message_id, by_key) do update set emoji = excluded.emoji, reacted_at = excluded.reacted_at
          where reaction.reacted_at <= excluded.reacted_at`,
);

export interface MessageEdit {
  readonly messageId: MessageId;
  readonly text: string | null;
  readonly editedAt: Date;
}

/** Replaces the contact's older text by the newest. */
export async function storeEdits(em: Em, edits: readonly MessageEdit[]): Promise<void> {
  if (edits.length === 0) return;
  await updateTexts(em, { edits: asJson(edits) });
}

const updateTexts = statement(
  {},
  ({ edits }: Given<{ edits: string }>) =>
    sql`update message set text = it."text", edited_at = it."editedAt"
        from (select distinct on ("messageId") * from json_to_recordset(${edits}::json)
                as row ("messageId" uuid, "text" text, "editedAt" timestamptz) order by "messageId", "editedAt" desc) as it
        where message.id = it."messageId" and coalesce(message.edited_at, '-infinity') <= it."editedAt"`,
);

/** Marks what the contact took back; the text stays for staff. */
export async function storeRevocations(
  em: Em,
  revocations: readonly { readonly messageId: MessageId; readonly revokedAt: Date }[],
): Promise<void> {
  if (revocations.length === 0) return;
  await markRevoked(em, { revocations: asJson(revocations) });
}

const markRevoked = statement(
  {},
  ({ revocations }: Given<{ revocations: string }>) =>
    sql`update message set revoked_at = it."revokedAt"
        from json_to_recordset(${revocations}::json) as it ("messageId" uuid, "revokedAt" timestamptz)
        where message.id = it."messageId" and message.revoked_at is null`,
);

/** Somebody on an account, by all identifiers a provider names them with. */
export interface Recipient {
  readonly accountId: AccountId;
  readonly identifiers: readonly string[];
}

/**
 * The contact's open interaction on the account, or their newest one, by the recipient's index; contacts that nobody
 * knows are missing.
 */
export function findInteractionsOf(
  em: Em,
  recipients: readonly Recipient[],
): Promise<{ index: number; interactionId: InteractionId }[]> {
  return findNewestInteractions(em, {
    recipients: asJson(recipients.map((recipient, index) => ({ index, ...recipient }))),
  });
}

const findNewestInteractions = statement(
  { index: value.number, interactionId: column("interaction", "id") },
  ({ recipients }: Given<{ recipients: string }>) =>
    sql`select it."index", found.id as interaction_id
        from json_to_recordset(${recipients}::json) as it ("index" int, "accountId" uuid, "identifiers" json)
        cross join lateral (
          select interaction.id from contact_identifier
          join interaction on interaction.contact_id = contact_identifier.contact_id and interaction.account_id = it."accountId"
          where contact_identifier.value in (select json_array_elements_text(it."identifiers"))
          order by interaction.phase <> 'closed' desc, interaction.opened_at desc limit 1) as found`,
);
