import type { InteractionId } from "@parley/schema";
import { sql } from "kysely";
import type { Em } from "../../platform/database.ts";
import { asJson } from "../../platform/json-rows.ts";
import { columns, type RowOf } from "../../platform/row-shape.ts";
import { type Given, statement } from "../../platform/statement.ts";
import { tables } from "../../platform/tables.ts";
import type { ViewingLeaseRow } from "./viewing-lease.entity.ts";

/** One user who has one interaction open. */
export type Watching = Pick<ViewingLeaseRow, "interactionId" | "userId">;

const WATCHING_USER = columns("parley_user", "id", "name", "role");
export type WatchingUser = RowOf<typeof WATCHING_USER>;

/** How long a lease lasts after it was renewed: those of a node that dies run out by themselves. */
const LEASE_SECONDS = 30;

/** Says for this node that these are watching. */
export async function renewWatching(em: Em, nodeId: string, watching: readonly Watching[]): Promise<void> {
  if (watching.length === 0) return;
  await renew(em, { nodeId, watching: asJson(watching), seconds: LEASE_SECONDS });
}

type OnNode = Pick<ViewingLeaseRow, "nodeId"> & { readonly watching: string };

const renew = statement(
  {},
  ({ nodeId, watching, seconds }: Given<OnNode & { readonly seconds: number }>) =>
    sql`insert into viewing_lease (interaction_id, user_id, node_id, viewing_until)
        select it."interactionId", it."userId", ${nodeId}::uuid, now() + make_interval(secs => ${seconds})
        from json_to_recordset(${watching}::json) as it ("interactionId" uuid, "userId" uuid)
        where exists (select 1 from interaction where id = it."interactionId")
        on conflict (interaction_id, user_id, node_id) do update set viewing_until = excluded.viewing_until`,
);

/** Says for this node that these are no longer watching. */
export async function endWatching(em: Em, nodeId: string, watching: readonly Watching[]): Promise<void> {
  if (watching.length === 0) return;
  await end(em, { nodeId, watching: asJson(watching) });
}

const end = statement(
  {},
  ({ nodeId, watching }: Given<OnNode>) =>
    sql`delete from viewing_lease using json_to_recordset(${watching}::json) as it ("interactionId" uuid, "userId" uuid)
        where node_id = ${nodeId} and interaction_id = it."interactionId" and user_id = it."userId"`,
);

/** Deletes what dead nodes said. */
export async function pruneLeases(em: Em): Promise<void> {
  await tables(em)
    .deleteFrom("viewing_lease")
    .where("viewingUntil", "<", sql<Date>`now() - interval '5 minutes'`)
    .execute();
}

/** Who watches each of these, on whichever node, by name. */
export async function watchersOf(
  em: Em,
  interactionIds: readonly InteractionId[],
): Promise<ReadonlyMap<InteractionId, readonly WatchingUser[]>> {
  const rows = await listWatchers(em, { interactionIds });
  const found = Map.groupBy(rows, ({ interactionId }) => interactionId);
  return new Map([...found].map(([id, users]) => [id, users.map(({ interactionId: _interaction, ...user }) => user)]));
}

const listWatchers = statement(
  { ...columns("viewing_lease", "interactionId"), ...WATCHING_USER },
  ({ interactionIds }: Given<{ interactionIds: readonly InteractionId[] }>) =>
    sql`select distinct lease.interaction_id, watching.id, watching.name, watching.role
        from viewing_lease lease join parley_user watching on watching.id = lease.user_id
        where lease.interaction_id = any(${interactionIds}::uuid[]) and viewing_until > now()
        order by watching.name, watching.id`,
);
