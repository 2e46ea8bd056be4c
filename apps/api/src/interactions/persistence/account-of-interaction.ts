import type { AccountId, InteractionId } from "@parley/schema";
import type { Em } from "../../platform/database.ts";
import { tables } from "../../platform/tables.ts";

/** The account of an interaction; null when there is none with this id. */
export async function accountOfInteraction(em: Em, id: InteractionId): Promise<AccountId | null> {
  const found = await tables(em).selectFrom("interaction").select("accountId").where("id", "=", id).executeTakeFirst();
  return found?.accountId ?? null;
}
