import {
  Account,
  AccountCounts,
  CredentialValue,
  NotificationSettings,
  Pause,
  Provider,
  RoutingAction,
  TransferSettings,
  User,
} from "@parley/schema";
import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { may } from "../../identity/index.ts";
import { shownStep } from "../../routing-plans/index.ts";
import type { AccountRow } from "../persistence/account.entity.ts";
import type { AccountsContext } from "./context.ts";
import { shownProvider } from "./shown-provider.ts";

@Resolver(() => Account)
export class AccountFieldsResolver {
  @FieldResolver(() => Provider)
  provider(@Root() account: AccountRow): Provider {
    return shownProvider(account.providerKind);
  }

  @FieldResolver(() => String, { nullable: true })
  domain(@Root() account: AccountRow, @Ctx() { viewer }: AccountsContext): string | null {
    return may(viewer, "accounts.manage") ? account.receiveDomain : null;
  }

  @FieldResolver(() => String, { nullable: true })
  receiveUrl(@Root() account: AccountRow, @Ctx() { accounts, viewer }: AccountsContext): string | null {
    return may(viewer, "accounts.manage") ? accounts.receiveUrlOf(account) : null;
  }

  @FieldResolver(() => [CredentialValue], { nullable: true })
  credentials(@Root() account: AccountRow, @Ctx() { accounts, viewer }: AccountsContext): CredentialValue[] | null {
    return may(viewer, "accounts.manage") ? accounts.credentialsOf(account) : null;
  }

  @FieldResolver(() => Boolean, { nullable: true })
  needsCredentials(@Root() account: AccountRow, @Ctx() { accounts, viewer }: AccountsContext): boolean | null {
    return may(viewer, "accounts.manage") ? !accounts.areCredentialsReadable(account) : null;
  }

  @FieldResolver(() => [User])
  async agents(@Root() account: AccountRow, @Ctx() { load }: AccountsContext): Promise<User[]> {
    const ids = await load.accountMembers(account.id);
    return Promise.all(ids.map((id) => load.user(id)));
  }

  @FieldResolver(() => NotificationSettings)
  notification(@Root() account: AccountRow): NotificationSettings {
    const { notificationSound: sound, notificationShake: shake, notificationTemplate: template } = account;
    return { sound, shake, template };
  }

  @FieldResolver(() => TransferSettings)
  transferToAgent(@Root() account: AccountRow): TransferSettings {
    return { enabled: account.transferToAgentEnabled, timeoutSeconds: account.transferToAgentTimeoutSeconds };
  }

  @FieldResolver(() => TransferSettings)
  transferToQueue(@Root() account: AccountRow): TransferSettings {
    return { enabled: account.transferToQueueEnabled, timeoutSeconds: account.transferToQueueTimeoutSeconds };
  }

  @FieldResolver(() => Pause, { nullable: true })
  dispositionPause(
    @Root() { dispositionPauseId }: AccountRow,
    @Ctx() { load }: AccountsContext,
  ): Promise<Pause | null> | null {
    return dispositionPauseId === null ? null : load.pauseIfAny(dispositionPauseId);
  }

  @FieldResolver(() => [RoutingAction])
  async plan(@Root() account: AccountRow, @Ctx() { load, viewer }: AccountsContext): Promise<RoutingAction[]> {
    if (account.planId === null || !may(viewer, "accounts.manage")) return [];
    return (await load.plan(account.planId)).map(shownStep);
  }

  @FieldResolver(() => AccountCounts)
  counts(@Root() account: AccountRow, @Ctx() { load }: AccountsContext): Promise<AccountCounts> {
    return load.accountCounts(account.id);
  }
}
