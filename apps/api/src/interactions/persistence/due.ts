/** Which interactions the router has to evaluate, and when. It alone calls these. */
import type { InteractionId, QueueId, UserId } from "@parley/schema";
import { type RawBuilder, sql } from "kysely";
import type { Em } from "../../platform/database.ts";
import { type Column, columns, nullable, value } from "../../platform/row-shape.ts";
import { type Given, statement } from "../../platform/statement.ts";

const INTERACTION_ID = columns("interaction", "id");
const URGENCY = sql`coalesce(queue.weight, 0) desc, interaction.waiting_since nulls last, interaction.id`;

/** Locks due interactions, those of heavier queues first, then oldest first (R6). They are read in a statement of its own: what was decided just before the lock is then seen whole. */
export async function lockDue(em: Em, limit: number): Promise<readonly InteractionId[]> {
  return idsOf(await dueLocked(em, { limit }));
}

const dueLocked = statement(
  INTERACTION_ID,
  ({ limit }: Given<{ limit: number }>) =>
    sql`select interaction.id from interaction left join queue on queue.id = interaction.hunted_queue_id
        where interaction.routing_due_at <= clock_timestamp()
        order by ${URGENCY} limit ${limit} for update of interaction skip locked`,
);

interface SearchedFor {
  readonly agentIds: readonly UserId[];
  readonly queueIds: readonly QueueId[];
}

/**
 * Locks those that search for the agents or in the queues already and are not due, those that nobody is asked for
 * first: whoever comes later may not pass them (R6).
 */
export async function lockSearching(
  em: Em,
  { agentIds, queueIds }: SearchedFor,
  limit: number,
): Promise<readonly InteractionId[]> {
  return agentIds.length === 0 ? [] : idsOf(await searchingLocked(em, { agentIds, queueIds, limit }));
}

const searchingLocked = statement(
  INTERACTION_ID,
  ({ agentIds, queueIds, limit }: Given<SearchedFor & { limit: number }>) =>
    sql`select interaction.id from interaction left join queue on queue.id = interaction.hunted_queue_id
        where (interaction.hunted_queue_id = any(${queueIds}::uuid[]) or interaction.hunted_agent_id = any(${agentIds}::uuid[]))
          and interaction.routing_due_at > clock_timestamp()
        order by exists (select 1 from offer where offer.interaction_id = interaction.id and offer.state = 'pending'), ${URGENCY} limit ${limit} for update of interaction skip locked`,
);

/** Has the most urgent due interaction wait; its id, null when none is due. */
export async function putOffFirstDue(em: Em, seconds: number): Promise<InteractionId | null> {
  return idsOf(await firstDuePutOff(em, { seconds }))[0] ?? null;
}

const firstDuePutOff = statement(
  INTERACTION_ID,
  ({ seconds }: Given<{ seconds: number }>) =>
    sql`update interaction set routing_due_at = clock_timestamp() + make_interval(secs => ${seconds})
        where id = (select interaction.id from interaction left join queue on queue.id = interaction.hunted_queue_id
          where interaction.routing_due_at <= clock_timestamp() order by ${URGENCY} limit 1)
        returning id`,
);

/** Locks interactions whose customers have been silent for as long as their account allows (R10). */
export async function lockInactive(em: Em, limit: number): Promise<readonly InteractionId[]> {
  return idsOf(await inactiveLocked(em, { limit }));
}

const inactiveLocked = statement(
  INTERACTION_ID,
  ({ limit }: Given<{ limit: number }>) =>
    sql`select interaction.id from account join interaction on interaction.account_id = account.id
        where account.inactivity_minutes is not null and interaction.awaiting_customer_since is not null and interaction.phase <> 'closed'
          and interaction.awaiting_customer_since <= clock_timestamp() - make_interval(mins => account.inactivity_minutes)
        order by interaction.id limit ${limit} for update of interaction skip locked`,
);

/** When the next search falls due, in milliseconds from now by the database's clock; null: nothing is searched. */
export async function msToNextDue(em: Em): Promise<number | null> {
  return (await nextDue(em))[0]?.ms ?? null;
}

const nextDue = statement(
  { ms: nullable(value.number) },
  () =>
    sql`select extract(epoch from min(routing_due_at) - clock_timestamp())::float8 * 1000 as ms from interaction where routing_due_at is not null`,
);

/** The same for the next customer whose silence closes an interaction (R10). */
export async function msToNextInactive(em: Em): Promise<number | null> {
  return (await nextInactive(em))[0]?.ms ?? null;
}

