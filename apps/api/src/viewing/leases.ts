import type { AccountId, InteractionId, Role, UserId } from "@parley/schema";
import { sql } from "kysely";
import { type Em, query } from "../platform/database.ts";
import { asJson } from "../platform/json-rows.ts";

/** One user looking at one interaction. */
export interface Look {
  readonly interactionId: InteractionId;
  readonly userId: UserId;
}

export interface LookingUser {
  readonly id: UserId;
  readonly name: string;
  readonly role: Role;
}

/** How long a look counts after its last sign of life: a node that dies is forgotten by itself. */
const LOOKS_FOR_SECONDS = 30;

/** Says for this node that these look. */
export async function renewLooks(em: Em, nodeId: string, looks: readonly Look[]): Promise<void> {
  if (looks.length === 0) return;
  await query(
    em,
    sql`insert into viewing_lease (interaction_id, user_id, node_id, viewing_until)
        select it."interactionId", it."userId", ${nodeId}::uuid, now() + make_interval(secs => ${LOOKS_FOR_SECONDS})
        from json_to_recordset(${asJson(looks)}::json) as it ("interactionId" uuid, "userId" uuid)
        where exists (select 1 from interaction where id = it."interactionId")
        on conflict (interaction_id, user_id, node_id) do update set viewing_until = excluded.viewing_until`,
  );
}

/** Takes back what this node said. */
export async function endLooks(em: Em, nodeId: string, looks: readonly Look[]): Promise<void> {
  if (looks.length === 0) return;
  await query(
    em,
    sql`delete from viewing_lease using json_to_recordset(${asJson(looks)}::json) as it ("interactionId" uuid, "userId" uuid)
        where node_id = ${nodeId} and interaction_id = it."interactionId" and user_id = it."userId"`,
  );
}

/** Removes what dead nodes said. */
export async function forgetDeadLooks(em: Em): Promise<void> {
  await query(em, sql`delete from viewing_lease where viewing_until < now() - interval '5 minutes'`);
}

/** Who looks at each of these, on whichever node, by name. */
export async function lookingAt(
  em: Em,
  interactionIds: readonly InteractionId[],
): Promise<ReadonlyMap<InteractionId, readonly LookingUser[]>> {
  const rows = await query<LookingUser & { readonly interactionId: InteractionId }>(
    em,
    sql`select distinct lease.interaction_id, looking.id, looking.name, looking.role
        from viewing_lease lease join parley_user looking on looking.id = lease.user_id
        where lease.interaction_id = any(${interactionIds}::uuid[]) and viewing_until > now()
        order by looking.name, looking.id`,
  );
  const found = Map.groupBy(rows, ({ interactionId }) => interactionId);
  return new Map([...found].map(([id, users]) => [id, users.map(({ interactionId: _interaction, ...user }) => user)]));
}

/** The account of an interaction; null when there is none with this id. */
export async function accountOf(em: Em, id: InteractionId): Promise<AccountId | null> {
  const [row] = await query<{ accountId: AccountId }>(em, sql`select account_id from interaction where id = ${id}`);
  return row?.accountId ?? null;
}
