import type { AccountId, ClosedBy, DispositionId, InteractionId, UserId } from "@parley/schema";
import { sql } from "kysely";
import type { Messaging } from "../../messaging/index.ts";
import { endDisposingOf } from "../../pauses/index.ts";
import { type Em, query } from "../../platform/database.ts";
import type { Fact } from "../../platform/event-log/fact.ts";

export interface Closing {
  readonly interactionId: InteractionId;
  readonly closedBy: ClosedBy;
  /** The chosen disposition; its path of names is kept, so that history outlives its deletion. */
  readonly dispositionId: DispositionId | null;
  readonly agentId: UserId | null;
  readonly note: string | null;
}

/** Closes open interactions; what is closed already stays as it was. Returns what to record. */
export type CloseInteractions = (em: Em, closings: readonly Closing[]) => Promise<Fact[]>;

export interface CloseInteractionsDeps {
  readonly messaging: Pick<Messaging, "addSystemLines">;
  /** Takes back what still rings for these interactions. */
  readonly withdrawOffers: (em: Em, interactionIds: readonly InteractionId[]) => Promise<Fact[]>;
}

/** The one way an interaction ends, whoever ends it. */
export function createCloseInteractions({ messaging, withdrawOffers }: CloseInteractionsDeps): CloseInteractions {
  return async (em, closings) => {
    if (closings.length === 0) return [];
    const closed = await query<{ id: InteractionId; accountId: AccountId; assignedAgentId: UserId | null }>(
      em,
      sql`with recursive closing as (
            select (row->>'interactionId')::uuid as id, row->>'closedBy' as closed_by, (row->>'dispositionId')::uuid as disposition_id, row->>'note' as note
            from json_array_elements(${JSON.stringify(closings)}::json) as row),
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
    const byId = new Map(closings.map((closing) => [closing.interactionId, closing]));
    const owners = new Set(closed.flatMap(({ assignedAgentId }) => assignedAgentId ?? []));
    return [
      ...(await endDisposingOf(
        em,
        closed.map(({ id }) => id),
      )),
      ...(await withdrawOffers(
        em,
        closed.map(({ id }) => id),
      )),
      ...(await messaging.addSystemLines(
        em,
        closed.map(({ id, accountId }) => ({
          interactionId: id,
          accountId,
          event: "closed",
          authorId: byId.get(id)?.agentId ?? null,
          detail: { closedBy: byId.get(id)?.closedBy },
        })),
      )),
      ...closed.map(({ id, accountId }) => ({ kind: "interaction_closed" as const, interactionId: id, accountId })),
      ...[...owners].map((userId) => ({ kind: "presence_changed" as const, userId })),
    ];
  };
}
