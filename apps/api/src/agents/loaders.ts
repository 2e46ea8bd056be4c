import type { PresenceState, UserId } from "@parley/schema";
import DataLoader from "dataloader";
import { sql } from "kysely";
import { type Database, query } from "../platform/database.ts";

/** What changes about a user by the minute, once a request each and all of a moment in one query. */
export interface AgentLoaders {
  presence(id: UserId): Promise<PresenceState>;
  openInteractions(id: UserId): Promise<number>;
}

export function createAgentLoaders(database: Database): AgentLoaders {
  const presences = new DataLoader<UserId, PresenceState>(async (ids) => {
    const rows = await query<{ id: UserId; presence: PresenceState }>(
      database.fork(),
      sql`select id, case when not exists (select 1 from presence_lease where user_id = parley_user.id and online_until > now())
              then 'offline' when is_paused then 'paused' else 'online' end as presence
          from parley_user where id = any(${ids}::uuid[])`,
    );
    const found = new Map(rows.map((row) => [row.id, row.presence]));
    return ids.map((id) => found.get(id) ?? "offline");
  });
  const owned = new DataLoader<UserId, number>(async (ids) => {
    const rows = await query<{ agentId: UserId; howMany: number }>(
      database.fork(),
      sql`select assigned_agent_id as agent_id, count(*)::int as how_many from interaction
          where assigned_agent_id = any(${ids}::uuid[]) and phase = 'assigned' group by assigned_agent_id`,
    );
    const found = new Map(rows.map((row) => [row.agentId, row.howMany]));
    return ids.map((id) => found.get(id) ?? 0);
  });
  return { presence: (id) => presences.load(id), openInteractions: (id) => owned.load(id) };
}
