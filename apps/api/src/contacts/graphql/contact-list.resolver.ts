import {
  Account,
  type AccountId,
  AddToContactListInput,
  AddToContactListResult,
  ContactConnection,
  ContactList,
  type ContactListId,
  ContactListMembersArgs,
  CreateContactListInput,
  CreateContactListResult,
  DeleteContactListInput,
  DeleteContactListResult,
  RemoveFromContactListInput,
  RemoveFromContactListResult,
  UpdateContactListInput,
  UpdateContactListResult,
  Whitelist,
} from "@parley/schema";
import { Arg, Args, Authorized, Ctx, FieldResolver, Int, Mutation, Query, Resolver, Root } from "type-graphql";
import { may } from "../../identity/index.ts";
import type { ContactListRow } from "../persistence/contact-list.entity.ts";
import type { ContactsContext } from "./context.ts";

@Resolver(() => ContactList)
export class ContactListResolver {
  @Authorized("contacts.read")
  @Query(() => [ContactList], { description: "Contact lists the viewer may see, by name." })
  contactLists(@Ctx() { contactLists }: ContactsContext): Promise<readonly ContactList[]> {
    return contactLists.list();
  }

  @Authorized()
  @Mutation(() => CreateContactListResult, { description: "Makes a contact list. Administrators." })
  createContactList(
    @Arg("input", () => CreateContactListInput, { description: "What to do, see `CreateContactListInput`." })
    input: CreateContactListInput,
    @Ctx() { contactLists, viewer }: ContactsContext,
  ): Promise<CreateContactListResult> {
    return contactLists.create(viewer, input);
  }

  @Authorized()
  @Mutation(() => UpdateContactListResult, {
    description: "Changes the name or the description of a contact list. Administrators.",
  })
  updateContactList(
    @Arg("input", () => UpdateContactListInput, { description: "What to do, see `UpdateContactListInput`." })
    input: UpdateContactListInput,
    @Ctx() { contactLists, viewer }: ContactsContext,
  ): Promise<UpdateContactListResult> {
    return contactLists.update(viewer, input);
  }

  @Authorized("contacts.manage")
  @Query(() => ContactConnection, { description: "Contacts of one list, by name. Administrators." })
  contactListMembers(
    @Args(() => ContactListMembersArgs) args: ContactListMembersArgs,
    @Ctx() { contactLists }: ContactsContext,
  ): Promise<ContactConnection> {
    return contactLists.members(args);
  }

  @Authorized()
  @Mutation(() => DeleteContactListResult, {
    description:
      "Deletes a contact list; refused with `InUse` while an account saves unknown senders in it. Where it is a whitelist it is detached (`ContactList.whitelistOf`). Its contacts stay. Administrators.",
  })
  deleteContactList(
    @Arg("input", () => DeleteContactListInput, { description: "What to do, see `DeleteContactListInput`." })
    input: DeleteContactListInput,
    @Ctx() { contactLists, viewer }: ContactsContext,
  ): Promise<DeleteContactListResult> {
    return contactLists.delete(viewer, input);
  }

  @Authorized()
  @Mutation(() => AddToContactListResult, {
    description: "Puts people into a contact list by their numbers. Administrators.",
  })
  addToContactList(
    @Arg("input", () => AddToContactListInput, { description: "What to do, see `AddToContactListInput`." })
    input: AddToContactListInput,
    @Ctx() { contactLists, viewer }: ContactsContext,
  ): Promise<AddToContactListResult> {
    return contactLists.add(viewer, input);
  }

  @Authorized()
  @Mutation(() => RemoveFromContactListResult, {
    description: "Takes contacts out of a list; the contacts themselves stay. Administrators.",
  })
  removeFromContactList(
    @Arg("input", () => RemoveFromContactListInput, { description: "What to do, see `RemoveFromContactListInput`." })
    input: RemoveFromContactListInput,
    @Ctx() { contactLists, viewer }: ContactsContext,
  ): Promise<RemoveFromContactListResult> {
    return contactLists.remove(viewer, input);
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

interface GuardedAccount {
  readonly id: AccountId;
  readonly whitelistEnabled: boolean;
  readonly whitelistMessage: string | null;
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

  @FieldResolver(() => Whitelist, { nullable: true })
  async whitelist(
    @Root() account: GuardedAccount,
    @Ctx() { load, viewer }: ContactsContext,
  ): Promise<Whitelist | null> {
    if (!may(viewer, "accounts.manage")) return null;
    const { id, whitelistEnabled: enabled, whitelistMessage: message } = account;
    return { enabled, message, lists: await load.whitelistsOf(id) };
  }
}
