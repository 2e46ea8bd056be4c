import type {
  ContactId,
  EditConflict,
  NotFound,
  NotPermitted,
  UpdateContactInput,
  ValidationFailed,
} from "@parley/schema";
import { may } from "../../identity/index.ts";
import type { Database } from "../../platform/database.ts";
import { record } from "../../platform/event-log/fact.ts";
import type { EventLog } from "../../platform/event-log/log.ts";
import type { AccountScope } from "../../platform/graphql/context.ts";
import { editConflict, notFound, notPermitted, validationFailed } from "../../platform/refusals.ts";
import { wrongFields } from "../../platform/validation.ts";
import type { Viewer } from "../../platform/viewer.ts";
import { contactChecks, contactDetails } from "../domain/contact-details.ts";
import { lockContact, updateContactDetails } from "../persistence/contacts.ts";
import { contactsChanged } from "./contacts-changed.ts";

export interface EditContactDeps {
  readonly database: Database;
  readonly log: Pick<EventLog, "committed">;
}

export type ContactEdited =
  | { readonly contactId: ContactId }
  | ValidationFailed
  | NotFound
  | EditConflict
  | NotPermitted;

/** Changes what is known of a contact. A name set here is never replaced by a provider's. */
export async function updateContact(
  { database, log }: EditContactDeps,
  by: Viewer | null,
  scope: AccountScope,
  input: UpdateContactInput,
): Promise<ContactEdited> {
  if (!may(by, "contacts.edit")) return notPermitted();
  const details = contactDetails(input);
  const edited = await database.transaction(async (em): Promise<ContactEdited> => {
    const contact = await lockContact(em, input.contactId, scope);
    if (contact === null) return notFound("CONTACT");
    if (contact.version !== input.version) return editConflict(contact.version);
    const fields = wrongFields(contactChecks(details));
    if (fields.length > 0) return validationFailed(fields);

    await updateContactDetails(em, contact.id, details);
    await record(em, await contactsChanged(em, [contact.id]));
    return { contactId: contact.id };
  });
  log.committed();
  return edited;
}
