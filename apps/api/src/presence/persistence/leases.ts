import type { UserId } from "@parley/schema";
import { sql } from "kysely";
import type { Em } from "../../platform/database.ts";
import { columns } from "../../platform/row-shape.ts";
import { type Given, statement } from "../../platform/statement.ts";
import { tables } from "../../platform/tables.ts";
import type { PresenceLeaseRow } from "./presence-lease.entity.ts";

type OnNode = Pick<PresenceLeaseRow, "nodeId"> & { readonly userIds: readonly UserId[] };

/** Says for a node that these users are there; at once no longer when they have neither a session nor a token (R7). */
export const renewLeases = statement(
  {},
  ({ nodeId, userIds, seconds }: Given<OnNode & { readonly seconds: number }>) =>
    sql`insert into presence_lease (user_id, node_id, online_until)
        select id, ${nodeId}::uuid, now() + case
            when exists (select 1 from session where user_id = parley_user.id and session.expires_at > now())
              or exists (select 1 from api_token where user_id = parley_user.id and coalesce(api_token.expires_at > now(), true))
            then make_interval(secs => ${seconds}) else interval '0' end
        from parley_user where id = any(${userIds}::uuid[])
        on conflict (user_id, node_id) do update set online_until = excluded.online_until`,
);

/** Says for a node that these users are no longer there. */
export const endLeases = statement(
  {},
  ({ nodeId, userIds }: Given<OnNode>) =>
    sql`update presence_lease set online_until = now() where node_id = ${nodeId} and user_id = any(${userIds}::uuid[])`,
);

/** Says for all nodes that a user is no longer there. */
export async function endPresenceOf(em: Em, userId: UserId): Promise<void> {
  await tables(em)
    .updateTable("presence_lease")
    .set({ onlineUntil: sql<Date>`now()` })
    .where("userId", "=", userId)
    .execute();
}

/** Deletes what ended long ago. */
export async function pruneLeases(em: Em): Promise<void> {
  await tables(em)
    .deleteFrom("presence_lease")
    .where("onlineUntil", "<", sql<Date>`now() - interval '1 hour'`)
    .execute();
}

/** Users who are there and not shown so, or the other way round. */
export const usersShownWrongly = statement(
  columns("presence_lease", "userId"),
  () =>
    sql`select coalesce(there.user_id, shown.user_id) as user_id
        from (select distinct user_id from presence_lease where online_until > now()) as there
        full join (select user_id from presence_shown where is_online) as shown on shown.user_id = there.user_id
        where there.user_id is null or shown.user_id is null`,
);

/** Stores for these users whether they are there; those for whom that is news. */
export const showPresence = statement(
  columns("presence_shown", "userId"),
  ({ userIds }: Given<{ userIds: readonly UserId[] }>) =>
    sql`insert into presence_shown (user_id, is_online)
        select id, exists (select 1 from presence_lease lease where lease.user_id = parley_user.id and online_until > now())
        from parley_user where id = any(${userIds}::uuid[]) order by id
        on conflict (user_id) do update set is_online = excluded.is_online where presence_shown.is_online <> excluded.is_online
        returning user_id`,
);
