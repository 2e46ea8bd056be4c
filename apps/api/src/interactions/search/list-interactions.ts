import type { InteractionId, InteractionsArgs } from "@parley/schema";
import { sql } from "kysely";
import { type ContactRow, contactBeside } from "../../contacts/index.ts";
import { isAccountInScope, isInScope, type UserRow, userBeside } from "../../identity/index.ts";
import { type MessageRow, messageBeside } from "../../messaging/index.ts";
import { type Database, query } from "../../platform/database.ts";
import type { AccountScope } from "../../platform/graphql/context.ts";
import { clientError } from "../../platform/graphql/errors.ts";
import { isId } from "../../platform/ids.ts";
import { cappedCount, type Page, pageSize, toPage } from "../../platform/pagination.ts";
import { findInteractions, INTERACTION_COLUMNS, type InteractionRow } from "../persistence/interaction-queries.ts";
import { compileWhere } from "./compile.ts";
import { problemWithSearch } from "./measure.ts";
import { cursorOf, isAfter, orderBy, orderByPlace, type Placed, placeColumns } from "./order.ts";

/** An interaction in a list, with what nearly every list shows beside it, read in the same round trip. */
export interface ListedInteraction extends InteractionRow {
  readonly beside: {
    readonly contact: ContactRow | null;
    readonly lastMessage: MessageRow | null;
    readonly assignedAgent: UserRow | null;
  };
}

/** A page of the interactions a viewer may see (R13, IXL-01). */
export async function listInteractions(
  database: Database,
  scope: AccountScope,
  { where, orderBy: order, first, after }: InteractionsArgs,
): Promise<Page<ListedInteraction>> {
  const size = pageSize(first);
  const problem = where ? problemWithSearch(where) : null;
  if (problem !== null) throw clientError(problem.code, problem.message);
  const condition = sql`${isInScope(sql`interaction.account_id`, scope)} and ${where ? compileWhere(where) : sql`true`}`;
  const rest = after ? isAfter(order, after) : sql`true`;
  if (rest === null) throw clientError("BAD_USER_INPUT", "This cursor is not one of this list in this order.");

  // The page is cut before anything is joined: what stands beside is read for its rows alone.
  const rows = await query<InteractionRow & Placed>(
    database.fork(),
    sql`with page as materialized (
          select ${INTERACTION_COLUMNS}, ${placeColumns(order)} from interaction
          where ${condition} and ${rest} order by ${orderBy(order)} limit ${size + 1})
        select page.*, ${contactBeside.columns}, ${messageBeside.columns}, ${userBeside.columns}
        from page
        join contact on contact.id = page."contactId"
        left join message on message.id = page."lastMessageId"
        left join parley_user on parley_user.id = page."assignedAgentId"
        order by ${orderByPlace(order)}`,
  );
  return toPage<ListedInteraction & Placed>(rows.map(withBeside), {
    size,
    isFirst: !after,
    cursorOf: (row) => cursorOf(order, row),
    count: () => cappedCount(database.fork(), sql`select 1 from interaction where ${condition}`),
  });
}

function withBeside<Row extends InteractionRow>(row: Row): Row & ListedInteraction {
  return Object.assign(row, {
    beside: {
      contact: contactBeside.take(row),
      lastMessage: messageBeside.take(row),
      assignedAgent: userBeside.take(row),
    },
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
