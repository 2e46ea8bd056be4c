import { sql } from "kysely";
import { findUser, type UserRow } from "../identity/index.ts";
import { query } from "../platform/database.ts";
import { record } from "../platform/event-log/fact.ts";
import type { Viewer } from "../platform/viewer.ts";
import type { AgentsDeps } from "./save-user.ts";

/** Puts the viewer on pause or takes them off it (DSK-18). What rings for them goes on to others (R7); waiting interactions are offered when a pause ends. */
export async function setPause(
  { database, log, eligibilityChanged }: AgentsDeps,
  by: Viewer,
  paused: boolean,
): Promise<{ readonly user: UserRow & { readonly email: string } }> {
  const user = await database.transaction(async (em) => {
    const changed = await query(
      em,
      sql`update parley_user set is_paused = ${paused} where id = ${by.userId} and is_paused <> ${paused} returning id`,
    );
    if (changed.length > 0) await record(em, [{ kind: "presence_changed", userId: by.userId }]);
    return findUser(em, by.userId);
  });
  if (user === null) throw new Error("the viewer is not a user");
  log.committed();
  eligibilityChanged();
  return { user: { ...user, email: user.signInEmail } };
}
