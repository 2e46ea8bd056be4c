import type { AccountId } from "@parley/schema";
import { sql } from "kysely";
import { columns, value } from "../../platform/row-shape.ts";
import { type Given, statement } from "../../platform/statement.ts";

/** How many interactions of each account are open, and how many of those wait for an agent; accounts without any are missing. */
export const countOpenByAccount = statement(
  { ...columns("interaction", "accountId"), open: value.number, waiting: value.number },
  ({ accountIds }: Given<{ accountIds: readonly AccountId[] }>) =>
    sql`select account_id, count(*)::int as open, (count(*) filter (where phase in ('routing', 'offered', 'waiting')))::int as waiting
        from interaction where phase <> 'closed' and account_id = any(${accountIds}::uuid[]) group by account_id`,
);
