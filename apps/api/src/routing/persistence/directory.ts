import type { QueueId, UserId } from "@parley/schema";
import { sql } from "kysely";
import type { Em } from "../../platform/database.ts";
import { type Column, columns, value } from "../../platform/row-shape.ts";
import { statement } from "../../platform/statement.ts";
import type { Directory, RoutableAgent, RoutableQueue } from "../domain/agents.ts";

export interface LoadedDirectory extends Directory {
  readonly agents: ReadonlyMap<UserId, RoutableAgent>;
  readonly queues: ReadonlyMap<QueueId, RoutableQueue>;
}

/** Everybody who could be asked, as of now. One picture serves a whole batch of decisions. */
export async function loadDirectory(em: Em): Promise<LoadedDirectory> {
  const agents = new Map((await loadAgents(em)).map((agent) => [agent.id, agent]));
  const rows: readonly RoutableQueue[] = await allQueues(em);
  const queues = new Map(rows.map((queue) => [queue.id, queue]));
  const byWeight = [...rows].sort((a, b) => b.weight - a.weight);
  return {
    agents,
    queues,
    agent: (id) => agents.get(id),
    queue: (id) => queues.get(id),
    heaviestQueueOf(agentId, accountId) {
      const serves = byWeight.find(
        ({ members }) => members.includes(agentId) && members.some((id) => agents.get(id)?.accountIds.has(accountId)),
      );
      return serves?.id ?? null;
    },
  };
}

async function loadAgents(em: Em): Promise<readonly RoutableAgent[]> {
  return (await allAgents(em)).map((row) => ({ ...row, accountIds: new Set(row.accountIds) }));
}

const allAgents = statement(
  {
    ...columns("parley_user", "id", "isActive", "isPaused", "capacity", "lastOfferedAt"),
    isOnline: value.boolean,
    accountIds: value.texts,
    owned: value.number,
    ringing: value.number,
  },
  () =>
    sql`select parley_user.id, is_active, is_paused, capacity, last_offered_at,
          exists (select 1 from presence_lease lease where lease.user_id = parley_user.id and lease.online_until > clock_timestamp()) as is_online,
          array(select account_id::text from account_agent where account_agent.user_id = parley_user.id) as account_ids,
          (select count(*) from interaction where assigned_agent_id = parley_user.id and phase = 'assigned') as owned,
          (select count(*) from offer join interaction on interaction.id = offer.interaction_id
            where offer.agent_id = parley_user.id and offer.state = 'pending'
              and not (interaction.phase = 'assigned' and interaction.assigned_agent_id = parley_user.id)) as ringing
        from parley_user`,
);

const allQueues = statement(
  {
    ...columns("queue", "id", "strategy", "agentTimeoutSeconds", "weight", "lastOfferedAgentId"),
    members: value.texts as Column<readonly UserId[]>,
    signedOut: value.texts as Column<readonly UserId[]>,
  },
  () =>
    sql`select id, strategy, agent_timeout_seconds, weight, last_offered_agent_id,
          array(select user_id::text from queue_member where queue_id = queue.id order by user_id) as members,
          array(select user_id::text from queue_sign_out where queue_id = queue.id) as signed_out
        from queue`,
);
