import type { ContactId } from "@parley/schema";
import { sql } from "kysely";
import { isInScope } from "../../identity/index.ts";
import { type Em, query } from "../../platform/database.ts";
import type { AccountScope } from "../../platform/graphql/context.ts";
import { isId } from "../../platform/ids.ts";

export interface LockedContact {
  readonly id: ContactId;
  readonly version: number;
}

/** The contact, locked until the transaction ends; null when there is none or it wrote to no account the viewer may see. */
export async function lockContact(em: Em, id: ContactId, scope: AccountScope): Promise<LockedContact | null> {
  if (!isId(id)) return null;
  const [row] = await query<LockedContact>(
    em,
    sql`select id, version from contact where id = ${id} and (${scope.all} or exists (
          select 1 from interaction where contact_id = contact.id and ${isInScope(sql`interaction.account_id`, scope)}))
        for update`,
  );
  return row ?? null;
}
