import type { UserId } from "@parley/schema";
import { sql } from "kysely";
import type { Em } from "../../platform/database.ts";
import { columns } from "../../platform/row-shape.ts";
import { type Given, statement } from "../../platform/statement.ts";
import { tables } from "../../platform/tables.ts";
import type { UserRow } from "./user.entity.ts";

type Settings = Pick<UserRow, "name" | "alias" | "email" | "role" | "passwordHash" | "capacity" | "autoAnswer">;
type Changes = Settings & Pick<UserRow, "isActive">;

/** Stores a new user. */
export async function insertUser(em: Em, user: Settings & Pick<UserRow, "id">): Promise<void> {
  await tables(em).insertInto("parley_user").values(user).execute();
}

/** Stores a new administrator while none can sign in; no row otherwise. */
export const insertFirstAdministrator = statement(
  columns("parley_user", "id"),
  ({
    id,
    name,
    email,
    passwordHash,
    capacity,
  }: Given<Omit<Settings, "alias" | "role" | "autoAnswer"> & Pick<UserRow, "id">>) =>
    sql`insert into parley_user (id, name, email, role, password_hash, capacity)
        select ${id}, ${name}, ${email}, 'administrator', ${passwordHash}, ${capacity}
        where not exists (
          select from parley_user where role = 'administrator' and is_active and password_hash is not null) returning id`,
);

/** Changes what is given of a user, and their version. */
export async function updateUser(
  em: Em,
  id: UserId,
  changes: { readonly [Name in keyof Changes]?: Changes[Name] | undefined },
): Promise<void> {
  await tables(em)
    .updateTable("parley_user")
    .set((user) => ({ ...changes, version: user("version", "+", 1) }))
    .where("id", "=", id)
    .execute();
}

/** Locks a user until the transaction ends. */
export async function lockUser(em: Em, id: UserId): Promise<void> {
  await tables(em).selectFrom("parley_user").select("id").where("id", "=", id).forUpdate().execute();
}

/** Locks all administrators until the transaction ends: two who demote each other come one after the other. */
export async function lockAdministrators(em: Em): Promise<void> {
  await tables(em)
    .selectFrom("parley_user")
    .select("id")
    .where("role", "=", "administrator")
    .where("isActive", "=", true)
    .orderBy("id")
    .forUpdate()
    .execute();
}

/** Whether somebody else can sign in as an administrator. */
export async function isOtherAdministrator(em: Em, exceptId: UserId): Promise<boolean> {
  const other = await tables(em)
    .selectFrom("parley_user")
    .select("id")
    .where("role", "=", "administrator")
    .where("isActive", "=", true)
    .where("passwordHash", "is not", null)
    .where("id", "<>", exceptId)
    .limit(1)
    .executeTakeFirst();
  return other !== undefined;
}

/** Whether another user signs in with this address. */
export async function isEmailTaken(em: Em, email: string, exceptId: UserId | null): Promise<boolean> {
  const other = await tables(em)
    .selectFrom("parley_user")
    .select("id")
    .where("email", "=", email)
    .where("id", "is distinct from", exceptId)
    .executeTakeFirst();
  return other !== undefined;
}

/** A user's address and what is stored of their password; undefined when there is no such user. */
export function findPassword(em: Em, id: UserId): Promise<Pick<UserRow, "email" | "passwordHash"> | undefined> {
  return tables(em).selectFrom("parley_user").select(["email", "passwordHash"]).where("id", "=", id).executeTakeFirst();
}

/** Changes a password and not the version: the user's settings are as they were. */
export async function updatePassword(em: Em, id: UserId, passwordHash: string): Promise<void> {
  await tables(em).updateTable("parley_user").set({ passwordHash }).where("id", "=", id).execute();
}
