import type { AccountId, ContactId } from "@parley/schema";
import { sql } from "kysely";
import { type Em, query } from "../../platform/database.ts";
import type { Fact } from "../../platform/event-log/fact.ts";

/** What to record of contacts that changed: once for each account that knows them, since only those on it may hear (R13). */
export async function contactsChanged(em: Em, contactIds: readonly ContactId[]): Promise<readonly Fact[]> {
  if (contactIds.length === 0) return [];
  const known = await query<{ contactId: ContactId; accountId: AccountId }>(
    em,
    sql`select distinct contact_id, account_id from interaction where contact_id = any(${contactIds}::uuid[])`,
  );
  return known.map((where) => ({ kind: "contact_changed", ...where }));
}
