import type { AccountId } from "@parley/schema";
import type { Em } from "../../platform/database.ts";
import { tables } from "../../platform/tables.ts";

/** Deletes an account's own dispositions; the general ones stay. */
export async function deleteDispositionsOf(em: Em, accountId: AccountId): Promise<void> {
  await tables(em).deleteFrom("disposition").where("accountId", "=", accountId).execute();
}
