import type { AccountId, InteractionId, OfferId, QueueId, UserId } from "@parley/schema";
import { sql } from "kysely";
import { type Em, query } from "../../platform/database.ts";
import type { Situation } from "../domain/advance.ts";
import { readRoutingState, type StoredRoutingState } from "../domain/hunt.ts";
import type { RoutingAction } from "../domain/plan.ts";

/** One interaction whose routing is due, locked, with all that is decided upon. */
export interface DueInteraction {
  readonly id: InteractionId;
  readonly contactId: string;
  readonly situation: Situation & { readonly accountId: AccountId };
}

const ROUTER_LOCK = 7_251_190_002;

/** One router decides at a time on this database: agents' places are counted once. Held until the transaction ends. */
export async function lockRouter(em: Em): Promise<void> {
  await query(em, sql`select pg_advisory_xact_lock(${ROUTER_LOCK})`);
}

/** The database's present: every deadline is compared with it (R14). */
export async function databaseNow(em: Em): Promise<Date> {
  const [row] = await query<{ now: Date }>(em, sql`select clock_timestamp() as now`);
  if (row === undefined) throw new Error("The database does not tell the time.");
  return row.now;
}

const URGENCY = sql`coalesce(queue.weight, 0) desc, interaction.waiting_since nulls last, interaction.id`;

/** Due interactions, those of heavier queues first, then oldest first (R6). */
export async function lockDue(em: Em, limit: number): Promise<readonly DueInteraction[]> {
  // Locked first and read in a statement of its own: what was decided just before the lock is then seen whole.
  const due = await query<{ id: InteractionId }>(
    em,
    sql`select interaction.id from interaction left join queue on queue.id = interaction.hunted_queue_id
        where interaction.routing_due_at <= clock_timestamp()
        order by ${URGENCY} limit ${limit} for update of interaction skip locked`,
  );
  if (due.length === 0) return [];
  const rows = await query<DueRow>(
    em,
    sql`select interaction.id, interaction.account_id, interaction.contact_id, interaction.phase, interaction.routing,
          interaction.assigned_agent_id, interaction.assigned_queue_id, interaction.is_tab_open, interaction.replied_action_ids,
          coalesce(plan.actions, '[]') as actions,
          account.wait_for_assigned_agent_seconds, account.wait_for_assigned_queue_seconds,
          (select count(*) from message where message.interaction_id = interaction.id and direction = 'inbound') as inbound_count,
          coalesce((select jsonb_agg(jsonb_build_object('id', offer.id, 'agentId', offer.agent_id, 'expiresAt', offer.expires_at))
                    from offer where offer.interaction_id = interaction.id and offer.state = 'pending'), '[]') as pending
        from interaction
        join account on account.id = interaction.account_id
        left join routing_plan plan on plan.id = interaction.plan_id
        left join queue on queue.id = interaction.hunted_queue_id
        where interaction.id = any(${due.map(({ id }) => id)}::uuid[])
        order by ${URGENCY}`,
  );
  return rows.map(asDue);
}

/** Has the most urgent due interaction wait; its id, null when none is due. */
export async function putOffFirstDue(em: Em, seconds: number): Promise<InteractionId | null> {
  const [row] = await query<{ id: InteractionId }>(
    em,
    sql`update interaction set routing_due_at = clock_timestamp() + make_interval(secs => ${seconds})
        where id = (select interaction.id from interaction left join queue on queue.id = interaction.hunted_queue_id
          where interaction.routing_due_at <= clock_timestamp() order by ${URGENCY} limit 1)
        returning id`,
  );
  return row?.id ?? null;
}

/** When the next deadline falls due, in milliseconds from now by the database's clock; null: none is set. */
export async function msToNextDeadline(em: Em): Promise<number | null> {
  const [row] = await query<{ ms: number | null }>(
    em,
    sql`select extract(epoch from min(routing_due_at) - clock_timestamp())::float8 * 1000 as ms from interaction where routing_due_at is not null`,
  );
  return row?.ms ?? null;
}

interface DueRow {
  readonly id: InteractionId;
  readonly accountId: AccountId;
  readonly contactId: string;
  readonly phase: Situation["phase"];
  readonly routing: StoredRoutingState | null;
  readonly assignedAgentId: UserId | null;
  readonly assignedQueueId: QueueId | null;
  readonly isTabOpen: boolean;
  readonly repliedActionIds: readonly string[];
  readonly actions: readonly RoutingAction[];
  readonly waitForAssignedAgentSeconds: number;
  readonly waitForAssignedQueueSeconds: number;
  readonly inboundCount: number;
  readonly pending: readonly { readonly id: OfferId; readonly agentId: UserId; readonly expiresAt: string }[];
}

function asDue(row: DueRow): DueInteraction {
  return {
    id: row.id,
    contactId: row.contactId,
    situation: {
      accountId: row.accountId,
      phase: row.phase,
      state: readRoutingState(row.routing),
      plan: row.actions,
      ownerId: row.assignedAgentId,
      assignedQueueId: row.assignedQueueId,
      isTabOpen: row.isTabOpen,
      waits: {
        assignedAgentSeconds: row.waitForAssignedAgentSeconds,
        assignedQueueSeconds: row.waitForAssignedQueueSeconds,
      },
      pending: row.pending.map((offer) => ({ ...offer, expiresAt: new Date(offer.expiresAt) })),
      inboundCount: row.inboundCount,
      repliedActionIds: new Set(row.repliedActionIds),
    },
  };
}
