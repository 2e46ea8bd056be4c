import type { PauseId, UserId } from "@parley/schema";
import { markNotPaused, markPaused } from "../identity/index.ts";
import type { Em } from "../platform/database.ts";
import type { Fact } from "../platform/event-log/fact.ts";
import { isId } from "../platform/ids.ts";
import { beginPeriod, endPeriod } from "./persistence/pause-periods.ts";
import { findPauses, type PauseRow } from "./persistence/pauses.ts";

export interface Pausing {
  readonly userId: UserId;
  /** Null: without a reason. */
  readonly pauseName: string | null;
  /** Set by Parley itself while a disposition is chosen. */
  readonly isAutomatic: boolean;
  readonly setById: UserId;
}

/** A reason to be on pause; null when there is none with this id. */
export async function findPause(em: Em, id: PauseId): Promise<PauseRow | null> {
  const [pause] = isId(id) ? await findPauses(em, [id]) : [];
  return pause ?? null;
}

/** Whether there is such a reason. */
export async function isPause(em: Em, id: PauseId): Promise<boolean> {
  return (await findPause(em, id)) !== null;
}

/**
 * Puts somebody on pause, or changes the pause they are on; what is the same already stays. An automatic one never
 * replaces one that a person chose. What rings for them goes on to others (R7).
 */
export async function pauseUser(em: Em, { userId, pauseName, isAutomatic, setById }: Pausing): Promise<Fact[]> {
  if (!(await markPaused(em, userId, { pauseName, isAutomatic }))) return [];
  await endPeriod(em, userId);
  await beginPeriod(em, { userId, pauseName, isAutomatic, setById });
  return [{ kind: "presence_changed", userId }];
}

/** Takes somebody off their pause; with `onlyAutomatic`, not off one that a person chose. */
export async function unpauseUser(em: Em, userId: UserId, onlyAutomatic = false): Promise<Fact[]> {
  if (!(await markNotPaused(em, userId, onlyAutomatic))) return [];
  await endPeriod(em, userId);
  return [{ kind: "presence_changed", userId }];
}
