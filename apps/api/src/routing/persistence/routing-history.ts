import {
  type InteractionId,
  type OfferReason,
  type OfferState,
  type QueueId,
  ROUTING_HISTORY_MAX,
  type RoutingHistoryKind,
  type UserId,
} from "@parley/schema";
import { sql } from "kysely";
import { type Em, query } from "../../platform/database.ts";

/** One thing that happened in an interaction's routing: a step, or an offer with how it ended. */
export interface RoutingHistoryRow {
  readonly interactionId: InteractionId;
  readonly kind: RoutingHistoryKind;
  readonly at: Date;
  readonly agentId: UserId | null;
  readonly queueId: QueueId | null;
  readonly seconds: number | null;
  readonly reason: OfferReason | null;
  readonly outcome: OfferState | null;
  readonly endedAt: Date | null;
  readonly byId: UserId | null;
}

/** The newest of each interaction, oldest first. */
export function routingHistoryOf(em: Em, ids: readonly InteractionId[]): Promise<readonly RoutingHistoryRow[]> {
  return query(
    em,
    sql`select it.* from unnest(${ids}::uuid[]) as asked (id) cross join lateral (
          select interaction_id, kind, at, agent_id, queue_id, seconds, reason, null as outcome, null::timestamptz as ended_at, by_id,
            id as place from routing_step where interaction_id = asked.id
          union all
          select interaction_id, 'offered', offered_at, agent_id, queue_id, round(extract(epoch from expires_at - offered_at))::int, reason,
            state, decided_at, null, null from offer where interaction_id = asked.id
          order by at desc, place desc nulls first limit ${ROUTING_HISTORY_MAX}) as it
        order by it.interaction_id, it.at, it.place nulls last`,
  );
}
