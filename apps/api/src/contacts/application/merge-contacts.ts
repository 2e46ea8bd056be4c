import type { ContactId } from "@parley/schema";
import { sql } from "kysely";
import { type Em, query } from "../../platform/database.ts";

/**
 * Folds a contact into another that a payload showed to be the same person (R1): identifiers and lists move.
 * The caller has moved what hangs on it; the empty shell goes.
 */
export async function mergeContacts(em: Em, from: ContactId, into: ContactId): Promise<void> {
  await query(em, sql`update contact_identifier set contact_id = ${into} where contact_id = ${from}`);
  await query(
    em,
    sql`insert into contact_list_member (contact_list_id, contact_id)
        select contact_list_id, ${into} from contact_list_member where contact_id = ${from} on conflict do nothing`,
  );
  await query(
    em,
    sql`update contact set phone = coalesce(contact.phone, other.phone), username = coalesce(contact.username, other.username),
          email = coalesce(contact.email, other.email), description = coalesce(contact.description, other.description),
          version = contact.version + 1
        from contact other where contact.id = ${into} and other.id = ${from}`,
  );
  await query(em, sql`delete from contact where id = ${from}`);
}
