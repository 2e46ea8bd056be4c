import type { Role, UserId } from "@parley/schema";
import { sql } from "kysely";
import { type Columns, joined, selected } from "../../platform/columns.ts";
import { type Em, query } from "../../platform/database.ts";
import { isId } from "../../platform/ids.ts";

/** A user as stored, without the password's hash. */
export interface UserRow {
  readonly id: UserId;
  readonly name: string;
  readonly alias: string | null;
  /** Lower case. Who may read it decides `User.email`. */
  readonly signInEmail: string;
  readonly role: Role;
  readonly capacity: number;
  readonly isActive: boolean;
  readonly isPaused: boolean;
  readonly pauseName: string | null;
  readonly pausedAt: Date | null;
  readonly isPauseAutomatic: boolean;
  readonly autoAnswer: boolean;
  readonly version: number;
  readonly createdAt: Date;
}

const USER: Columns<UserRow> = {
  id: sql`parley_user.id`,
  name: sql`parley_user.name`,
  alias: sql`parley_user.alias`,
  signInEmail: sql`lower(parley_user.email::text)`,
  role: sql`parley_user.role`,
  capacity: sql`parley_user.capacity`,
  isActive: sql`parley_user.is_active`,
  isPaused: sql`parley_user.is_paused`,
  pauseName: sql`parley_user.pause_name`,
  pausedAt: sql`parley_user.paused_at`,
  isPauseAutomatic: sql`parley_user.is_pause_automatic`,
  autoAnswer: sql`parley_user.auto_answer`,
  version: sql`parley_user.version`,
  createdAt: sql`parley_user.created_at`,
};

/** The columns of a `UserRow` of `parley_user`. */
export const USER_COLUMNS = selected(USER);

/** A `UserRow` beside a row that names one, joined as `parley_user`. */
export const userBeside = joined<UserRow>("user", USER);

/** The accounts of the `parley_user` of a row. */
export const ACCOUNT_IDS = sql`array(select account_id from account_agent where account_agent.user_id = parley_user.id)`;

/** Users by id, in any order; unknown ids are missing. */
export function findUsers(em: Em, ids: readonly UserId[]): Promise<UserRow[]> {
  return query(em, sql`select ${USER_COLUMNS} from parley_user where id = any(${ids}::uuid[])`);
}

/** One user, or null. */
export async function findUser(em: Em, id: UserId): Promise<UserRow | null> {
  const [user] = await findUsers(em, [id]);
  return user ?? null;
}

/** Rows while somebody can sign in as an administrator: the demo's users are without a password where it does not run. */
export const ADMINISTRATORS_WHO_SIGN_IN = sql`
  select 1 from parley_user where role = 'administrator' and is_active and password_hash is not null limit 1`;

/** True while nobody can sign in as an administrator. */
export async function isUnclaimed(em: Em): Promise<boolean> {
  const [somebody] = await query(em, ADMINISTRATORS_WHO_SIGN_IN);
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
