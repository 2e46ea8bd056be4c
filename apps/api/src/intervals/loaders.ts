import type { IntervalId } from "@parley/schema";
import DataLoader from "dataloader";
import type { Database } from "../platform/database.ts";
import type { IntervalRow } from "./persistence/interval.entity.ts";
import { findIntervals } from "./persistence/intervals.ts";

/** What hangs on intervals, once a request each and all of a moment in one query. */
export interface IntervalLoaders {
  /** Null when it was deleted. */
  intervalIfAny(id: IntervalId): Promise<IntervalRow | null>;
}

export function createIntervalLoaders(database: Database): IntervalLoaders {
  const intervals = new DataLoader<IntervalId, IntervalRow | null>(async (ids) => {
    const found = new Map((await findIntervals(database.fork(), ids)).map((row) => [row.id, row]));
    return ids.map((id) => found.get(id) ?? null);
  });
  return { intervalIfAny: (id) => intervals.load(id) };
}
