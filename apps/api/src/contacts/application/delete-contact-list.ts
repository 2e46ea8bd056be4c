import type {
  ContactListDeleted,
  ContactListId,
  DeleteContactListInput,
  InUse,
  NotFound,
  NotPermitted,
} from "@parley/schema";
import { may } from "../../identity/index.ts";
import type { Database, Em } from "../../platform/database.ts";
import { record } from "../../platform/event-log/fact.ts";
import type { EventLog } from "../../platform/event-log/log.ts";
import { isId } from "../../platform/ids.ts";
import { because } from "../../platform/reasons.ts";
import { inUse, notFound, notPermitted } from "../../platform/refusals.ts";
import type { Viewer } from "../../platform/viewer.ts";
import { detachWhitelist, lockContactListToDelete, removeContactList } from "../persistence/contact-lists.ts";

export interface DeleteContactListDeps {
  readonly database: Database;
  readonly log: Pick<EventLog, "committed">;
  /** Lets go of a list that is about to be deleted; names of the accounts that still save unknown senders in it. */
  readonly releaseContactList: (em: Em, id: ContactListId) => Promise<readonly string[]>;
}

/** Deletes a list that no account saves unknown senders in; where it was a whitelist it is detached. Contacts stay. */
export async function deleteContactList(
  { database, log, releaseContactList }: DeleteContactListDeps,
  by: Viewer | null,
  { id }: DeleteContactListInput,
): Promise<ContactListDeleted | InUse | NotFound | NotPermitted> {
  if (!may(by, "contacts.manage")) return notPermitted();
  const answer = await database.transaction(async (em) => {
    if (!isId(id) || !(await lockContactListToDelete(em, id))) return notFound("CONTACT_LIST");
    const accounts = await releaseContactList(em, id);
    if (accounts.length > 0) {
      return inUse(because("CONTACT_LIST_NEEDED", { accounts: accounts.join(", ") }));
    }
    const detached = await detachWhitelist(em, id);
    await removeContactList(em, id);
    await record(
      em,
      detached.map((accountId) => ({ kind: "account_changed", accountId })),
    );
    return { id };
  });
  log.committed();
  return answer;
}
