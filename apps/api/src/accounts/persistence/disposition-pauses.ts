import type { PauseId } from "@parley/schema";
import type { Em } from "../../platform/database.ts";
import { tables } from "../../platform/tables.ts";

const MAX_NAMED = 5;

/** Lets go of a pause that is about to be deleted: deleted accounts, and those without a mandatory disposition, need none. */
export async function releaseDispositionPause(em: Em, id: PauseId): Promise<void> {
  await tables(em)
    .updateTable("account")
    .set({ dispositionPauseId: null })
    .where("dispositionPauseId", "=", id)
    .where((account) => account.or([account("deletedAt", "is not", null), account("mandatoryDisposition", "=", false)]))
    .execute();
}

/** Names of accounts that set this pause while a disposition is chosen, the first few. */
export async function accountsWithDispositionPause(em: Em, id: PauseId): Promise<string[]> {
  const rows = await tables(em)
    .selectFrom("account")
    .select("name")
    .where("dispositionPauseId", "=", id)
    .orderBy("name")
    .limit(MAX_NAMED)
    .execute();
  return rows.map(({ name }) => name);
}
