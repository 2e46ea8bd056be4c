import {
  Account,
  AccountConnection,
  type AccountId,
  AccountsArgs,
  CreateAccountInput,
  CreateAccountResult,
  DeleteAccountInput,
  DeleteAccountResult,
  SetAccountAgentsInput,
  SetAccountAgentsResult,
  SetAccountWhitelistInput,
  SetAccountWhitelistResult,
  SetRoutingPlanInput,
  SetRoutingPlanResult,
  UpdateAccountInput,
  UpdateAccountResult,
} from "@parley/schema";
import { Arg, Args, Authorized, Ctx, ID, Mutation, Query, Resolver } from "type-graphql";
import type { AccountsContext } from "./context.ts";

@Resolver()
export class AccountResolver {
  @Authorized("accounts.read")
  @Query(() => AccountConnection, { description: "Accounts the viewer may see, by name." })
  async accounts(
    @Args(() => AccountsArgs) args: AccountsArgs,
    @Ctx() { accounts, scope }: AccountsContext,
  ): Promise<AccountConnection> {
    return accounts.list(await scope(), args);
  }

  @Authorized("accounts.read")
  @Query(() => Account, {
    nullable: true,
    description: "One account; null when there is none with this id or the viewer may not see it.",
  })
  async account(
    @Arg("id", () => ID, { description: "The account's id." }) id: AccountId,
    @Ctx() { accounts, scope }: AccountsContext,
  ): Promise<Account | null> {
    return accounts.find(await scope(), id);
  }

  @Authorized("accounts.manage")
  @Query(() => [String], {
    description:
      "Names of the commands that plans may run, as the operator registered them, by name; empty: the action is off. Administrators.",
  })
  systemCommands(@Ctx() { accounts }: AccountsContext): string[] {
    return [...accounts.commandNames].sort();
  }

  @Authorized()
  @Mutation(() => CreateAccountResult, {
    description: "Connects a WhatsApp number. It has no agents yet. Administrators.",
  })
  createAccount(
    @Arg("input", () => CreateAccountInput, { description: "What to do, see `CreateAccountInput`." })
    input: CreateAccountInput,
    @Ctx() { accounts, viewer }: AccountsContext,
  ): Promise<CreateAccountResult> {
    return accounts.create(viewer, input);
  }

  @Authorized()
  @Mutation(() => UpdateAccountResult, {
    description: "Changes an account. Blank secrets stay as they are. Administrators.",
  })
  updateAccount(
    @Arg("input", () => UpdateAccountInput, { description: "What to do, see `UpdateAccountInput`." })
    input: UpdateAccountInput,
    @Ctx() { accounts, viewer }: AccountsContext,
  ): Promise<UpdateAccountResult> {
    return accounts.update(viewer, input);
  }

  @Authorized()
  @Mutation(() => DeleteAccountResult, {
    description:
      "Deletes an account with its plan, its own dispositions and its own canned answers; its receive URL stops, its interactions stay. Administrators.",
  })
  deleteAccount(
    @Arg("input", () => DeleteAccountInput, { description: "What to do, see `DeleteAccountInput`." })
    input: DeleteAccountInput,
    @Ctx() { accounts, viewer }: AccountsContext,
  ): Promise<DeleteAccountResult> {
    return accounts.delete(viewer, input);
  }

  @Authorized()
  @Mutation(() => SetAccountAgentsResult, {
    description: "Says who is on an account. Who is taken off sees nothing of it within seconds. Administrators.",
  })
  setAccountAgents(
    @Arg("input", () => SetAccountAgentsInput, { description: "What to do, see `SetAccountAgentsInput`." })
    input: SetAccountAgentsInput,
    @Ctx() { accounts, viewer }: AccountsContext,
  ): Promise<SetAccountAgentsResult> {
    return accounts.setAgents(viewer, input);
  }

  @Authorized()
  @Mutation(() => SetAccountWhitelistResult, {
    description:
      "Says which lists' contacts may write to an account whose whitelist is on. Counts from the next message. Administrators.",
  })
  setAccountWhitelist(
    @Arg("input", () => SetAccountWhitelistInput, { description: "What to do, see `SetAccountWhitelistInput`." })
    input: SetAccountWhitelistInput,
    @Ctx() { accounts, viewer }: AccountsContext,
  ): Promise<SetAccountWhitelistResult> {
    return accounts.setWhitelist(viewer, input);
  }

  @Authorized()
  @Mutation(() => SetRoutingPlanResult, {
    description:
      "Replaces an account's routing plan. Running interactions keep the plan they began with. Administrators.",
  })
  setRoutingPlan(
    @Arg("input", () => SetRoutingPlanInput, { description: "What to do, see `SetRoutingPlanInput`." })
    input: SetRoutingPlanInput,
    @Ctx() { accounts, viewer }: AccountsContext,
  ): Promise<SetRoutingPlanResult> {
    return accounts.setPlan(viewer, input);
  }
}
