import { type InteractionId, type OfferReason, ROUTING_HISTORY_MAX, type RoutingHistoryKind } from "@parley/schema";
import { sql } from "kysely";
import type { Em } from "../../platform/database.ts";
import { type Column, column, columns, nullable, type RowOf, value } from "../../platform/row-shape.ts";
import { type Given, statement } from "../../platform/statement.ts";
import type { RoutingHistoryEntry } from "../domain/effects.ts";

const ENTRY = {
  ...columns("routing_step", "interactionId", "at", "agentId", "queueId", "seconds", "byId"),
  kind: value.text as Column<RoutingHistoryKind>,
  reason: nullable(value.text as Column<OfferReason>),
  outcome: nullable(column("offer", "state")),
  endedAt: column("offer", "decidedAt"),
};

/** One thing that happened in an interaction's routing: a line, or an offer with how it ended. */
export type RoutingHistoryRow = RowOf<typeof ENTRY>;

/** The newest of each interaction, oldest first. */
export const routingHistoryOf = statement(
  ENTRY,
  ({ ids }: Given<{ ids: readonly InteractionId[] }>) =>
    sql`select it.interaction_id, it.kind, it.at, it.agent_id, it.queue_id, it.seconds, it.reason, it.outcome, it.ended_at, it.by_id
        from unnest(${ids}::uuid[]) as asked (id) cross join lateral (
          select interaction_id, kind, at, agent_id, queue_id, seconds, reason, null as outcome, null::timestamptz as ended_at, by_id,
            id as position from routing_step where interaction_id = asked.id
          union all
          select interaction_id, 'offered', offered_at, agent_id, queue_id, round(extract(epoch from expires_at - offered_at))::int, reason,
            state, decided_at, null, null from offer where interaction_id = asked.id
          order by at desc, position desc nulls first limit ${sql.lit(ROUTING_HISTORY_MAX)}) as it
        order by it.interaction_id, it.at, it.position nulls last`,
);

/** Adds lines to interactions' routing history, in their order. */
export async function insertHistory(
  em: Em,
  entries: readonly ({ readonly interactionId: InteractionId } & RoutingHistoryEntry)[],
): Promise<void> {
  if (entries.length > 0) await insertLines(em, { rows: JSON.stringify(entries) });
}

const insertLines = statement(
  {},
  ({ rows }: Given<{ rows: string }>) =>
    sql`insert into routing_step (interaction_id, kind, at, reason, agent_id, queue_id, seconds, by_id)
        select (row->>'interactionId')::uuid, row->>'kind', clock_timestamp(), row->>'reason', (row->>'agentId')::uuid,
          (select queue.id from queue where queue.id = (row->>'queueId')::uuid), (row->>'seconds')::int, (row->>'byId')::uuid
        from json_array_elements(${rows}::json) with ordinality as it (row, position) order by position`,
);
