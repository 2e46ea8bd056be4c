import type { InteractionId, QueueId, UserId } from "@parley/schema";
import { sql } from "kysely";
import { type Em, query } from "../../platform/database.ts";
import type { SearchTarget } from "../../routing-plans/index.ts";

export interface TransferKind {
  readonly isEnabled: boolean;
  readonly seconds: number;
}
export interface TransferSettings {
  readonly toAgent: TransferKind;
  readonly toQueue: TransferKind;
}

/** How interactions of an account may be transferred. */
export async function readTransferSettings(em: Em, accountId: string): Promise<TransferSettings> {
  const [row] = await query<{ toAgent: boolean; toAgentSeconds: number; toQueue: boolean; toQueueSeconds: number }>(
    em,
    sql`select transfer_to_agent_enabled as to_agent, transfer_to_agent_timeout_seconds as to_agent_seconds,
          transfer_to_queue_enabled as to_queue, transfer_to_queue_timeout_seconds as to_queue_seconds
        from account where id = ${accountId}`,
  );
  return {
    toAgent: { isEnabled: row?.toAgent ?? false, seconds: row?.toAgentSeconds ?? 0 },
    toQueue: { isEnabled: row?.toQueue ?? false, seconds: row?.toQueueSeconds ?? 0 },
  };
}

/** Whether a transfer was asked for with this key before. */
export async function isTransferKnown(em: Em, interactionId: InteractionId, key: string): Promise<boolean> {
  const [known] = await query(
    em,
    sql`select 1 from transfer_request where interaction_id = ${interactionId} and idempotency_key = ${key}`,
  );
  return known !== undefined;
}

export async function rememberTransfer(em: Em, interactionId: InteractionId, key: string): Promise<void> {
  await query(
    em,
    sql`insert into transfer_request (interaction_id, idempotency_key) values (${interactionId}, ${key})`,
  );
}

/** A transfer that is pending, as it is shown. */
export interface TransferRow {
  readonly interactionId: InteractionId;
  readonly target: SearchTarget;
  readonly byId: UserId;
  readonly requestedAt: Date;
  readonly expiresAt: Date;
}

/** The transfers of these interactions that are pending now. */
export async function pendingTransfersOf(em: Em, ids: readonly InteractionId[]): Promise<readonly TransferRow[]> {
  const rows = await query<{
    id: InteractionId;
    agentId: UserId | null;
    queueId: QueueId | null;
    byId: UserId;
    requestedAt: Date;
    expiresAt: Date;
  }>(
    em,
    sql`select id, hunted_agent_id as agent_id, hunted_queue_id as queue_id, (routing->'hunt'->'transfer'->>'byId')::uuid as by_id,
          (routing->'hunt'->'transfer'->>'requestedAt')::timestamptz as requested_at, (routing->'hunt'->>'giveUpAt')::timestamptz as expires_at
        from interaction where id = any(${ids}::uuid[]) and routing->'hunt'->'transfer' is not null`,
  );
  return rows.flatMap(({ id, agentId, queueId, ...row }) => {
    const target = agentId !== null ? ({ type: "agent", agentId } as const) : ({ type: "queue", queueId } as const);
    return target.type === "queue" && target.queueId === null
      ? []
      : [{ interactionId: id, target: target as SearchTarget, ...row }];
  });
}
