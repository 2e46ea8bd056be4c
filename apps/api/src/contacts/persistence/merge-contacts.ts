import type { ContactId } from "@parley/schema";
import { sql } from "kysely";
import type { Em } from "../../platform/database.ts";
import { type Given, statement } from "../../platform/statement.ts";
import { tables } from "../../platform/tables.ts";

type Merge = Given<{ from: ContactId; into: ContactId }>;

const copyMemberships = statement(
  {},
  ({ from, into }: Merge) =>
    sql`insert into contact_list_member (contact_list_id, contact_id)
        select contact_list_id, ${into} from contact_list_member where contact_id = ${from} on conflict do nothing`,
);

const completeDetails = statement(
  {},
  ({ from, into }: Merge) =>
    sql`update contact set phone = coalesce(contact.phone, other.phone), username = coalesce(contact.username, other.username),
          email = coalesce(contact.email, other.email), description = coalesce(contact.description, other.description),
          version = contact.version + 1
        from contact other where contact.id = ${into} and other.id = ${from}`,
);

/**
 * Folds a contact into another that a payload showed to be the same person (R1): identifiers and lists move.
 * The caller has moved what hangs on it; the empty shell goes.
 */
export async function mergeContacts(em: Em, from: ContactId, into: ContactId): Promise<void> {
  await tables(em).updateTable("contact_identifier").set({ contactId: into }).where("contactId", "=", from).execute();
  await copyMemberships(em, { from, into });
  await completeDetails(em, { from, into });
  await tables(em).deleteFrom("contact").where("id", "=", from).execute();
}
