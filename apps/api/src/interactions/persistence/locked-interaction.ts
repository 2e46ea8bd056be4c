import type { InteractionId } from "@parley/schema";
import { sql } from "kysely";
import { isAccountInScope } from "../../identity/index.ts";
import type { Em } from "../../platform/database.ts";
import type { AccountScope } from "../../platform/graphql/context.ts";
import { isId } from "../../platform/ids.ts";
import { columns } from "../../platform/row-shape.ts";
import { type Given, statement } from "../../platform/statement.ts";
import { tables } from "../../platform/tables.ts";
import type { InteractionRow } from "./interaction.entity.ts";

/** What tagging is decided upon. */
export type LockedInteraction = Pick<InteractionRow, "accountId" | "assignedAgentId">;

/** The interaction, locked until the transaction ends; null when it is not there or may not be seen. */
export async function lockInteraction(
  em: Em,
  id: InteractionId,
  scope: AccountScope,
): Promise<LockedInteraction | null> {
  if (!isId(id)) return null;
  const row = await tables(em)
    .selectFrom("interaction")
    .select(["accountId", "assignedAgentId"])
    .where("id", "=", id)
    .forUpdate()
    .executeTakeFirst();
  return row !== undefined && isAccountInScope(row.accountId, scope) ? row : null;
}

/** Locks interactions, in id order; which of them are there. What was decided just before is seen by the next statement. */
export async function lockInteractions(em: Em, ids: readonly InteractionId[]): Promise<readonly InteractionId[]> {
  return (await lockedById(em, { ids })).map(({ id }) => id);
}

const lockedById = statement(
  columns("interaction", "id"),
  ({ ids }: Given<{ ids: readonly InteractionId[] }>) =>
    sql`select id from interaction where id = any(${ids}::uuid[]) order by id for update`,
);

/** Replaces the tags of an interaction. */
export async function replaceTags(em: Em, id: InteractionId, tags: string[]): Promise<void> {
  await tables(em)
    .updateTable("interaction")
    .set((interaction) => ({ tags, version: interaction("version", "+", 1) }))
    .where("id", "=", id)
    .execute();
}
