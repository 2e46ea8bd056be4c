import type { PresenceState, UserId } from "@parley/schema";
import DataLoader from "dataloader";
import type { Database, Em } from "../platform/database.ts";
import { presenceOfUsers } from "./persistence/users.ts";

/** What changes about a user by the minute, once a request each and all of a moment in one query. */
export interface AgentLoaders {
  presence(id: UserId): Promise<PresenceState>;
  openInteractions(id: UserId): Promise<number>;
}

/** How many interactions users own; users without any are missing. */
type CountOwned = (
  em: Em,
  { userIds }: { readonly userIds: readonly UserId[] },
) => Promise<readonly { readonly agentId: UserId | null; readonly owned: number }[]>;

export function createAgentLoaders(database: Database, countOwned: CountOwned): AgentLoaders {
  const presences = new DataLoader<UserId, PresenceState>(async (ids) => {
    const rows = await presenceOfUsers(database.fork(), { ids });
    const found = new Map(rows.map((row) => [row.id, row.presence]));
    return ids.map((id) => found.get(id) ?? "offline");
  });
  const owned = new DataLoader<UserId, number>(async (ids) => {
    const rows = await countOwned(database.fork(), { userIds: ids });
    const found = new Map(rows.map((row) => [row.agentId, row.owned]));
    return ids.map((id) => found.get(id) ?? 0);
  });
  return { presence: (id) => presences.load(id), openInteractions: (id) => owned.load(id) };
}
