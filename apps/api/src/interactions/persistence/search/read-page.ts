import type { InteractionOrder, InteractionWhere } from "@parley/schema";
import { sql } from "kysely";
import { type ContactRow, contactBeside } from "../../../contacts/index.ts";
import { isInScope, type UserRow, userBeside } from "../../../identity/index.ts";
import { type MessageRow, messageBeside } from "../../../messaging/index.ts";
import { columnOf } from "../../../platform/column-of.ts";
import type { Database } from "../../../platform/database.ts";
import type { AskedFields } from "../../../platform/graphql/asked-fields.ts";
import type { AccountScope } from "../../../platform/graphql/context.ts";
import { cappedCount, type Page, toPage } from "../../../platform/pagination.ts";
import { prepared } from "../../../platform/prepared-statements.ts";
import { INTERACTION_COLUMNS, type InteractionRow } from "../interaction-queries.ts";
import { compileWhere, isOfOpenOnly } from "./compile.ts";
import { cursorOf, isAfter, orderBy, orderByPosition, type Positioned, positionColumns } from "./order.ts";

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

/** Which page: of what a filter lets through, in which order, after which cursor. */
export interface AskedPage {
  /** It has passed `problemWithFilter`. */
  readonly where: InteractionWhere | null;
  readonly orderBy: InteractionOrder;
  readonly size: number;
  readonly after: string | null;
}

/** A page of the interactions within a scope; null when the cursor is none of this list in this order. */
export async function readPage(
  database: Database,
  scope: AccountScope,
  { where, orderBy: order, size, after }: AskedPage,
  shown: ShownBeside,
): Promise<Page<ListedInteraction> | null> {
  const condition = sql`${isInScope(columnOf("interaction", "accountId"), scope)} and ${where === null ? sql`true` : compileWhere(where)}`;
  const rest = after === null ? sql`true` : isAfter(order, after);
  if (rest === null) return null;

  const beside = besideOf(shown);
  // The page is cut before anything is joined: what stands beside is read for its rows alone.
  const select = sql<InteractionRow & Positioned>`
    with page as materialized (
      select ${INTERACTION_COLUMNS}, ${positionColumns(order)} from interaction
      where ${condition} and ${rest} order by ${orderBy(order)} limit ${sql.lit(size + 1)})
    select ${sql.join([sql`page.*`, ...beside.columns])} from page ${sql.join(beside.joins, sql` `)}
    order by ${orderByPosition(order)}`;
  const isShort = where !== null && isOfOpenOnly(where);
  const { rows } = await (isShort ? prepared(select) : select).execute(database.fork().getKysely());
  return toPage<ListedInteraction & Positioned>(
    rows.map((row) => Object.assign(row, { beside: beside.take(row) })),
    {
      size,
      isFirst: after === null,
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
