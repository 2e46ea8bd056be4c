import type { ContactListId, SetContactListsInput } from "@parley/schema";
import { sql } from "kysely";
import { may } from "../../identity/index.ts";
import { type Em, query } from "../../platform/database.ts";
import { record } from "../../platform/event-log/fact.ts";
import type { AccountScope } from "../../platform/graphql/context.ts";
import { isId } from "../../platform/ids.ts";
import { editConflict, notFound, notPermitted, validationFailed } from "../../platform/refusals.ts";
import { problemWithMembers, wrongFields } from "../../platform/validation.ts";
import type { Viewer } from "../../platform/viewer.ts";
import { contactsChanged } from "./contacts-changed.ts";
import { lockContact } from "./locked-contact.ts";
import type { ContactEdited, EditContactDeps } from "./update-contact.ts";

/** Says which lists a contact is in. Lists that decide who may write to an account (R4) are not the agents' to change. */
export async function setContactLists(
  { database, log }: EditContactDeps,
  by: Viewer | null,
  scope: AccountScope,
  { contactId, version, contactListIds }: SetContactListsInput,
): Promise<ContactEdited> {
  if (!may(by, "contacts.edit")) return notPermitted();
  const edited = await database.transaction(async (em): Promise<ContactEdited> => {
    const contact = await lockContact(em, contactId, scope);
    if (contact === null) return notFound("CONTACT");
    if (contact.version !== version) return editConflict(contact.version);
    const lists = await readLists(em, contact.id, contactListIds);
    const known = new Set<string>(lists.map(({ id }) => id));
    const fields = wrongFields([["contactListIds", problemWithMembers(contactListIds, known, "CONTACT_LIST")]]);
    if (fields.length > 0) return validationFailed(fields);

    const wanted = new Set<string>(contactListIds);
    const changed = lists.filter(({ id, isIn }) => wanted.has(id) !== isIn);
    if (changed.some(({ isWhitelist }) => isWhitelist) && !may(by, "contacts.admit")) return notPermitted();
    const moved = (isIn: boolean) => changed.filter((list) => list.isIn === isIn).map(({ id }) => id);
    await query(
      em,
      sql`with gone as (delete from contact_list_member
            where contact_id = ${contact.id} and contact_list_id = any(${moved(true)}::uuid[])),
          come as (insert into contact_list_member (contact_list_id, contact_id)
            select id, ${contact.id}::uuid from unnest(${moved(false)}::uuid[]) as id on conflict do nothing)
          update contact set version = version + 1 where id = ${contact.id}`,
    );
    await record(em, await contactsChanged(em, [contact.id]));
    return { contactId: contact.id };
  });
  log.committed();
  return edited;
}

interface ListOfContact {
  readonly id: ContactListId;
  readonly isIn: boolean;
  readonly isWhitelist: boolean;
}

/** The lists that are asked for and those the contact is in now; they stay until the transaction ends. */
function readLists(em: Em, contactId: string, asked: readonly ContactListId[]): Promise<ListOfContact[]> {
  return query(
    em,
    sql`select list.id, member.contact_id is not null as is_in,
          exists (select 1 from account_whitelist where contact_list_id = list.id) as is_whitelist
        from contact_list list
        left join contact_list_member member on member.contact_list_id = list.id and member.contact_id = ${contactId}
        where member.contact_id is not null or list.id = any(${asked.filter(isId)}::uuid[])
        order by list.id for key share of list`,
  );
}
