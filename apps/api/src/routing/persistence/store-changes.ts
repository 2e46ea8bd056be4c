import type { AccountId, InteractionId, OfferId, OfferReason, QueueId, UserId } from "@parley/schema";
import { sql } from "kysely";
import { type Em, query } from "../../platform/database.ts";
import type { RoutableQueue } from "../domain/agents.ts";
import { waitingSince } from "../domain/change.ts";
import type { Change, RoutingHistoryEntry } from "../domain/effects.ts";
import type { Loaded } from "./situations.ts";

export interface MadeOffer {
  readonly id: OfferId;
  readonly interactionId: InteractionId;
  readonly accountId: AccountId;
  readonly agentId: UserId;
  readonly queueId: QueueId | null;
  readonly reason: OfferReason;
  readonly expiresAt: Date;
}

/** Rows to write are sent as one JSON text and spread by the database: one statement whatever their number. */
function spread(rows: readonly unknown[]) {
  return sql`json_array_elements(${JSON.stringify(rows)}::json)`;
}

/** Stores where each interaction stands now. */
export async function storeStandings(
  em: Em,
  changes: readonly { readonly loaded: Loaded; readonly change: Change }[],
): Promise<void> {
  if (changes.length === 0) return;
  const rows = changes.map(({ loaded: { id, situation, now }, change }) => {
    const target = change.state?.stage === "hunting" ? change.state.hunt.target : null;
    return {
      id,
      phase: change.phase,
      routing: change.state,
      due: change.dueAt,
      queue: target?.type === "queue" ? target.queueId : null,
      agent: target?.type === "agent" ? target.agentId : null,
      owner: change.ownerId,
      ownersQueue: change.assignedQueueId,
      isTabOpen: change.isTabOpen,
      mark: markOf(change),
      waitingSince: waitingSince(situation, change, now),
    };
  });
  await query(
    em,
    sql`update interaction set phase = row->>'phase', routing = nullif((row->'routing')::jsonb, 'null'),
          routing_due_at = (row->>'due')::timestamptz, hunted_queue_id = (row->>'queue')::uuid,
          hunted_agent_id = (row->>'agent')::uuid, assigned_agent_id = (row->>'owner')::uuid,
          assigned_queue_id = (select queue.id from queue where queue.id = (row->>'ownersQueue')::uuid),
          is_tab_open = (row->>'isTabOpen')::boolean,
          is_unread = case row->>'mark' when 'unread' then true when 'read' then false else is_unread end,
          unread_count = case row->>'mark' when 'read' then 0 else unread_count end,
          waiting_since = (row->>'waitingSince')::timestamptz,
          version = version + 1
        from ${spread(rows)} as row where interaction.id = (row->>'id')::uuid`,
  );
}

/** The last word on whether it is read; null when nothing was said. */
export function markOf({ effects }: Change): "read" | "unread" | null {
  return effects.reduce<"read" | "unread" | null>((mark, effect) => (effect.do === "mark" ? effect.as : mark), null);
}

export async function insertOffers(em: Em, offers: readonly MadeOffer[]): Promise<void> {
  if (offers.length === 0) return;
  await query(
    em,
    sql`with made as (
          insert into offer (id, interaction_id, account_id, agent_id, queue_id, reason, offered_at, expires_at)
          select (row->>'id')::uuid, (row->>'interactionId')::uuid, (row->>'accountId')::uuid, (row->>'agentId')::uuid,
            (row->>'queueId')::uuid, row->>'reason', clock_timestamp(), (row->>'expiresAt')::timestamptz
          from ${spread(offers)} as row returning agent_id, queue_id),
        noticed as (update queue_agent set last_offered_at = now() from made
          where queue_agent.user_id = made.agent_id and queue_agent.queue_id = made.queue_id)
        update parley_user set last_offered_at = now() from made where parley_user.id = made.agent_id`,
  );
}

export interface EndedOffer {
  readonly id: OfferId;
  readonly as: "accepted" | "rejected" | "expired" | "withdrawn";
  /** In words, for the agent; null unless withdrawn. */
  readonly because: string | null;
  readonly takenById: UserId | null;
}

export async function endOffers(em: Em, ended: readonly EndedOffer[]): Promise<void> {
  if (ended.length === 0) return;
  await query(
    em,
    sql`update offer set state = row->>'as', decided_at = clock_timestamp(), withdrawn_because = row->>'because', taken_by_id = (row->>'takenById')::uuid
        from ${spread(ended)} as row where offer.id = (row->>'id')::uuid and offer.state = 'pending'`,
  );
}

/** Adds lines to interactions' routing history. */
export async function insertHistory(
  em: Em,
  entries: readonly ({ readonly interactionId: InteractionId } & RoutingHistoryEntry)[],
): Promise<void> {
  if (entries.length === 0) return;
  await query(
    em,
    sql`insert into routing_step (interaction_id, kind, at, reason, agent_id, queue_id, seconds, by_id)
        select (row->>'interactionId')::uuid, row->>'kind', clock_timestamp(), row->>'reason', (row->>'agentId')::uuid,
          (select queue.id from queue where queue.id = (row->>'queueId')::uuid), (row->>'seconds')::int, (row->>'byId')::uuid
        from ${spread(entries)} with ordinality as it (row, place) order by place`,
  );
}

/** Keeps round robin's memory. */
export async function storeQueueMemories(em: Em, queues: readonly RoutableQueue[]): Promise<void> {
  if (queues.length === 0) return;
  await query(
    em,
    sql`update queue set last_offered_agent_id = (row->>'lastOfferedAgentId')::uuid
        from ${spread(queues)} as row where queue.id = (row->>'id')::uuid`,
  );
}

/** Adds tags, none twice. */
export async function addTags(
  em: Em,
  tags: readonly { readonly id: InteractionId; readonly tag: string }[],
): Promise<void> {
  if (tags.length === 0) return;
  await query(
    em,
    sql`update interaction set tags = interaction.tags || array(select distinct tag from unnest(added.tags) as tag where not interaction.tags @> array[tag])
        from (select (row->>'id')::uuid as id, array_agg(row->>'tag') as tags from ${spread(tags)} as row group by 1) as added
        where interaction.id = added.id`,
  );
}

/** Remembers which auto-reply steps have spoken, for those that speak once. */
export async function addReplied(
  em: Em,
  replies: readonly { readonly id: InteractionId; readonly actionId: string }[],
): Promise<void> {
  if (replies.length === 0) return;
  await query(
    em,
    sql`update interaction set replied_action_ids = array_append(replied_action_ids, row->>'actionId')
        from ${spread(replies)} as row where interaction.id = (row->>'id')::uuid and not replied_action_ids @> array[row->>'actionId']`,
  );
}

/** Keeps variables of interactions, the last word on each. */
export async function setVariables(
  em: Em,
  values: readonly { readonly id: InteractionId; readonly variable: string; readonly text: string }[],
): Promise<void> {
  if (values.length === 0) return;
  await query(
    em,
    sql`update interaction set variables = interaction.variables || kept.variables
        from (select (row->>'id')::uuid as id, jsonb_object_agg(row->>'variable', row->>'text' order by place) as variables
              from ${spread(values)} with ordinality as it (row, place) group by 1) as kept
        where interaction.id = kept.id`,
  );
}
