import { EARLIER_INTERACTIONS_MAX, type InteractionId } from "@parley/schema";
import { sql } from "kysely";
import { columnOf } from "../../platform/column-of.ts";
import type { Em } from "../../platform/database.ts";
import { column, columns } from "../../platform/row-shape.ts";
import { type Given, statement } from "../../platform/statement.ts";
import type { InteractionRow as StoredInteraction } from "./interaction.entity.ts";

const SHOWN = [
  "id",
  "number",
  "accountId",
  "contactId",
  "phase",
  "openedAt",
  "closedAt",
  "closedBy",
  "disposition",
  "closingNote",
  "assignedAgentId",
  "assignedQueueId",
  "isTabOpen",
  "isUnread",
  "unreadCount",
  "waitingSince",
  "lastMessageId",
  "lastMessageAt",
  "lastInboundAt",
  "tags",
  "version",
] as const satisfies readonly (keyof StoredInteraction)[];

/** An interaction as stored, as far as it is shown. */
export type InteractionRow = Pick<StoredInteraction, (typeof SHOWN)[number]>;

/** The columns of an `InteractionRow` of `interaction`, under its properties' names so that nothing is left to rename. */
export const INTERACTION_COLUMNS = sql.join(
  SHOWN.map((property) => sql`${columnOf("interaction", property)} as ${sql.id(property)}`),
);

const shownColumns = columns("interaction", ...SHOWN);

/** Interactions by id, in any order; unknown ids are missing. */
export function findInteractions(em: Em, ids: readonly InteractionId[]): Promise<InteractionRow[]> {
  return interactionsById(em, { ids });
}

const interactionsById = statement(
  shownColumns,
  ({ ids }: Given<{ ids: readonly InteractionId[] }>) =>
    sql`select ${INTERACTION_COLUMNS} from interaction where id = any(${ids}::uuid[])`,
);

/** The contacts' interactions on the same account that were opened before each of these, newest first. */
export const findEarlier = statement(
  { ...shownColumns, laterId: column("interaction", "id") },
  ({ ids }: Given<{ ids: readonly InteractionId[] }>) =>
    sql`select earlier.*, later.id as "laterId" from interaction later
        cross join lateral (
          select ${INTERACTION_COLUMNS} from interaction
          where interaction.contact_id = later.contact_id and interaction.account_id = later.account_id
            and (interaction.opened_at, interaction.id) < (later.opened_at, later.id)
          order by interaction.opened_at desc, interaction.id desc limit ${sql.lit(EARLIER_INTERACTIONS_MAX)}) as earlier
        where later.id = any(${ids}::uuid[])
        order by earlier."openedAt" desc, earlier.id desc`,
);