const nextInactive = statement(
  { ms: nullable(value.number) },
  () =>
    sql`select extract(epoch from min(silent.since + make_interval(mins => account.inactivity_minutes)) - clock_timestamp())::float8 * 1000 as ms
        from account cross join lateral (
          select min(awaiting_customer_since) as since from interaction
          where interaction.account_id = account.id and awaiting_customer_since is not null and phase <> 'closed') as silent
        where account.inactivity_minutes is not null`,
);

/** Has routing evaluate at once whatever searches in a queue that is being deleted: it goes on with the next step. */
export async function searchElsewhere(em: Em, queueId: QueueId): Promise<void> {
  await makeDueOfQueue(em, { queueId });
}

const makeDueOfQueue = statement(
  {},
  ({ queueId }: Given<{ queueId: QueueId }>) =>
    sql`update interaction set routing_due_at = clock_timestamp() where id in (
          select id from interaction where hunted_queue_id = ${queueId} order by id for update)`,
);

/** What one change can serve at once: more than any agent has slots. */
const MAX_WOKEN = 200;

/** Where somebody may have become available, or is not any more. */
export interface Availability {
  readonly agentIds: readonly UserId[];
  /** They may have a free slot: what rings for them already need not be evaluated. */
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
 * Makes routing evaluate again, as soon as it can, interactions that search where something changed: agents'
 * availability, queues, accounts (R6). For each agent, those they could be asked for.
 */
export async function wakeSearching(em: Em, { agentIds, freeAgentIds, ...changed }: Availability): Promise<Woken> {
  const areFree = [...agentIds.map(() => false), ...freeAgentIds.map(() => true)];
  return onlyRow(await wakeWhereChanged(em, { ...changed, agentIds: [...agentIds, ...freeAgentIds], areFree }));
}

/** Makes routing evaluate everything that searches: what happened while nobody listened is unknown. */
export async function wakeAll(em: Em): Promise<Woken> {
  return onlyRow(await wakeEverything(em));
}

const WOKEN = { howMany: value.number, missed: value.texts as Column<readonly InteractionId[]> };

const wakeWhereChanged = statement(
  WOKEN,
  ({
    agentIds,
    areFree,
    queueIds,
    accountIds,
    interactionIds,
  }: Given<Omit<Availability, "freeAgentIds"> & { areFree: readonly boolean[] }>) =>
    wake(
      sql`(select it.id from unnest(${agentIds}::uuid[], ${areFree}::boolean[]) as agent (id, is_free) cross join lateral (
             select interaction.id from interaction left join queue on queue.id = interaction.hunted_queue_id
             where interaction.routing_due_at > clock_timestamp()
               and (interaction.hunted_agent_id = agent.id
                 or interaction.hunted_queue_id in (select queue_id from queue_member where user_id = agent.id))
               and case when exists (select 1 from offer where offer.interaction_id = interaction.id and offer.agent_id = agent.id and offer.state = 'pending')
                 then not agent.is_free
                 else interaction.account_id in (select account_id from account_agent where user_id = agent.id) end
             order by ${URGENCY} limit ${sql.lit(MAX_WOKEN)}) as it)
          union
          select interaction.id from interaction
          where interaction.routing_due_at > clock_timestamp()
            and (interaction.id = any(${interactionIds}::uuid[]) or interaction.hunted_queue_id = any(${queueIds}::uuid[])
              or (interaction.account_id = any(${accountIds}::uuid[]) and (interaction.hunted_queue_id is not null or interaction.hunted_agent_id is not null)))`,
    ),
);

const wakeEverything = statement(WOKEN, () =>
  wake(sql`select id from interaction where routing_due_at > clock_timestamp()`),
);

function wake(searching: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`with searching as materialized (${searching}),
      locked as materialized (select id from interaction where id in (select id from searching) and routing_due_at > clock_timestamp()
        order by id for update skip locked),
      woken as (update interaction set routing_due_at = clock_timestamp() from locked where interaction.id = locked.id)
      select (select count(*)::int from locked) as how_many,
        array(select id::text from searching where id not in (select id from locked)) as missed`;
}

function onlyRow([row]: readonly Woken[]): Woken {
  if (row === undefined) throw new Error("The database does not say how many were woken.");
  return row;
}

function idsOf(rows: readonly { readonly id: InteractionId }[]): readonly InteractionId[] {
  return rows.map(({ id }) => id);
}
