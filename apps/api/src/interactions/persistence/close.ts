import type { ClosedBy, DispositionId, InteractionId, UserId } from "@parley/schema";
import { sql } from "kysely";
import { columns } from "../../platform/row-shape.ts";
import { type Given, statement } from "../../platform/statement.ts";

export interface Closing {
  readonly interactionId: InteractionId;
  readonly closedBy: ClosedBy;
  /** The chosen disposition; its path of names is kept, so that history outlives its deletion. */
  readonly dispositionId: DispositionId | null;
  readonly agentId: UserId | null;
  readonly note: string | null;
}

/** Closes those that are open, of `Closing`s as JSON; the rows are those it closed. */
export const storeClosings = statement(
  columns("interaction", "id", "accountId", "assignedAgentId"),
  ({ closings }: Given<{ closings: string }>) =>
    sql`with recursive closing as (
          select (row->>'interactionId')::uuid as id, row->>'closedBy' as closed_by, (row->>'dispositionId')::uuid as disposition_id, row->>'note' as note
          from json_array_elements(${closings}::json) as row),
        path as (
          select closing.id, disposition.parent_id, array[disposition.name] as names
          from closing join disposition on disposition.id = closing.disposition_id
          union all
          select path.id, parent.parent_id, array[parent.name] || path.names
          from path join disposition parent on parent.id = path.parent_id)
        update interaction set phase = 'closed', closed_at = now(), closed_by = closing.closed_by,
          disposition = coalesce((select names from path where path.id = closing.id and path.parent_id is null), '{}'),
          closing_note = closing.note, is_unread = false, unread_count = 0, is_tab_open = false, waiting_since = null,
          routing = null, routing_due_at = null, hunted_queue_id = null, hunted_agent_id = null, version = version + 1
        from closing where interaction.id = closing.id and interaction.phase <> 'closed'
        returning interaction.id, interaction.account_id, interaction.assigned_agent_id`,
);
