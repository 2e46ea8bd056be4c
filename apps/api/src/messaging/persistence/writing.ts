import {
  type AccountId,
  type InteractionId,
  type InteractionPhase,
  type MessageId,
  type ProviderKind,
  serviceWindowEndsAt,
  serviceWindowLeftMs,
  type TemplateId,
  type TemplateState,
  type UserId,
} from "@parley/schema";
import { type RawBuilder, sql } from "kysely";
import { isAccountInScope } from "../../identity/index.ts";
import { type Em, query } from "../../platform/database.ts";
import type { AccountScope } from "../../platform/graphql/context.ts";
import { isId } from "../../platform/ids.ts";
import type { FillableTemplate } from "../../templates/index.ts";

import { MESSAGE_COLUMNS, type MessageRow } from "./message-row.ts";

/** What writing in an interaction is decided upon. */
export interface WritableInteraction {
  readonly id: InteractionId;
  readonly accountId: AccountId;
  readonly providerKind: ProviderKind;
  readonly phase: InteractionPhase;
  readonly assignedAgentId: UserId | null;
  /** Null when the contact has never written. */
  readonly windowEndsAt: Date | null;
  readonly isWindowOpen: boolean;
}

/** The interaction, locked until the transaction ends; null when it is not there or may not be seen. The service window is judged by the database's clock (R12). */
export function lockForWriting(em: Em, id: InteractionId, scope: AccountScope): Promise<WritableInteraction | null> {
  return writable(em, id, scope, sql`for update of interaction`);
}

/** The same without the lock, for what stores nothing in it. */
export function findForWriting(em: Em, id: InteractionId, scope: AccountScope): Promise<WritableInteraction | null> {
  return writable(em, id, scope, sql``);
}

async function writable(
  em: Em,
  id: InteractionId,
  scope: AccountScope,
  lock: RawBuilder<unknown>,
): Promise<WritableInteraction | null> {
  if (!isId(id)) return null;
  const [row] = await query<WritableRow>(
    em,
    sql`select interaction.id, interaction.account_id, account.provider as provider_kind, interaction.phase, interaction.assigned_agent_id,
          interaction.last_inbound_at, clock_timestamp() as now
        from interaction join account on account.id = interaction.account_id
        where interaction.id = ${id} ${lock}`,
  );
  if (row === undefined || !isAccountInScope(row.accountId, scope)) return null;
  const { lastInboundAt, now, ...interaction } = row;
  const windowEndsAt = serviceWindowEndsAt(lastInboundAt);
  return { ...interaction, windowEndsAt, isWindowOpen: serviceWindowLeftMs(windowEndsAt, now) > 0 };
}

/** The window is judged in the one pure rule, by the database's clock. */
type WritableRow = Omit<WritableInteraction, "windowEndsAt" | "isWindowOpen"> & {
  readonly lastInboundAt: Date | null;
  readonly now: Date;
};

/** A message by id, or null. */
export async function findMessage(em: Em, id: MessageId): Promise<MessageRow | null> {
  if (!isId(id)) return null;
  const [row] = await query<MessageRow>(em, sql`select ${MESSAGE_COLUMNS} from message where id = ${id}`);
  return row ?? null;
}

/** The message that was stored under a sender's own id, or null. */
export async function findByClientId(
  em: Em,
  interactionId: InteractionId,
  clientMessageId: string,
): Promise<MessageRow | null> {
  const [row] = await query<MessageRow>(
    em,
    sql`select ${MESSAGE_COLUMNS} from message where interaction_id = ${interactionId} and client_message_id = ${clientMessageId}`,
  );
  return row ?? null;
}

export interface SendableTemplate extends FillableTemplate {
  readonly id: TemplateId;
  readonly state: TemplateState;
}

/** A template of the account, or null. */
export async function findTemplate(em: Em, id: TemplateId, accountId: AccountId): Promise<SendableTemplate | null> {
  if (!isId(id)) return null;
  const [row] = await query<SendableTemplate>(
    em,
    sql`select id, state, header, body, buttons from template where id = ${id} and account_id = ${accountId}`,
  );
  return row ?? null;
}

/** The template that may be sent when the window is closed: the chosen one, else the first that is meant for it (R12). */
export async function findRecontactTemplateId(em: Em, accountId: AccountId): Promise<TemplateId | null> {
  const [row] = await query<{ id: TemplateId }>(
    em,
    sql`select template.id from template join account on account.id = template.account_id
        where template.account_id = ${accountId} and template.state = 'approved'
          and (template.id = account.recontact_template_id or template.is_recontact)
        order by template.id = account.recontact_template_id desc nulls last, template.name, template.language limit 1`,
  );
  return row?.id ?? null;
}

/** Queues a message anew: as another attempt, so that reports about the last one no longer speak for it. */
export async function requeue(em: Em, id: MessageId): Promise<void> {
  await query(
    em,
    sql`update message set status = 'queued', failure = null, provider_message_id = null, send_attempt = send_attempt + 1,
          send_tries = 0, send_started_at = null, send_not_before = null, queued_at = clock_timestamp() where id = ${id}`,
  );
}
