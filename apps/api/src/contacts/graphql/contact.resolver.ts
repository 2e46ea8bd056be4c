import { Contact, ContactIdentifier, ContactList } from "@parley/schema";
import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { ContactRow } from "../loaders.ts";
import type { ContactsContext } from "./context.ts";

@Resolver(() => Contact)
export class ContactResolver {
  @FieldResolver(() => [ContactIdentifier])
  identifiers(@Root() contact: ContactRow, @Ctx() { load }: ContactsContext): Promise<readonly ContactIdentifier[]> {
    return load.contactIdentifiers(contact.id);
  }

  @FieldResolver(() => [ContactList])
  lists(@Root() contact: ContactRow, @Ctx() { load }: ContactsContext): Promise<readonly ContactList[]> {
    return load.listsOfContact(contact.id);
  }
}
