import type { AccountId, InteractionId, UserId } from "@parley/schema";
import { sql } from "kysely";
import type { Em } from "../../platform/database.ts";
import { type Column, columns, value } from "../../platform/row-shape.ts";
import { type Given, statement } from "../../platform/statement.ts";
import { tables } from "../../platform/tables.ts";
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
export async function readTransferSettings(em: Em, accountId: AccountId): Promise<TransferSettings> {
  const account = await tables(em)
    .selectFrom("account")
    .select(["transferToAgentEnabled", "transferToAgentTimeoutSeconds"])
    .select(["transferToQueueEnabled", "transferToQueueTimeoutSeconds"])
    .where("id", "=", accountId)
    .executeTakeFirst();
  return {
    toAgent: {
      isEnabled: account?.transferToAgentEnabled ?? false,
      seconds: account?.transferToAgentTimeoutSeconds ?? 0,
    },
    toQueue: {
      isEnabled: account?.transferToQueueEnabled ?? false,
      seconds: account?.transferToQueueTimeoutSeconds ?? 0,
    },
  };
}

/** Whether a transfer was asked for with this key before. */
export async function isTransferKnown(em: Em, interactionId: InteractionId, idempotencyKey: string): Promise<boolean> {
  const known = await tables(em)
    .selectFrom("transfer_request")
    .select("interactionId")
    .where("interactionId", "=", interactionId)
    .where("idempotencyKey", "=", idempotencyKey)
    .executeTakeFirst();
  return known !== undefined;
}

export async function rememberTransfer(em: Em, interactionId: InteractionId, idempotencyKey: string): Promise<void> {
  await tables(em).insertInto("transfer_request").values({ interactionId, idempotencyKey }).execute();
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
  const rows = await transfersById(em, { ids });
  return rows.flatMap(({ id, huntedAgentId, huntedQueueId, ...row }): TransferRow[] => {
    if (huntedAgentId !== null)
      return [{ interactionId: id, target: { type: "agent", agentId: huntedAgentId }, ...row }];
    if (huntedQueueId !== null)
      return [{ interactionId: id, target: { type: "queue", queueId: huntedQueueId }, ...row }];
    return [];
  });
}

const transfersById = statement(
  {
    ...columns("interaction", "id", "huntedAgentId", "huntedQueueId"),
    byId: value.text as Column<UserId>,
    requestedAt: value.timestamp,
    expiresAt: value.timestamp,
  },
  ({ ids }: Given<{ ids: readonly InteractionId[] }>) =>
    sql`select id, hunted_agent_id, hunted_queue_id, (routing->'hunt'->'transfer'->>'byId')::uuid as by_id,
          (routing->'hunt'->'transfer'->>'requestedAt')::timestamptz as requested_at, (routing->'hunt'->>'giveUpAt')::timestamptz as expires_at
        from interaction where id = any(${ids}::uuid[]) and routing->'hunt'->'transfer' is not null`,
);
