import {
  type AddToContactListInput,
  type ContactListMembersArgs,
  type FieldError,
  NAME_LENGTH,
  NEW_MEMBERS_MAX,
  type NotFound,
  type NotPermitted,
  type RemoveFromContactListInput,
  type ValidationFailed,
} from "@parley/schema";
import { may } from "../../identity/index.ts";
import type { Database, Em } from "../../platform/database.ts";
import { record } from "../../platform/event-log/fact.ts";
import type { EventLog } from "../../platform/event-log/log.ts";
import { isId } from "../../platform/ids.ts";
import type { Page } from "../../platform/pagination.ts";
import { because, wrongField } from "../../platform/reasons.ts";
import { notFound, notPermitted, validationFailed } from "../../platform/refusals.ts";
import type { Viewer } from "../../platform/viewer.ts";
import type { ContactRow } from "../persistence/contact.entity.ts";
import type { ContactListRow } from "../persistence/contact-list.entity.ts";
import { deleteMembers, insertMembers, keepContactList } from "../persistence/contact-lists.ts";
import { pageOfMembers } from "../persistence/contacts.ts";
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
  { contactListId, ...page }: ContactListMembersArgs,
): Promise<Page<ContactRow>> {
  return pageOfMembers(database.fork(), isId(contactListId) ? contactListId : null, page);
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
    const contactList = await keepContactList(em, contactListId);
    if (contactList === null) return notFound("CONTACT_LIST");
    const { contactIds, renamed } = await resolveSenders(
      em,
      read.map(({ phone, name }) => ({
        person: { phone, name, username: null, businessScopedId: null, parentBusinessScopedId: null },
        contactListId: null,
      })),
    );
    const added = await insertMembers(em, { listId: contactListId, contactIds: [...new Set(contactIds)] });
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
    const contactList = await keepContactList(em, contactListId);
    if (contactList === null) return notFound("CONTACT_LIST");
    return { contactList, changed: await deleteMembers(em, contactListId, contactIds) };
  });
}

function problems(read: readonly { readonly phone: string | null; readonly name: string | null }[]): FieldError[] {
  if (read.length < 1 || read.length > NEW_MEMBERS_MAX) {
    return [wrongField("members", because("NEW_MEMBERS_OUT_OF_RANGE", { min: 1, max: NEW_MEMBERS_MAX }))];
  }
  return read.flatMap(({ phone, name }, index) => [
    ...(phone === null ? [wrongField(`members.${index}.phone`, because("PHONE_WRONG"))] : []),
    ...(name !== null && name.length > NAME_LENGTH.max
      ? [wrongField(`members.${index}.name`, because("TOO_LONG", { max: NAME_LENGTH.max }))]
      : []),
  ]);
}
