import type { AccountId, UserId } from "@parley/schema";
import { sql } from "kysely";
import { type Columns, joined, selected } from "../../platform/columns.ts";
import type { Em } from "../../platform/database.ts";
import { isId } from "../../platform/ids.ts";
import { columns, type RowOf, value } from "../../platform/row-shape.ts";
import { type Given, statement } from "../../platform/statement.ts";
import { anyOf, tables } from "../../platform/tables.ts";

const STORED = [
  "id",
  "name",
  "alias",
  "role",
  "capacity",
  "isActive",
  "isPaused",
  "pauseName",
  "pausedAt",
  "isPauseAutomatic",
  "autoAnswer",
  "version",
  "createdAt",
] as const;
const USER_SHAPE = {
  ...columns("parley_user", ...STORED),
  /** Lower case. Who may read it decides `User.email`. */
  signInEmail: value.text,
};
/** A user as stored, without the password's hash. */
export type UserRow = RowOf<typeof USER_SHAPE>;

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
  return usersById(em, { ids });
}

const usersById = statement(
  USER_SHAPE,
  ({ ids }: Given<{ ids: readonly UserId[] }>) =>
    sql`select ${USER_COLUMNS} from parley_user where id = any(${ids}::uuid[])`,
);

/** A select of `UserRow`s, for conditions of another area. */
export function selectUsers(em: Em) {
  return tables(em)
    .selectFrom("parley_user")
    .select(STORED)
    .select(sql<string>`lower(parley_user.email::text)`.as("signInEmail"));
}

/** One user, or null. */
export async function findUser(em: Em, id: UserId): Promise<UserRow | null> {
  const [user] = await findUsers(em, [id]);
  return user ?? null;
}

/** True while nobody can sign in as an administrator: the demo's users are without a password where it does not run. */
export async function isUnclaimed(em: Em): Promise<boolean> {
  const somebody = await tables(em)
    .selectFrom("parley_user")
    .select("id")
    .where("role", "=", "administrator")
    .where("isActive", "=", true)
    .where("passwordHash", "is not", null)
    .limit(1)
    .executeTakeFirst();
  return somebody === undefined;
}

/** Which of the users are there and may sign in. */
export async function activeUserIds(em: Em, ids: readonly string[]): Promise<Set<string>> {
  const rows = await tables(em)
    .selectFrom("parley_user")
    .select("id")
    .where("id", "=", anyOf(ids.filter(isId) as UserId[]))
    .where("isActive", "=", true)
    .execute();
  return new Set(rows.map(({ id }) => id));
}

/** The accounts a user is on. */
export async function accountIdsOf(em: Em, userId: UserId): Promise<AccountId[]> {
  const rows = await accountsOf(em, { userId });
  return rows.map(({ accountId }) => accountId);
}

const accountsOf = statement(
  columns("account_agent", "accountId"),
  ({ userId }: Given<{ userId: UserId }>) => sql`select account_id from account_agent where user_id = ${userId}`,
);
