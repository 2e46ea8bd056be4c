import type { UserId } from "@parley/schema";
import { sql } from "kysely";
import { endSessionsOf, hashPassword, isPassword } from "../identity/index.ts";
import { type CommittingDeps, committing } from "../platform/committing.ts";
import { type Database, type Em, query } from "../platform/database.ts";
import { record } from "../platform/event-log/fact.ts";
import { DEMO_PASSWORD, DEMO_USERS } from "./fixed.ts";

export interface LockDeps extends CommittingDeps {
  readonly database: Database;
  /** Routes anew what users own and can no longer answer. */
  readonly releaseWork: (em: Em, userIds: readonly UserId[]) => Promise<void>;
}

const IDS = DEMO_USERS.map(({ id }) => id);

/**
 * Locks the demo's users where it does not run: they lose the password that everybody can read, are deactivated, and
 * their sessions and tokens end. One who was given a password of their own is a user like any other by now. Gives the
 * addresses of those who were locked.
 */
export async function lockDemoUsers(deps: LockDeps): Promise<readonly string[]> {
  const known = await query<{ id: UserId; passwordHash: string }>(
    deps.database.fork(),
    sql`select id, password_hash from parley_user where id = any(${IDS}::uuid[]) and password_hash is not null`,
  );
  const isPrinted = await Promise.all(known.map(({ passwordHash }) => isPassword(DEMO_PASSWORD, passwordHash)));
  const printed = known.filter((_user, nth) => isPrinted[nth]);
  if (printed.length === 0) return [];
  return committing(deps, async (em) => {
    // Who gets a password of their own at this very moment keeps it.
    const locked = await query<{ id: UserId; email: string }>(
      em,
      sql`update parley_user set password_hash = null, is_active = false, version = version + 1
          where id = any(${printed.map(({ id }) => id)}::uuid[]) and password_hash = any(${printed.map(({ passwordHash }) => passwordHash)}::text[])
          returning id, email::text`,
    );
    const ids = locked.map(({ id }) => id);
    for (const id of ids) await endSessionsOf(em, id);
    await query(em, sql`delete from api_token where user_id = any(${ids}::uuid[])`);
    await deps.releaseWork(em, ids);
    await record(
      em,
      ids.flatMap((userId) => [
        { kind: "viewer_changed" as const, userId },
        { kind: "presence_changed" as const, userId },
      ]),
    );
    return locked.map(({ email }) => email);
  });
}

/** Locks them, and says to the operator who was locked and how to get in. */
export async function lockDemo(deps: LockDeps, announce: (words: string) => void): Promise<void> {
  const locked = await lockDemoUsers(deps);
  if (locked.length === 0) return;
  announce(
    `The demo does not run here: ${locked.join(", ")} are locked, their sessions and tokens have ended. ` +
      "Sign in as an administrator of your own, who can give them passwords under Users.",
  );
}

/**
 * Gives users who were locked the demo's password back, where it runs again; but never in an installation that has an
 * administrator of its own. False: they stay locked.
 */
export async function unlockDemoUsers(em: Em, isUnclaimed: () => Promise<boolean>): Promise<boolean> {
  const isLocked = sql`id = any(${IDS}::uuid[]) and password_hash is null`;
  const [somebody] = await query(em, sql`select 1 from parley_user where ${isLocked} limit 1`);
  if (somebody === undefined) return true;
  if (!(await isUnclaimed())) return false;
  const passwordHash = await hashPassword(DEMO_PASSWORD);
  await query(
    em,
    sql`update parley_user set password_hash = ${passwordHash}, is_active = true, version = version + 1 where ${isLocked}`,
  );
  return true;
}
