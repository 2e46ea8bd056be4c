import type { InteractionId, QueueId, UserId } from "@parley/schema";
import { type RawBuilder, sql } from "kysely";
import { type Em, query } from "../../platform/database.ts";

const ROUTER_LOCK = 7_251_190_002;

/** One router decides at a time on this database: agents' places are counted once. Held until the transaction ends; the caller's next statement sees all that was decided before. */
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

/** Locks due interactions, those of heavier queues first, then oldest first (R6). They are read in a statement of its own: what was decided just before the lock is then seen whole. */
export async function lockDue(em: Em, limit: number): Promise<readonly InteractionId[]> {
  const due = await query<{ id: InteractionId }>(
    em,
    sql`select interaction.id from interaction left join queue on queue.id = interaction.hunted_queue_id
        where interaction.routing_due_at <= clock_timestamp()
        order by ${URGENCY} limit ${limit} for update of interaction skip locked`,
  );
  return due.map(({ id }) => id);
}

/**
 * Locks those that search for the agents or in the queues already and are not due, those that nobody is asked for
 * first: whoever comes later may not pass them (R6).
 */
export async function lockSearching(
  em: Em,
  { agentIds, queueIds }: { readonly agentIds: readonly UserId[]; readonly queueIds: readonly QueueId[] },
  limit: number,
): Promise<readonly InteractionId[]> {
  if (agentIds.length === 0) return [];
  const rows = await query<{ id: InteractionId }>(
    em,
    sql`select interaction.id from interaction left join queue on queue.id = interaction.hunted_queue_id
        where (interaction.hunted_queue_id = any(${queueIds}::uuid[]) or interaction.hunted_agent_id = any(${agentIds}::uuid[]))
          and interaction.routing_due_at > clock_timestamp()
        order by exists (select 1 from offer where offer.interaction_id = interaction.id and offer.state = 'pending'), ${URGENCY} limit ${limit} for update of interaction skip locked`,
  );
  return rows.map(({ id }) => id);
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

/** Locks interactions whose customers have been silent for as long as their account allows (R10). */
export async function lockInactive(em: Em, limit: number): Promise<readonly InteractionId[]> {
  const rows = await query<{ id: InteractionId }>(
    em,
    sql`select interaction.id from account join interaction on interaction.account_id = account.id
        where account.inactivity_minutes is not null and interaction.awaiting_customer_since is not null and interaction.phase <> 'closed'
          and interaction.awaiting_customer_since <= clock_timestamp() - make_interval(mins => account.inactivity_minutes)
        order by interaction.id limit ${limit} for update of interaction skip locked`,
  );
  return rows.map(({ id }) => id);
}

/** When the next search falls due, in milliseconds from now by the database's clock; null: nothing is searched. */
export async function msToNextDue(em: Em): Promise<number | null> {
  const [row] = await query<{ ms: number | null }>(
    em,
    sql`select extract(epoch from min(routing_due_at) - clock_timestamp())::float8 * 1000 as ms from interaction where routing_due_at is not null`,
  );
  return row?.ms ?? null;
}

/** The same for the next customer whose silence closes an interaction (R10). */
export async function msToNextInactive(em: Em): Promise<number | null> {
  const [row] = await query<{ ms: number | null }>(
    em,
    sql`select extract(epoch from min(silent.since + make_interval(mins => account.inactivity_minutes)) - clock_timestamp())::float8 * 1000 as ms
        from account cross join lateral (
          select min(awaiting_customer_since) as since from interaction
          where interaction.account_id = account.id and awaiting_customer_since is not null and phase <> 'closed') as silent
        where account.inactivity_minutes is not null`,
  );
  return row?.ms ?? null;
}

/** What one change can serve at once: more than any agent has places. */
const MOST_WOKEN = 200;

/** Where somebody may have become available, or is not any more. */
export interface Availability {
  readonly agentIds: readonly UserId[];
  /** They have a place free, perhaps: what rings for them already need not be looked at. */
  readonly freeAgentIds: readonly UserId[];
  readonly queueIds: readonly QueueId[];
  readonly accountIds: readonly string[];
  /** Those missed before. */
  readonly interactionIds: readonly InteractionId[];
}

export interface Woken {
  readonly howMany: number;
  /** Those that somebody held locked. */
  readonly missed: readonly InteractionId[];
}

/**
 * Makes routing look again, as soon as it can, at interactions that search where something changed: agents'
 * availability, queues, accounts (R6). For each agent, those they could be asked for.
 */
export function wakeSearching(em: Em, changed: Availability): Promise<Woken> {
  const { agentIds, freeAgentIds, queueIds, accountIds, interactionIds } = changed;
  const isFree = [...agentIds.map(() => false), ...freeAgentIds.map(() => true)];
  return wake(
    em,
    sql`(select it.id from unnest(${[...agentIds, ...freeAgentIds]}::uuid[], ${isFree}::boolean[]) as agent (id, is_free) cross join lateral (
           select interaction.id from interaction left join queue on queue.id = interaction.hunted_queue_id
           where interaction.routing_due_at > clock_timestamp()
             and (interaction.hunted_agent_id = agent.id
               or interaction.hunted_queue_id in (select queue_id from queue_member where user_id = agent.id))
             and case when exists (select 1 from offer where offer.interaction_id = interaction.id and offer.agent_id = agent.id and offer.state = 'pending')
               then not agent.is_free
               else interaction.account_id in (select account_id from account_agent where user_id = agent.id) end
           order by ${URGENCY} limit ${MOST_WOKEN}) as it)
        union
        select interaction.id from interaction
        where interaction.routing_due_at > clock_timestamp()
          and (interaction.id = any(${interactionIds}::uuid[]) or interaction.hunted_queue_id = any(${queueIds}::uuid[])
            or (interaction.account_id = any(${accountIds}::uuid[]) and (interaction.hunted_queue_id is not null or interaction.hunted_agent_id is not null)))`,
  );
}

/** Makes routing look at everything that searches: what happened while nobody looked is unknown. */
export function wakeAll(em: Em): Promise<Woken> {
  return wake(em, sql`select id from interaction where routing_due_at > clock_timestamp()`);
}

async function wake(em: Em, searching: RawBuilder<unknown>): Promise<Woken> {
  const [row] = await query<Woken>(
    em,
    sql`with searching as materialized (${searching}),
        locked as materialized (select id from interaction where id in (select id from searching) and routing_due_at > clock_timestamp()
          order by id for update skip locked),
        woken as (update interaction set routing_due_at = clock_timestamp() from locked where interaction.id = locked.id)
        select (select count(*)::int from locked) as how_many,
          array(select id::text from searching where id not in (select id from locked)) as missed`,
  );
  if (row === undefined) throw new Error("The database does not say how many were woken.");
  return row;
}
