import type { UserId, UsersArgs } from "@parley/schema";
import { type RawBuilder, sql } from "kysely";
import { isInScope, may, USER_COLUMNS, type UserRow } from "../identity/index.ts";
import { type Database, query } from "../platform/database.ts";
import type { AccountScope } from "../platform/graphql/context.ts";
import { isId } from "../platform/ids.ts";
import { containsText, type Page, pageByName } from "../platform/pagination.ts";
import type { Viewer } from "../platform/viewer.ts";

/** Who asks, and which accounts they see. */
export interface Onlooker {
  readonly viewer: Viewer;
  readonly scope: AccountScope;
}

/** Users the viewer may see, by name: agents themselves and the colleagues on their accounts. */
export function listUsers(
  database: Database,
  by: Onlooker,
  { first, after, search, role }: UsersArgs,
): Promise<Page<UserRow>> {
  const searched = may(by.viewer, "users.manage") ? [sql`parley_user.name`, sql`email`] : [sql`parley_user.name`];
  return pageByName<UserRow>(database.fork(), {
    table: "parley_user",
    columns: USER_COLUMNS,
    where: sql`${isVisible(by)} and ${containsText(searched, search)} and ${role ? sql`role = ${role}` : sql`true`}`,
    first,
    after,
  });
}

/** One user the viewer may see, with the address when it is themselves; null otherwise. */
export async function seeUser(
  database: Database,
  by: Onlooker,
  id: UserId,
): Promise<(UserRow & { readonly email?: string }) | null> {
  if (!isId(id)) return null;
  const [user] = await query<UserRow>(
    database.fork(),
    sql`select ${USER_COLUMNS} from parley_user where id = ${id} and ${isVisible(by)}`,
  );
  if (user === undefined) return null;
  return user.id === by.viewer.userId ? { ...user, email: user.signInEmail } : user;
}

function isVisible({ viewer, scope }: Onlooker): RawBuilder<unknown> {
  if (scope.all) return sql`true`;
  return sql`(parley_user.id = ${viewer.userId} or exists (
    select 1 from account_agent where user_id = parley_user.id and ${isInScope(sql`account_id`, scope)}))`;
}
