import type { UserId, UsersArgs } from "@parley/schema";
import type { UserRow } from "../identity/index.ts";
import type { Database } from "../platform/database.ts";
import { isId } from "../platform/ids.ts";
import type { Page } from "../platform/pagination.ts";
import { findVisibleUser, listVisibleUsers, type Onlooker } from "./persistence/users.ts";

/** Users the viewer may see, by name: agents themselves and the colleagues on their accounts. */
export function listUsers(database: Database, by: Onlooker, args: UsersArgs): Promise<Page<UserRow>> {
  return listVisibleUsers(database.fork(), by, args);
}

/** One user the viewer may see, with the address when it is themselves; null otherwise. */
export async function seeUser(
  database: Database,
  by: Onlooker,
  id: UserId,
): Promise<(UserRow & { readonly email?: string }) | null> {
  if (!isId(id)) return null;
  const user = await findVisibleUser(database.fork(), by, id);
  if (user === null) return null;
  return user.id === by.viewer.userId ? { ...user, email: user.signInEmail } : user;
}
