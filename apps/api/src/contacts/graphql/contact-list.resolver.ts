import {
  Account,
  ContactList,
  type ContactListId,
  CreateContactListInput,
  CreateContactListResult,
} from "@parley/schema";
import { Arg, Authorized, Ctx, FieldResolver, Int, Mutation, Query, Resolver, Root } from "type-graphql";
import type { ContactListRow } from "../contact-list.entity.ts";
import type { ContactsContext } from "./context.ts";

@Resolver(() => ContactList)
export class ContactListResolver {
  @Authorized("contacts.read")
  @Query(() => [ContactList], { description: "Contact lists the viewer may see, by name (CM-01)." })
  contactLists(@Ctx() { contactLists }: ContactsContext): Promise<readonly ContactList[]> {
    return contactLists.list();
  }

  @Authorized()
  @Mutation(() => CreateContactListResult, { description: "Makes a contact list (CM-01). Administrators." })
  createContactList(
    @Arg("input", () => CreateContactListInput, { description: "What to do, see `CreateContactListInput`." })
    input: CreateContactListInput,
    @Ctx() { contactLists, viewer }: ContactsContext,
  ): Promise<CreateContactListResult> {
    return contactLists.create(viewer, input);
  }

  @FieldResolver(() => Int)
  contacts(@Root() list: ContactListRow, @Ctx() { load }: ContactsContext): Promise<number> {
    return load.contactListSize(list.id);
  }

  @FieldResolver(() => Boolean)
  isWhitelist(@Root() list: ContactListRow, @Ctx() { load }: ContactsContext): Promise<boolean> {
    return load.isWhitelist(list.id);
  }
}

@Resolver(() => Account)
export class AccountContactListResolver {
  @FieldResolver(() => ContactList)
  contactList(
    @Root() account: { readonly contactListId: ContactListId },
    @Ctx() { load }: ContactsContext,
  ): Promise<ContactList> {
    return load.contactList(account.contactListId);
  }
}
