import type { InteractionId } from "@parley/schema";
import DataLoader from "dataloader";
import type { Database } from "../platform/database.ts";
import { isId } from "../platform/ids.ts";
import { findEarlier, findInteractions, type InteractionRow } from "./persistence/interaction-queries.ts";

/** Interactions by id, once a request each and all of a moment in one query. */
export interface InteractionLoaders {
  /** Null when there is none with this id. Whether the viewer may see it is not asked here. */
  interaction(id: InteractionId): Promise<InteractionRow | null>;
  /** The contact's earlier interactions on the same account, newest first, at most 20. */
  earlierInteractions(id: InteractionId): Promise<readonly InteractionRow[]>;
}

export function createInteractionLoaders(database: Database): InteractionLoaders {
  const interactions = new DataLoader<InteractionId, InteractionRow | null>(async (ids) => {
    const found = new Map((await findInteractions(database.fork(), ids.filter(isId))).map((row) => [row.id, row]));
    return ids.map((id) => found.get(id) ?? null);
  });
  const earlier = new DataLoader<InteractionId, readonly InteractionRow[]>(async (ids) => {
    const rows = Map.groupBy(await findEarlier(database.fork(), { ids }), ({ laterId }) => laterId);
    return ids.map((id) => rows.get(id) ?? []);
  });
  return {
    interaction: (id) => interactions.load(id),
    earlierInteractions: (id) => earlier.load(id),
  };
}
