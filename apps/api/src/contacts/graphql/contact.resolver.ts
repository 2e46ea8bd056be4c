import {
  Contact,
  ContactIdentifier,
  ContactList,
  SetContactListsInput,
  SetContactListsResult,
  UpdateContactInput,
  UpdateContactResult,
} from "@parley/schema";
import { Arg, Authorized, Ctx, FieldResolver, Mutation, Resolver, Root } from "type-graphql";
import type { ContactEdited } from "../application/update-contact.ts";
import type { ContactRow } from "../persistence/contact.entity.ts";
import type { ContactsContext } from "./context.ts";

@Resolver(() => Contact)
export class ContactResolver {
  @Authorized()
  @Mutation(() => UpdateContactResult, {
    description: "Corrects what is known of a contact. A name set here is never replaced by a provider's.",
  })
  async updateContact(
    @Arg("input", () => UpdateContactInput, { description: "What to do, see `UpdateContactInput`." })
    input: UpdateContactInput,
    @Ctx() { contacts, viewer, scope, load }: ContactsContext,
  ): Promise<UpdateContactResult> {
    return saved(await contacts.update(viewer, await scope(), input), load);
  }

  @Authorized()
  @Mutation(() => SetContactListsResult, {
    description:
      "Says which lists a contact is in. Lists that are some account's whitelist are changed by supervisors and administrators only.",
  })
  async setContactLists(
    @Arg("input", () => SetContactListsInput, { description: "What to do, see `SetContactListsInput`." })
    input: SetContactListsInput,
    @Ctx() { contacts, viewer, scope, load }: ContactsContext,
  ): Promise<SetContactListsResult> {
    return saved(await contacts.setLists(viewer, await scope(), input), load);
  }

  @FieldResolver(() => [ContactIdentifier])
  identifiers(@Root() contact: ContactRow, @Ctx() { load }: ContactsContext): Promise<readonly ContactIdentifier[]> {
    return load.contactIdentifiers(contact.id);
  }

  @FieldResolver(() => [ContactList])
  lists(@Root() contact: ContactRow, @Ctx() { load }: ContactsContext): Promise<readonly ContactList[]> {
    return load.listsOfContact(contact.id);
  }
}

async function saved(edited: ContactEdited, load: ContactsContext["load"]) {
  return "code" in edited ? edited : { contact: await load.contact(edited.contactId) };
}
