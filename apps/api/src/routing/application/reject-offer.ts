import type { OfferId, UserId } from "@parley/schema";
import { sql } from "kysely";
import { type Database, query } from "../../platform/database.ts";
import { record } from "../../platform/event-log/fact.ts";
import { isId } from "../../platform/ids.ts";
import { type Accepted, lockOffer } from "./accept-offer.ts";

export type Rejected =
  | { readonly type: "rejected"; readonly offerId: OfferId }
  | Exclude<Accepted, { type: "accepted" }>;

/** Declines an offer: the next agent is asked at once, this one not again in the pass. */
export async function rejectOffer(
  { database }: { readonly database: Database },
  offerId: OfferId,
  agentId: UserId,
): Promise<Rejected> {
  if (!isId(offerId)) return { type: "notFound" };
  return database.transaction(async (em) => {
    const offer = await lockOffer(em, offerId, agentId);
    if (offer === null) return { type: "notFound" };
    if (offer.state !== "pending" || offer.isOverdue) {
      return {
        type: "notPending",
        state: offer.state === "pending" ? "expired" : offer.state,
        takenById: offer.takenById,
      };
    }
    await query(em, sql`update offer set state = 'rejected', decided_at = now() where id = ${offerId}`);
    await query(
      em,
      sql`update interaction set routing_due_at = now(),
            routing = jsonb_set(routing, '{hunt,rejectedBy}', (routing->'hunt'->'rejectedBy') || to_jsonb(${agentId}::text))
          where id = ${offer.interactionId} and routing->>'stage' = 'hunting'`,
    );
    await record(em, [
      {
        kind: "offer_changed",
        interactionId: offer.interactionId,
        accountId: offer.accountId,
        offerId,
        onlyForUserId: agentId,
      },
    ]);
    return { type: "rejected", offerId };
  });
}
