import type { PresenceState, UserId, UsersArgs } from "@parley/schema";
import { type RawBuilder, sql } from "kysely";
import { isInScope, may, selectUsers, USER_COLUMNS, type UserRow } from "../../identity/index.ts";
import type { Em } from "../../platform/database.ts";
import type { AccountScope } from "../../platform/graphql/context.ts";
import { containsText, type Page, pageByName } from "../../platform/pagination.ts";
import { type Column, columns, value } from "../../platform/row-shape.ts";
import { type Given, statement } from "../../platform/statement.ts";
import type { Viewer } from "../../platform/viewer.ts";

/** Who asks, and which accounts they see. */
export interface Onlooker {
  readonly viewer: Viewer;
  readonly scope: AccountScope;
}

/** Users the viewer may see, by name. */
export function listVisibleUsers(
  em: Em,
  by: Onlooker,
  { first, after, search, role }: UsersArgs,
): Promise<Page<UserRow>> {
  const searched = may(by.viewer, "users.manage") ? [sql`parley_user.name`, sql`email`] : [sql`parley_user.name`];
  return pageByName<UserRow>(em, {
    table: "parley_user",
    columns: USER_COLUMNS,
    where: sql`${isVisible(by)} and ${containsText(searched, search)} and ${role ? sql`role = ${role}` : sql`true`}`,
    first,
    after,
  });
}

/** One user the viewer may see, or null. */
export async function findVisibleUser(em: Em, by: Onlooker, id: UserId): Promise<UserRow | null> {
  const user = await selectUsers(em).where("id", "=", id).where(isVisible(by)).executeTakeFirst();
  return user ?? null;
}

/** Agents see themselves and the colleagues on their accounts. */
function isVisible({ viewer, scope }: Onlooker): RawBuilder<boolean> {
  if (scope.all) return sql<boolean>`true`;
  return sql<boolean>`(parley_user.id = ${viewer.userId} or exists (
    select 1 from account_agent where user_id = parley_user.id and ${isInScope(sql`account_id`, scope)}))`;
}

/** Presence of each of the users as it is shown. */
export const presenceOfUsers = statement(
  { ...columns("parley_user", "id"), presence: value.text as Column<PresenceState> },
  ({ ids }: Given<{ ids: readonly UserId[] }>) =>
    sql`select id, case when not exists (select 1 from presence_lease where user_id = parley_user.id and online_until > now())
            then 'offline' when is_paused then 'paused' else 'online' end as presence
        from parley_user where id = any(${ids}::uuid[])`,
);
