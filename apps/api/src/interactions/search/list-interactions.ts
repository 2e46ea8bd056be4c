import type { InteractionId, InteractionsArgs } from "@parley/schema";
import { sql } from "kysely";
import { type ContactRow, contactBeside } from "../../contacts/index.ts";
import { isAccountInScope, isInScope, type UserRow, userBeside } from "../../identity/index.ts";
import { type MessageRow, messageBeside } from "../../messaging/index.ts";
import { type Database, query } from "../../platform/database.ts";
import { problemWithFilter } from "../../platform/filter-size.ts";
import type { AskedFields } from "../../platform/graphql/asked-fields.ts";
import type { AccountScope } from "../../platform/graphql/context.ts";
import { clientError } from "../../platform/graphql/errors.ts";
import { isId } from "../../platform/ids.ts";
import { cappedCount, type Page, pageSize, toPage } from "../../platform/pagination.ts";

import { prepared } from "../../platform/prepared-statements.ts";

import { inWords } from "../../platform/reasons.ts";

import { findInteractions, INTERACTION_COLUMNS, type InteractionRow } from "../persistence/interaction-queries.ts";
import { compileWhere, isOfOpenOnly } from "./compile.ts";
import { cursorOf, isAfter, orderBy, orderByPlace, type Placed, placeColumns } from "./order.ts";

/** An interaction in a list, with what the list shows beside it, as far as it shows it, read in the same round trip. */
export interface ListedInteraction extends InteractionRow {
  readonly beside: {
    readonly contact: ContactRow | null;
    readonly lastMessage: MessageRow | null;
    readonly assignedAgent: UserRow | null;
  };
}

/** What a list shows of what stands beside its interactions. */
export type ShownBeside = Readonly<Record<keyof ListedInteraction["beside"], AskedFields>>;

/** A page of the interactions a viewer may see (R13). */
export async function listInteractions(
  database: Database,
  scope: AccountScope,
  { where, orderBy: order, first, after }: InteractionsArgs,
  shown: ShownBeside,
): Promise<Page<ListedInteraction>> {
  const size = pageSize(first);
  const problem = where ? problemWithFilter(where) : null;
  if (problem !== null) throw clientError(problem.code, inWords(problem.reason), { reason: problem.reason });
  const condition = sql`${isInScope(sql`interaction.account_id`, scope)} and ${where ? compileWhere(where) : sql`true`}`;
  const rest = after ? isAfter(order, after) : sql`true`;
  if (rest === null) throw clientError("BAD_USER_INPUT", "This cursor is not one of this list in this order.");

  const beside = besideOf(shown);
  // The page is cut before anything is joined: what stands beside is read for its rows alone.
  const statement = sql`
    with page as materialized (
      select ${INTERACTION_COLUMNS}, ${placeColumns(order)} from interaction
      where ${condition} and ${rest} order by ${orderBy(order)} limit ${sql.lit(size + 1)})
    select ${sql.join([sql`page.*`, ...beside.columns])} from page ${sql.join(beside.joins, sql` `)}
    order by ${orderByPlace(order)}`;
  const isShort = where !== null && where !== undefined && isOfOpenOnly(where);
  const rows = await query<InteractionRow & Placed>(database.fork(), isShort ? prepared(statement) : statement);
  return toPage<ListedInteraction & Placed>(
    rows.map((row) => Object.assign(row, { beside: beside.take(row) })),
    {
      size,
      isFirst: !after,
      cursorOf: (row) => cursorOf(order, row),
      count: () => cappedCount(database.fork(), sql`select 1 from interaction where ${condition}`),
    },
  );
}

/** The joins for what is shown, and how to take it out of a row again. */
function besideOf(shown: ShownBeside) {
  const contact = shown.contact && contactBeside(shown.contact);
  const lastMessage = shown.lastMessage && messageBeside(shown.lastMessage);
  const assignedAgent = shown.assignedAgent && userBeside(shown.assignedAgent);
  return {
    columns: [contact, lastMessage, assignedAgent].flatMap((it) => it?.columns ?? []),
    joins: [
      contact && sql`join contact on contact.id = page."contactId"`,
      lastMessage && sql`left join message on message.id = page."lastMessageId"`,
      assignedAgent && sql`left join parley_user on parley_user.id = page."assignedAgentId"`,
    ].filter((it) => it !== null),
    take: (row: object): ListedInteraction["beside"] => ({
      contact: contact?.take(row) ?? null,
      lastMessage: lastMessage?.take(row) ?? null,
      assignedAgent: assignedAgent?.take(row) ?? null,
    }),
  };
}

/** One interaction; null when there is none with this id or the viewer may not see it. */
export async function findInteraction(
  database: Database,
  scope: AccountScope,
  id: InteractionId,
): Promise<InteractionRow | null> {
  const [row] = isId(id) ? await findInteractions(database.fork(), [id]) : [];
  return row !== undefined && isAccountInScope(row.accountId, scope) ? row : null;
}
