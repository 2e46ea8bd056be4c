import { type AccountId, CANNED_ANSWERS_MAX, type CannedAnswerId } from "@parley/schema";
import type { Em } from "../../platform/database.ts";
import { containsText } from "../../platform/pagination.ts";
import { tables } from "../../platform/tables.ts";
import type { CannedAnswerRow } from "./canned-answer.entity.ts";

/** The account's own and the general ones that contain a text, by key; of one key the account's first. */
export function listCannedAnswers(
  em: Em,
  accountId: AccountId | null,
  search: string | null | undefined,
): Promise<CannedAnswerRow[]> {
  return tables(em)
    .selectFrom("canned_answer")
    .selectAll()
    .where((answer) => answer.or([answer("accountId", "is", null), answer("accountId", "=", accountId)]))
    .where(({ ref }) => containsText([ref("key"), ref("text")], search))
    .orderBy(({ fn }) => fn("lower", ["key"]))
    .orderBy("accountId", (order) => order.asc().nullsLast())
    .orderBy("id")
    .limit(CANNED_ANSWERS_MAX)
    .execute();
}

/** Whether another canned answer of the account, or another general one, has the key already; capitals do not count. */
export async function isKeyTaken(
  em: Em,
  key: string,
  accountId: AccountId | null,
  exceptId: CannedAnswerId | null,
): Promise<boolean> {
  const other = await tables(em)
    .selectFrom("canned_answer")
    .select("id")
    .where(({ eb, fn, val }) => eb(fn("lower", ["key"]), "=", fn("lower", [val(key)])))
    .where("accountId", "is not distinct from", accountId)
    .where("id", "is distinct from", exceptId)
    .executeTakeFirst();
  return other !== undefined;
}

/** Deletes an account's own canned answers; the general ones stay. */
export async function deleteCannedAnswersOf(em: Em, accountId: AccountId): Promise<void> {
  await tables(em).deleteFrom("canned_answer").where("accountId", "=", accountId).execute();
}
