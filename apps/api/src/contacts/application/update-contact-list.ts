import type {
  AccountId,
  ContactListId,
  EditConflict,
  NotFound,
  NotPermitted,
  UpdateContactListInput,
  ValidationFailed,
} from "@parley/schema";
import { may } from "../../identity/index.ts";
import type { Database, Em } from "../../platform/database.ts";
import { record } from "../../platform/event-log/fact.ts";
import type { EventLog } from "../../platform/event-log/log.ts";
import { editConflict, notFound, notPermitted, validationFailed } from "../../platform/refusals.ts";
import { uniquely } from "../../platform/uniquely.ts";
import { problemWithDescription, problemWithName, textOrNull, wrongFields } from "../../platform/validation.ts";
import type { Viewer } from "../../platform/viewer.ts";
import type { ContactListRow } from "../persistence/contact-list.entity.ts";
import { lockContactList } from "../persistence/contact-lists.ts";
import { NAME_TAKEN } from "./create-contact-list.ts";

export interface UpdateContactListDeps {
  readonly database: Database;
  readonly log: Pick<EventLog, "committed">;
  /** Accounts that save unknown senders in the list or have it attached. */
  readonly accountsWith: (
    em: Em,
    ids: readonly ContactListId[],
  ) => Promise<readonly { readonly accountId: AccountId }[]>;
}

/** Renames a list or describes it otherwise; accounts that use it show the new name at once. */
export function updateContactList(
  { database, log, accountsWith }: UpdateContactListDeps,
  by: Viewer | null,
  input: UpdateContactListInput,
): Promise<{ readonly contactList: ContactListRow } | ValidationFailed | NotFound | EditConflict | NotPermitted> {
  return uniquely(NAME_TAKEN, async () => {
    if (!may(by, "contacts.manage")) return notPermitted();
    const saved = await database.transaction(async (em) => {
      const contactList = await lockContactList(em, input.id);
      if (contactList === null) return notFound("CONTACT_LIST");
      if (contactList.version !== input.version) return editConflict(contactList.version);
      const name = input.name?.trim() ?? contactList.name;
      const description = input.description == null ? contactList.description : textOrNull(input.description);
      const fields = wrongFields([
        ["name", problemWithName(name)],
        ["description", problemWithDescription(description)],
      ]);
      if (fields.length > 0) return validationFailed(fields);
      Object.assign(contactList, { name, description, version: contactList.version + 1 });
      await em.flush();
      const accounts = new Set((await accountsWith(em, [contactList.id])).map(({ accountId }) => accountId));
      await record(
        em,
        [...accounts].map((accountId) => ({ kind: "account_changed", accountId })),
      );
      return { contactList };
    });
    log.committed();
    return saved;
  });
}
