import { type InteractionId, type MessageId, serviceWindowEndsAt, serviceWindowLeftMs } from "@parley/schema";
import { type RawBuilder, sql } from "kysely";
import { isAccountInScope } from "../../identity/index.ts";
import type { Em } from "../../platform/database.ts";
import type { AccountScope } from "../../platform/graphql/context.ts";
import { isId } from "../../platform/ids.ts";
import { column, columns, type RowOf, value } from "../../platform/row-shape.ts";
import { type Given, statement } from "../../platform/statement.ts";
import { findMessages } from "./message-queries.ts";
import { MESSAGE_COLUMNS, MESSAGE_SHAPE, type MessageRow } from "./message-row.ts";

const WRITABLE = {
  ...columns("interaction", "id", "accountId", "phase", "assignedAgentId", "lastInboundAt"),
  providerKind: column("account", "provider"),
  now: value.timestamp,
};
type WritableRow = RowOf<typeof WRITABLE>;

/** What writing in an interaction is decided upon. */
export interface WritableInteraction extends Omit<WritableRow, "lastInboundAt" | "now"> {
  /** Null when the contact has never written. */
  readonly windowEndsAt: Date | null;
  readonly isWindowOpen: boolean;
}

/** The interaction, locked until the transaction ends; null when it is not there or may not be seen. The service window is judged by the database's clock (R12). */
export async function lockForWriting(
  em: Em,
  id: InteractionId,
  scope: AccountScope,
): Promise<WritableInteraction | null> {
  return isId(id) ? writable(await lockWritable(em, { id }), scope) : null;
}

/** The same without the lock, for what stores nothing in it. */
export async function findForWriting(
  em: Em,
  id: InteractionId,
  scope: AccountScope,
): Promise<WritableInteraction | null> {
  return isId(id) ? writable(await findWritable(em, { id }), scope) : null;
}

const selectWritable = (lock: RawBuilder<unknown>) =>
  statement(
    WRITABLE,
    ({ id }: Given<{ id: InteractionId }>) =>
      sql`select interaction.id, interaction.account_id, account.provider as provider_kind, interaction.phase, interaction.assigned_agent_id,
            interaction.last_inbound_at, clock_timestamp() as now
          from interaction join account on account.id = interaction.account_id
          where interaction.id = ${id} ${lock}`,
  );
const findWritable = selectWritable(sql``);
const lockWritable = selectWritable(sql`for update of interaction`);

/** The window is judged in the one pure rule, by the database's clock. */
function writable([row]: readonly WritableRow[], scope: AccountScope): WritableInteraction | null {
  if (row === undefined || !isAccountInScope(row.accountId, scope)) return null;
  const { lastInboundAt, now, ...interaction } = row;
  const windowEndsAt = serviceWindowEndsAt(lastInboundAt);
  return { ...interaction, windowEndsAt, isWindowOpen: serviceWindowLeftMs(windowEndsAt, now) > 0 };
}

/** A message by id, or null. */
export async function findMessage(em: Em, id: MessageId): Promise<MessageRow | null> {
  if (!isId(id)) return null;
  const [row] = await findMessages(em, { ids: [id] });
  return row ?? null;
}

/** The message that was stored under a sender's own id, or null. */
export async function findByClientId(
  em: Em,
  interactionId: InteractionId,
  clientMessageId: string,
): Promise<MessageRow | null> {
  const [row] = await selectByClientId(em, { interactionId, clientMessageId });
  return row ?? null;
}

const selectByClientId = statement(
  MESSAGE_SHAPE,
  ({ interactionId, clientMessageId }: Given<{ interactionId: InteractionId; clientMessageId: string }>) =>
    sql`select ${MESSAGE_COLUMNS} from message where interaction_id = ${interactionId} and client_message_id = ${clientMessageId}`,
);

/** Queues a message anew: as another attempt, so that reports about the last one no longer speak for it. */
export const requeue = statement(
  {},
  ({ id }: Given<{ id: MessageId }>) =>
    sql`update message set status = 'queued', failure = null, provider_message_id = null, send_attempt = send_attempt + 1,
          send_tries = 0, send_started_at = null, send_not_before = null, queued_at = clock_timestamp() where id = ${id}`,
);
