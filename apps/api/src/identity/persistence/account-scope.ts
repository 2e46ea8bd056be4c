import { type Expression, type RawBuilder, sql } from "kysely";
import type { AccountScope } from "../../platform/graphql/context.ts";

/** The SQL condition that a column with an account's id is within what the viewer may see (R13). */
export function isInScope(accountId: Expression<unknown>, scope: AccountScope): RawBuilder<boolean> {
  return scope.all ? sql<boolean>`true` : sql<boolean>`${accountId} = any(${scope.accountIds}::uuid[])`;
}
