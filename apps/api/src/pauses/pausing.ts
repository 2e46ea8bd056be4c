import type { PauseId, UserId } from "@parley/schema";
import { sql } from "kysely";
import { type Em, query } from "../platform/database.ts";
import type { Fact } from "../platform/event-log/fact.ts";
import { isId, newId } from "../platform/ids.ts";

export interface Pausing {
  readonly userId: UserId;
  /** Null: without a reason. */
  readonly pauseId: PauseId | null;
  /** Set by Parley itself while a disposition is chosen. */
  readonly isAutomatic: boolean;
  readonly setById: UserId;
}

/** Whether there is such a reason; none at all is fine. */
export async function isPause(em: Em, id: PauseId | null): Promise<boolean> {
  if (id === null) return true;
  if (!isId(id)) return false;
  return (await query(em, sql`select 1 from pause where id = ${id}`)).length > 0;
}

/**
 * Puts somebody on pause, or changes the pause they are on; what is the same already stays. An automatic one never
 * takes the place of one that a person chose. What rings for them goes on to others (R7).
 */
export async function pauseUser(em: Em, { userId, pauseId, isAutomatic, setById }: Pausing): Promise<Fact[]> {
  const changed = await query<{ name: string | null }>(
    em,
    sql`with reason as (select (select name::text from pause where id = ${pauseId}::uuid) as name)
        update parley_user set is_paused = true, pause_name = reason.name, paused_at = now(), is_pause_automatic = ${isAutomatic}
        from reason where parley_user.id = ${userId}
          and (not is_paused or (not ${isAutomatic}::boolean and (is_pause_automatic or pause_name is distinct from reason.name)))
        returning reason.name`,
  );
  if (changed.length === 0) return [];
  await endPeriod(em, userId);
  await query(
    em,
    sql`insert into pause_period (id, user_id, pause_name, is_automatic, set_by_id)
        values (${newId<string>()}, ${userId}, ${changed[0]?.name ?? null}, ${isAutomatic}, ${setById})`,
  );
  return [{ kind: "presence_changed", userId }];
}

/** Takes somebody off their pause; with `onlyAutomatic`, not off one that a person chose. */
export async function unpauseUser(em: Em, userId: UserId, onlyAutomatic = false): Promise<Fact[]> {
  const changed = await query(
    em,
    sql`update parley_user set is_paused = false, pause_name = null, paused_at = null, is_pause_automatic = false
        where id = ${userId} and is_paused and (is_pause_automatic or not ${onlyAutomatic}::boolean) returning 1`,
  );
  if (changed.length === 0) return [];
  await endPeriod(em, userId);
  return [{ kind: "presence_changed", userId }];
}

/** How long each pause was, for the reports. */
async function endPeriod(em: Em, userId: UserId): Promise<void> {
  await query(em, sql`update pause_period set ended_at = now() where user_id = ${userId} and ended_at is null`);
}
