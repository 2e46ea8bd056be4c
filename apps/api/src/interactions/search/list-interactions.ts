import type { InteractionId, InteractionsArgs } from "@parley/schema";
import { sql } from "kysely";
import { isAccountInScope, isInScope } from "../../identity/index.ts";
import { type Database, query } from "../../platform/database.ts";
import type { AccountScope } from "../../platform/graphql/context.ts";
import { clientError } from "../../platform/graphql/errors.ts";
import { isId } from "../../platform/ids.ts";
import { cappedCount, type Page, pageSize, toPage } from "../../platform/pagination.ts";
import { findInteractions, INTERACTION_COLUMNS, type InteractionRow } from "../persistence/interaction-queries.ts";
import { compileWhere } from "./compile.ts";
import { problemWithSearch } from "./measure.ts";
import { cursorOf, isAfter, orderBy, type Placed, placeColumns } from "./order.ts";

/** A page of the interactions a viewer may see (R13, IXL-01). */
export async function listInteractions(
  database: Database,
  scope: AccountScope,
  { where, orderBy: order, first, after }: InteractionsArgs,
): Promise<Page<InteractionRow>> {
  const size = pageSize(first);
  const problem = where ? problemWithSearch(where) : null;
  if (problem !== null) throw clientError(problem.code, problem.message);
  const condition = sql`${isInScope(sql`interaction.account_id`, scope)} and ${where ? compileWhere(where) : sql`true`}`;
  const rest = after ? isAfter(order, after) : sql`true`;
  if (rest === null) throw clientError("BAD_USER_INPUT", "This cursor is not one of this list in this order.");

  const rows = await query<InteractionRow & Placed>(
    database.fork(),
    sql`select ${INTERACTION_COLUMNS}, ${placeColumns(order)} from interaction
        where ${condition} and ${rest} order by ${orderBy(order)} limit ${size + 1}`,
  );
  return toPage<InteractionRow & Placed>(rows, {
    size,
    isFirst: !after,
    cursorOf: (row) => cursorOf(order, row),
    count: () => cappedCount(database.fork(), sql`select 1 from interaction where ${condition}`),
  });
}

/** One interaction; null when there is none with this id or the viewer may not see it (S18). */
export async function findInteraction(
  database: Database,
  scope: AccountScope,
  id: InteractionId,
): Promise<InteractionRow | null> {
  const [row] = isId(id) ? await findInteractions(database.fork(), [id]) : [];
  return row !== undefined && isAccountInScope(row.accountId, scope) ? row : null;
}
