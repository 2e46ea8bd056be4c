import type { AccountId, InteractionId } from "@parley/schema";
import { sql } from "kysely";
import { isInScope } from "../../identity/index.ts";
import type { Em } from "../../platform/database.ts";
import type { AccountScope } from "../../platform/graphql/context.ts";
import { columns } from "../../platform/row-shape.ts";
import { type Given, statement } from "../../platform/statement.ts";
import { tables } from "../../platform/tables.ts";
import type { DraftRow } from "./draft.entity.ts";

/** Whose draft, and of what. */
export type DraftKey = Pick<DraftRow, "interactionId" | "userId">;

/** The draft, or null when there is none. */
export async function findDraft(em: Em, { interactionId, userId }: DraftKey): Promise<DraftRow | null> {
  const draft = await tables(em)
    .selectFrom("draft")
    .selectAll()
    .where("interactionId", "=", interactionId)
    .where("userId", "=", userId)
    .executeTakeFirst();
  return draft ?? null;
}

/** The draft, or null when there is none or its interaction may not be seen. */
export async function findDraftInScope(
  em: Em,
  { interactionId, userId }: DraftKey,
  scope: AccountScope,
): Promise<DraftRow | null> {
  const draft = await tables(em)
    .selectFrom("draft")
    .innerJoin("interaction", "interaction.id", "draft.interactionId")
    .selectAll("draft")
    .where("interactionId", "=", interactionId)
    .where("userId", "=", userId)
    .where(({ ref }) => isInScope(ref("interaction.accountId"), scope))
    .executeTakeFirst();
  return draft ?? null;
}

/** The account of an interaction that may be seen. */
export async function accountOfInteraction(em: Em, id: InteractionId, scope: AccountScope): Promise<AccountId | null> {
  const found = await tables(em)
    .selectFrom("interaction")
    .select("accountId")
    .where("id", "=", id)
    .where(({ ref }) => isInScope(ref("accountId"), scope))
    .executeTakeFirst();
  return found?.accountId ?? null;
}

/** Stores the draft; a row when it was another one before, so that what is saved twice is told of once. */
export const saveDraft = statement(
  columns("draft", "updatedAt"),
  ({ interactionId, userId, text, isNote }: Given<Pick<DraftRow, "interactionId" | "userId" | "text" | "isNote">>) =>
    sql`insert into draft (interaction_id, user_id, text, is_note) values (${interactionId}, ${userId}, ${text}, ${isNote})
        on conflict (interaction_id, user_id) do update set text = excluded.text, is_note = excluded.is_note, updated_at = now()
          where (draft.text, draft.is_note) is distinct from (excluded.text, excluded.is_note)
        returning updated_at`,
);

/** True when there was one. */
export async function deleteDraft(em: Em, { interactionId, userId }: DraftKey): Promise<boolean> {
  const { numDeletedRows } = await tables(em)
    .deleteFrom("draft")
    .where("interactionId", "=", interactionId)
    .where("userId", "=", userId)
    .executeTakeFirstOrThrow();
  return numDeletedRows > 0n;
}
