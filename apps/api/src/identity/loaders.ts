import type { UserId } from "@parley/schema";
import DataLoader from "dataloader";
import type { Database } from "../platform/database.ts";
import { isId } from "../platform/ids.ts";
import { findUsers, type UserRow } from "./persistence/users.ts";

/** Users by id, once a request each and all of a moment in one query. */
export interface IdentityLoaders {
  /** For a reference that cannot dangle: users are never deleted. */
  user(id: UserId): Promise<UserRow>;
  /** Null when there is no user with this id. */
  userIfAny(id: UserId): Promise<UserRow | null>;
}

export function createIdentityLoaders(database: Database): IdentityLoaders {
  const users = new DataLoader<UserId, UserRow | null>(async (ids) => {
    const found = new Map((await findUsers(database.fork(), ids.filter(isId))).map((user) => [user.id, user]));
    return ids.map((id) => found.get(id) ?? null);
  });
  return {
    userIfAny: (id) => users.load(id),
    async user(id) {
      const user = await users.load(id);
      if (user === null) throw new Error(`there is no user ${id}`);
      return user;
    },
  };
}
