import type { InteractionId, UserId } from "@parley/schema";
import { sql } from "kysely";
import { isInScope } from "../../identity/index.ts";
import type { Em } from "../../platform/database.ts";
import type { AccountScope } from "../../platform/graphql/context.ts";
import { columns } from "../../platform/row-shape.ts";
import { type Given, statement } from "../../platform/statement.ts";
import { tables } from "../../platform/tables.ts";
import type { DisposingRow } from "./disposing.entity.ts";

/** Whose dialog, and for which interaction. */
type DisposingKey = Pick<DisposingRow, "interactionId" | "userId">;

/** Begins a lease or renews it; until when it lasts. */
export const renewDisposing = statement(
  columns("disposing", "until"),
  ({ interactionId, userId, seconds }: Given<DisposingKey & { readonly seconds: number }>) =>
    sql`insert into disposing (interaction_id, user_id, until)
        values (${interactionId}, ${userId}, now() + make_interval(secs => ${seconds}))
        on conflict (interaction_id, user_id) do update set until = excluded.until returning until`,
);

/** Ends a lease; false when there was none. */
export async function deleteDisposing(em: Em, { interactionId, userId }: DisposingKey): Promise<boolean> {
  const { numDeletedRows } = await tables(em)
    .deleteFrom("disposing")
    .where("interactionId", "=", interactionId)
    .where("userId", "=", userId)
    .executeTakeFirstOrThrow();
  return numDeletedRows > 0n;
}

/** A row when a lease has run out. */
export const findOverdue = statement(
  columns("disposing", "userId"),
  () => sql`select user_id from disposing where until < now() limit 1`,
);

/** Deletes the leases that ran out; whose they were. */
export const deleteOverdue = statement(
  columns("disposing", "userId"),
  () => sql`delete from disposing where until < now() returning user_id`,
);

/** Ends all leases of these interactions; whose they were. */
export const deleteDisposingOf = statement(
  columns("disposing", "userId"),
  ({ interactionIds }: Given<{ interactionIds: readonly InteractionId[] }>) =>
    sql`delete from disposing where interaction_id = any(${interactionIds}::uuid[]) returning user_id`,
);

/** Whether a user has a dialog open for any interaction. */
export async function isDisposing(em: Em, userId: UserId): Promise<boolean> {
  const lease = await tables(em)
    .selectFrom("disposing")
    .select("userId")
    .where("userId", "=", userId)
    .limit(1)
    .executeTakeFirst();
  return lease !== undefined;
}

/** An interaction that may be seen, locked against changes until the transaction ends, and what its account says of closing. */
export function lockDisposable(em: Em, id: InteractionId, scope: AccountScope) {
  return tables(em)
    .selectFrom("interaction")
    .innerJoin("account", "account.id", "interaction.accountId")
    .leftJoin("pause", "pause.id", "account.dispositionPauseId")
    .select(["interaction.phase", "interaction.assignedAgentId", "account.mandatoryDisposition"])
    .select("pause.name as dispositionPauseName")
    .where("interaction.id", "=", id)
    .where(({ ref }) => isInScope(ref("interaction.accountId"), scope))
    .forShare("interaction")
    .executeTakeFirst();
}
