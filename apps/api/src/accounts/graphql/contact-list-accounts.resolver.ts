import { Account, ContactList, type ContactListId } from "@parley/schema";
import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { may } from "../../identity/index.ts";
import type { AccountsContext } from "./context.ts";

interface UsedList {
  readonly id: ContactListId;
}

@Resolver(() => ContactList)
export class ContactListAccountsResolver {
  @FieldResolver(() => [Account])
  defaultOf(@Root() list: UsedList, @Ctx() context: AccountsContext): Promise<readonly Account[]> {
    return accountsWith(list, true, context);
  }

  @FieldResolver(() => [Account])
  whitelistOf(@Root() list: UsedList, @Ctx() context: AccountsContext): Promise<readonly Account[]> {
    return accountsWith(list, false, context);
  }
}

async function accountsWith(
  { id }: UsedList,
  isDefault: boolean,
  { load, viewer }: AccountsContext,
): Promise<readonly Account[]> {
  if (!may(viewer, "accounts.manage")) return [];
  const uses = (await load.accountsWithList(id)).filter((use) => use.isDefault === isDefault);
  return Promise.all(uses.map(({ accountId }) => load.account(accountId)));
}
