import type { ContactId } from "@parley/schema";
import type { Em } from "../../platform/database.ts";
import type { Fact } from "../../platform/event-log/fact.ts";
import { accountsKnowing } from "../persistence/contacts.ts";

/** What to record of contacts that changed: once for each account that knows them, since only those on it may hear (R13). */
export async function contactsChanged(em: Em, contactIds: readonly ContactId[]): Promise<readonly Fact[]> {
  if (contactIds.length === 0) return [];
  const known = await accountsKnowing(em, { contactIds });
  return known.map((where) => ({ kind: "contact_changed", ...where }));
}
