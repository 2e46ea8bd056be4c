import type { AccountScope } from "../platform/graphql/context.ts";

/** Whether one account is within what the viewer may see. */
export function isAccountInScope(accountId: string | null, scope: AccountScope): boolean {
  return scope.all || (accountId !== null && scope.accountIds.includes(accountId));
}
