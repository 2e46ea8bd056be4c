import type { Role, UserId } from "@parley/schema";
import { sql } from "kysely";
import { type Em, query } from "../../platform/database.ts";
import { isId } from "../../platform/ids.ts";

/** A user as stored, without the password's hash. */
export interface UserRow {
  readonly id: UserId;
  readonly name: string;
  /** Lower case. Who may read it decides `User.email`. */
  readonly signInEmail: string;
  readonly role: Role;
  readonly capacity: number;
  readonly isActive: boolean;
  readonly isPaused: boolean;
  readonly version: number;
  readonly createdAt: Date;
}

/** The columns of a `UserRow` of `parley_user`. */
export const USER_COLUMNS = sql`parley_user.id, parley_user.name, lower(parley_user.email::text) as sign_in_email, parley_user.role,
  parley_user.capacity, parley_user.is_active, parley_user.is_paused, parley_user.version, parley_user.created_at`;

/** Users by id, in any order; unknown ids are missing. */
export function findUsers(em: Em, ids: readonly UserId[]): Promise<UserRow[]> {
  return query(em, sql`select ${USER_COLUMNS} from parley_user where id = any(${ids}::uuid[])`);
}

/** One user, or null. */
export async function findUser(em: Em, id: UserId): Promise<UserRow | null> {
  const [user] = await findUsers(em, [id]);
  return user ?? null;
}

/** True while there is no user at all. */
export async function isUnclaimed(em: Em): Promise<boolean> {
  const [somebody] = await query(em, sql`select 1 from parley_user limit 1`);
  return somebody === undefined;
}

/** Which of the users are there and may sign in. */
export async function activeUserIds(em: Em, ids: readonly string[]): Promise<Set<string>> {
  const rows = await query<{ id: UserId }>(
    em,
    sql`select id from parley_user where id = any(${ids.filter(isId)}::uuid[]) and is_active`,
  );
  return new Set(rows.map(({ id }) => id));
}
