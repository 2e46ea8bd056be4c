import type { EventKind } from "@parley/schema";
import { sql } from "kysely";
import { type Em, query } from "../database.ts";

/**
 * Something that happened, as the log keeps it: what kind, and the ids of what it is about.
 * Never the content: whoever reads the event loads what they may see (R15).
 */
export interface Fact {
  readonly kind: EventKind;
  readonly accountId?: string | null;
  readonly interactionId?: string | null;
  readonly messageId?: string | null;
  readonly offerId?: string | null;
  readonly userId?: string | null;
  readonly queueId?: string | null;
  readonly contactId?: string | null;
  /** Set on what concerns one agent alone (an offer): supervisors see it too, other agents never. */
  readonly onlyForUserId?: string | null;
}

/** Writes facts in the caller's transaction; positions are stamped after it commits. */
export async function record(em: Em, facts: readonly Fact[]): Promise<void> {
  if (facts.length === 0) return;
  const column = (name: keyof Fact) => facts.map((fact) => fact[name] ?? null);
  await query(
    em,
    sql`insert into event (kind, account_id, interaction_id, message_id, offer_id, user_id, queue_id, contact_id, only_for_user_id)
        select * from unnest(${column("kind")}::text[], ${column("accountId")}::uuid[], ${column("interactionId")}::uuid[],
          ${column("messageId")}::uuid[], ${column("offerId")}::uuid[], ${column("userId")}::uuid[],
          ${column("queueId")}::uuid[], ${column("contactId")}::uuid[], ${column("onlyForUserId")}::uuid[])`,
  );
}
