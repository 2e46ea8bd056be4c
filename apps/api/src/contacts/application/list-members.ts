import {
  type AddToContactListInput,
  type ContactId,
  type ContactListId,
  type ContactListMembersArgs,
  type FieldError,
  NAME_LENGTH,
  NEW_MEMBERS_MAX,
  type NotFound,
  type NotPermitted,
  type RemoveFromContactListInput,
  type ValidationFailed,
} from "@parley/schema";
import { sql } from "kysely";
import { may } from "../../identity/index.ts";
import { type Database, type Em, query } from "../../platform/database.ts";
import { record } from "../../platform/event-log/fact.ts";
import type { EventLog } from "../../platform/event-log/log.ts";
import { isId } from "../../platform/ids.ts";
import { containsText, type Page, pageByName } from "../../platform/pagination.ts";
import { because, wrongField } from "../../platform/reasons.ts";
import { notFound, notPermitted, validationFailed } from "../../platform/refusals.ts";
import type { Viewer } from "../../platform/viewer.ts";
import { type ContactRow, contactColumns } from "../loaders.ts";
import { ContactListEntity, type ContactListRow } from "../persistence/contact-list.entity.ts";
import { contactsChanged } from "./contacts-changed.ts";
import { resolveSenders } from "./resolve-senders.ts";

export interface ListMembersDeps {
  readonly database: Database;
  readonly log: Pick<EventLog, "committed">;
  /** Contacts are made one at a time: whoever writes now may be the one who is being added. */
  readonly lockIngest: (em: Em) => Promise<void>;
  /** International digits of a number as people write it; null when it is none. */
  readonly phoneDigits: (entered: string) => string | null;
}

export interface MembersChanged {
  readonly contactList: ContactListRow;
  readonly changed: number;
}

/** Contacts of a list, by name. */
export function listMembers(
  database: Database,
  { contactListId, search, first, after }: ContactListMembersArgs,
): Promise<Page<ContactRow>> {
  const listId = isId(contactListId) ? contactListId : null;
  return pageByName<ContactRow>(database.fork(), {
    table: "contact",
    columns: contactColumns,
    where: sql`exists (select 1 from contact_list_member where contact_list_id = ${listId}::uuid and contact_id = contact.id)
      and ${containsText([sql`contact.name`, sql`contact.phone`], search)}`,
    first,
    after,
  });
}

/** Puts people into a list by their numbers; those nobody knows yet become contacts. */
export async function addToContactList(
  deps: ListMembersDeps,
  by: Viewer | null,
  { contactListId, members }: AddToContactListInput,
): Promise<MembersChanged | ValidationFailed | NotFound | NotPermitted> {
  if (!may(by, "contacts.manage")) return notPermitted();
  const read = members.map(({ phone, name }) => ({ phone: deps.phoneDigits(phone), name: name?.trim() || null }));
  const wrong = problems(read);
  if (wrong.length > 0) return validationFailed(wrong);
  const answer = await deps.database.transaction(async (em) => {
    await deps.lockIngest(em);
    const contactList = await findList(em, contactListId);
    if (contactList === null) return notFound("CONTACT_LIST");
    const { contactIds, renamed } = await resolveSenders(
      em,
      read.map(({ phone, name }) => ({
        person: { phone, name, username: null, businessScopedId: null, parentBusinessScopedId: null },
        contactListId: null,
      })),
    );
    const added = await query(
      em,
      sql`insert into contact_list_member (contact_list_id, contact_id)
          select ${contactListId}, contact_id from unnest(${[...new Set(contactIds)]}::uuid[]) as contact_id
          on conflict do nothing returning contact_id`,
    );
    await record(em, await contactsChanged(em, renamed));
    return { contactList, changed: added.length };
  });
  deps.log.committed();
  return answer;
}

/** Takes people out of a list; where it is a whitelist, from their next message on. */
export async function removeFromContactList(
  deps: Pick<ListMembersDeps, "database">,
  by: Viewer | null,
  { contactListId, contactIds }: RemoveFromContactListInput,
): Promise<MembersChanged | ValidationFailed | NotFound | NotPermitted> {
  if (!may(by, "contacts.manage")) return notPermitted();
  if (contactIds.length < 1 || contactIds.length > NEW_MEMBERS_MAX) {
    return validationFailed([
      wrongField("contactIds", because("CHOICES_OUT_OF_RANGE", { min: 1, max: NEW_MEMBERS_MAX })),
    ]);
  }
  return deps.database.transaction(async (em) => {
    const contactList = await findList(em, contactListId);
    if (contactList === null) return notFound("CONTACT_LIST");
    const removed = await query<{ contactId: ContactId }>(
      em,
      sql`delete from contact_list_member where contact_list_id = ${contactListId}
            and contact_id = any(${contactIds.filter(isId)}::uuid[]) returning contact_id`,
    );
    return { contactList, changed: removed.length };
  });
}

/** The list, which stays until the transaction ends. */
async function findList(em: Em, id: ContactListId): Promise<ContactListRow | null> {
  if (!isId(id)) return null;
  await query(em, sql`select 1 from contact_list where id = ${id} for key share`);
  return em.findOne(ContactListEntity, { id });
}

function problems(read: readonly { readonly phone: string | null; readonly name: string | null }[]): FieldError[] {
  if (read.length < 1 || read.length > NEW_MEMBERS_MAX) {
    return [wrongField("members", because("NEW_MEMBERS_OUT_OF_RANGE", { min: 1, max: NEW_MEMBERS_MAX }))];
  }
  return read.flatMap(({ phone, name }, place) => [
    ...(phone === null ? [wrongField(`members.${place}.phone`, because("PHONE_WRONG"))] : []),
    ...(name !== null && name.length > NAME_LENGTH.max
      ? [wrongField(`members.${place}.name`, because("TOO_LONG", { max: NAME_LENGTH.max }))]
      : []),
  ]);
}
