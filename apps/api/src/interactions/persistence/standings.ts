/** What routing decides of interactions, each kind for all of them in one statement: rows are sent as one JSON text and spread by the database. */
import type { InteractionId, MessageId } from "@parley/schema";
import { sql } from "kysely";
import type { Em } from "../../platform/database.ts";
import { type Given, statement } from "../../platform/statement.ts";
import type { InteractionRow } from "./interaction.entity.ts";

type Rows = Given<{ rows: string }>;

/** Where routing stands with an interaction. */
type RoutingColumns = Pick<InteractionRow, "routing" | "routingDueAt" | "waitingSince">;

/** How an interaction stands after a decision. */
export interface Standing
  extends RoutingColumns,
    Pick<
      InteractionRow,
      "id" | "phase" | "huntedQueueId" | "huntedAgentId" | "assignedAgentId" | "assignedQueueId" | "isTabOpen"
    > {
  /** Null: it stays as read as it is. */
  readonly mark: "read" | "unread" | null;
}

/** Stores how each interaction stands now. A queue that was deleted meanwhile is left out. */
export async function storeStandings(em: Em, standings: readonly Standing[]): Promise<void> {
  if (standings.length > 0) await updateStandings(em, { rows: JSON.stringify(standings) });
}

const updateStandings = statement(
  {},
  ({ rows }: Rows) =>
    sql`update interaction set phase = row->>'phase', routing = nullif((row->'routing')::jsonb, 'null'),
          routing_due_at = (row->>'routingDueAt')::timestamptz, hunted_queue_id = (row->>'huntedQueueId')::uuid,
          hunted_agent_id = (row->>'huntedAgentId')::uuid, assigned_agent_id = (row->>'assignedAgentId')::uuid,
          assigned_queue_id = (select queue.id from queue where queue.id = (row->>'assignedQueueId')::uuid),
          is_tab_open = (row->>'isTabOpen')::boolean,
          is_unread = case row->>'mark' when 'unread' then true when 'read' then false else is_unread end,
          unread_count = case row->>'mark' when 'read' then 0 else unread_count end,
          waiting_since = (row->>'waitingSince')::timestamptz,
          version = version + 1
        from json_array_elements(${rows}::json) as row where interaction.id = (row->>'id')::uuid`,
);

/** What customers wrote in an interaction, and where routing stands then. */
export interface InboundStanding extends RoutingColumns {
  readonly id: InteractionId;
  readonly howMany: number;
  readonly lastMessageId: MessageId;
  readonly lastAt: Date;
}

/**
 * Stores what came in and where routing stands now. The service window starts anew (R12); our receipt time bounds
 * a provider's clock that runs ahead. The customer is not waited for any more.
 */
export async function storeInbound(em: Em, standings: readonly InboundStanding[]): Promise<void> {
  await updateInbound(em, { rows: JSON.stringify(standings) });
}

const updateInbound = statement(
  {},
  ({ rows }: Rows) =>
    sql`update interaction set
          is_unread = true,
          unread_count = unread_count + (row->>'howMany')::int,
          last_message_id = case when (row->>'lastAt')::timestamptz >= coalesce(last_message_at, '-infinity')
            then (row->>'lastMessageId')::uuid else last_message_id end,
          last_message_at = greatest(last_message_at, (row->>'lastAt')::timestamptz),
          last_inbound_at = greatest(last_inbound_at, least((row->>'lastAt')::timestamptz, now())),
          awaiting_customer_since = null,
          routing = nullif((row->'routing')::jsonb, 'null'),
          routing_due_at = (row->>'routingDueAt')::timestamptz,
          waiting_since = (row->>'waitingSince')::timestamptz,
          version = version + 1
        from json_array_elements(${rows}::json) as row
        where interaction.id = (row->>'id')::uuid`,
);

/** Adds tags, none twice. */
export async function addTags(
  em: Em,
  tags: readonly { readonly id: InteractionId; readonly tag: string }[],
): Promise<void> {
  if (tags.length > 0) await appendTags(em, { rows: JSON.stringify(tags) });
}

const appendTags = statement(
  {},
  ({ rows }: Rows) =>
    sql`update interaction set tags = interaction.tags || array(select distinct tag from unnest(added.tags) as tag where not interaction.tags @> array[tag])
        from (select (row->>'id')::uuid as id, array_agg(row->>'tag') as tags from json_array_elements(${rows}::json) as row group by 1) as added
        where interaction.id = added.id`,
);

/** Remembers which auto-reply steps have spoken, for those that speak once. */
export async function addReplied(
  em: Em,
  replies: readonly { readonly id: InteractionId; readonly actionId: string }[],
): Promise<void> {
  if (replies.length > 0) await appendReplied(em, { rows: JSON.stringify(replies) });
}

const appendReplied = statement(
  {},
  ({ rows }: Rows) =>
    sql`update interaction set replied_action_ids = array_append(replied_action_ids, row->>'actionId')
        from json_array_elements(${rows}::json) as row where interaction.id = (row->>'id')::uuid and not replied_action_ids @> array[row->>'actionId']`,
);

/** Stores variables of interactions; of several values of one variable the last counts. */
export async function setVariables(
  em: Em,
  values: readonly { readonly id: InteractionId; readonly variable: string; readonly text: string }[],
): Promise<void> {
  if (values.length > 0) await mergeVariables(em, { rows: JSON.stringify(values) });
}

const mergeVariables = statement(
  {},
  ({ rows }: Rows) =>
    sql`update interaction set variables = interaction.variables || added.variables
        from (select (row->>'id')::uuid as id, jsonb_object_agg(row->>'variable', row->>'text' order by position) as variables
              from json_array_elements(${rows}::json) with ordinality as it (row, position) group by 1) as added
        where interaction.id = added.id`,
);
