/** Accounts: WhatsApp numbers with their providers, credentials, agents and routing plans. */

import { AccountResolver } from "./graphql/account.resolver.ts";
import { AccountFieldsResolver } from "./graphql/account-fields.resolver.ts";
import { ContactListAccountsResolver } from "./graphql/contact-list-accounts.resolver.ts";
import { NotificationPreviewResolver } from "./graphql/notification-preview.resolver.ts";
import { ProviderResolver } from "./graphql/provider.resolver.ts";

export { measureAccounts } from "./account-metrics.ts";
export { type Accounts, createAccounts } from "./accounts.ts";
export type { Connection, FoundConnection } from "./application/connections.ts";
export type { AccountsDeps } from "./application/deps.ts";
export { areReadable, opensAnyAccount, sealCredentials, unsealCredentials } from "./application/sealed-credentials.ts";
export { type NotificationView, plainNotification, renderNotification } from "./domain/notification.ts";
export { phoneDigits } from "./domain/phone.ts";
export { defaultDomain } from "./domain/receive-url.ts";
export type { AccountsContext } from "./graphql/context.ts";
export { type AccountLoaders, createAccountLoaders } from "./loaders.ts";
export type { AccountRow } from "./persistence/account.entity.ts";
export {
  enteredProviderAddresses,
  findPresentAccounts,
  guardedAccounts,
  isDispositionMandatory,
  presentAccountIds,
} from "./persistence/accounts.ts";
export { listAccountsWith, releaseContactList } from "./persistence/contact-lists.ts";
export { accountsWithDispositionPause, releaseDispositionPause } from "./persistence/disposition-pauses.ts";
export { setAccountsOf } from "./persistence/members.ts";
export { accountPlanningDisposition } from "./persistence/routing-plans.ts";

export const accountResolvers = [
  AccountResolver,
  AccountFieldsResolver,
  ContactListAccountsResolver,
  NotificationPreviewResolver,
  ProviderResolver,
] as const;
