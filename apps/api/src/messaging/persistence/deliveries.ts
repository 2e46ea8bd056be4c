import type { ProviderTemplate } from "@parley/providers";
import type { AccountId, AttachmentId, InteractionId, MessageId, MessageType, ProviderKind } from "@parley/schema";
import { sql } from "kysely";
import { type Em, query } from "../../platform/database.ts";
import type { StoredContent } from "./message-row.ts";

/** After this long a call that was begun and never finished counts as lost; longer than any call takes. */
const LEASE_SECONDS = 120;

/** The oldest unsent message of an interaction. */
export interface UnsentMessage {
  readonly id: MessageId;
  readonly accountId: AccountId;
  readonly provider: ProviderKind;
  readonly attempt: number;
  readonly tries: number;
  /** `claimed`: ours to send. `inFlight`: another worker sends it. `lost`: it was begun and never finished. `notYet`: put off. */
  readonly state: "claimed" | "inFlight" | "lost" | "notYet";
  readonly notBefore: Date | null;
  readonly waitedMs: number;
}

/**
 * Claims the oldest unsent message, marked as begun in a commit of its own: whatever happens to us between the
 * provider's call and its answer, nobody calls a second time (R3). Null when nothing is unsent.
 */
export async function claimNext(em: Em, interactionId: InteractionId): Promise<UnsentMessage | null> {
  const [next] = await query<UnsentMessage>(
    em,
    sql`with head as (
            select * from message where interaction_id = ${interactionId} and status = 'queued' and provider_message_id is null
            order by occurred_at, id limit 1 for update),
          claimed as (
            update message set send_started_at = clock_timestamp(), send_tries = message.send_tries + 1 from head
            where message.id = head.id and head.send_started_at is null
              and (head.send_not_before is null or head.send_not_before <= clock_timestamp())
            returning message.id)
        select head.id, head.account_id, (select provider from account where id = head.account_id) as provider, head.send_attempt as attempt, head.send_tries + 1 as tries,
          case when exists (select 1 from claimed) then 'claimed'
               when head.send_started_at is null then 'notYet'
               when head.send_started_at < clock_timestamp() - make_interval(secs => ${LEASE_SECONDS}) then 'lost'
               else 'inFlight' end as state,
          head.send_not_before as not_before,
          (extract(epoch from clock_timestamp() - head.queued_at) * 1000)::float8 as waited_ms
        from head`,
  );
  return next ?? null;
}

/** All that a provider needs of a message. */
export interface OutboundRow {
  readonly id: MessageId;
  readonly interactionId: InteractionId;
  readonly accountId: AccountId;
  readonly type: MessageType;
  readonly text: string | null;
  readonly content: StoredContent | null;
  readonly attachmentId: AttachmentId | null;
  readonly phone: string | null;
  readonly businessScopedId: string | null;
  /** The provider's id of the message it answers to. */
  readonly replyTo: string | null;
  /** Null when it is no template, or the template is gone. */
  readonly template: Pick<
    ProviderTemplate,
    "providerTemplateId" | "name" | "language" | "header" | "body" | "buttons"
  > | null;
}

/** A message with its recipient. */
export async function loadOutbound(em: Em, id: MessageId): Promise<OutboundRow | null> {
  const [row] = await query<OutboundRow>(
    em,
    sql`select message.id, message.interaction_id, message.account_id, message.type, message.text, message.content, message.attachment_id,
          contact.phone,
          (select value from contact_identifier where contact_id = contact.id and kind = 'business_scoped_id' limit 1) as business_scoped_id,
          coalesce(message.reply_to_provider_id, quoted.provider_message_id) as reply_to,
          case when template.id is not null then jsonb_build_object('providerTemplateId', template.provider_template_id,
            'name', template.name, 'language', template.language, 'header', template.header, 'body', template.body,
            'buttons', template.buttons) end as template
        from message
        join interaction on interaction.id = message.interaction_id
        join contact on contact.id = interaction.contact_id
        left join message quoted on quoted.id = message.reply_to_id
        left join template on template.id = message.template_id
        where message.id = ${id}`,
  );
  return row ?? null;
}

/** One sending of one message, as `claimNext` began it. */
export interface BegunSend {
  readonly id: MessageId;
  readonly attempt: number;
}

/** Keeps the provider's id; false when a report told it first or the message was sent anew. */
export async function storeAccepted(em: Em, { id, attempt }: BegunSend, providerMessageId: string): Promise<boolean> {
  const rows = await query(
    em,
    sql`update message set provider_message_id = ${providerMessageId}, send_started_at = null
        where id = ${id} and send_attempt = ${attempt} and provider_message_id is null and status in ('queued', 'unknown')
          and not exists (select 1 from message other where other.account_id = message.account_id and other.provider_message_id = ${providerMessageId})
        returning id`,
  );
  return rows.length > 0;
}

/** Ends a sending without the provider's id; false when a report came first. */
export async function storeEnded(
  em: Em,
  { id, attempt }: BegunSend,
  ended: { readonly status: "failed" | "unknown"; readonly failure: object | null },
): Promise<boolean> {
  const failure = ended.failure === null ? null : JSON.stringify(ended.failure);
  const rows = await query(
    em,
    sql`update message set status = ${ended.status}, failure = ${failure}::jsonb, send_started_at = null
        where id = ${id} and send_attempt = ${attempt} and provider_message_id is null and status = 'queued' returning id`,
  );
  return rows.length > 0;
}

/** Puts a message off by the database's clock; until when. */
export async function storePutOff(em: Em, { id, attempt }: BegunSend, afterMs: number): Promise<Date | null> {
  const [row] = await query<{ notBefore: Date }>(
    em,
    sql`update message set send_started_at = null, send_not_before = clock_timestamp() + make_interval(secs => ${afterMs / 1_000})
        where id = ${id} and send_attempt = ${attempt} and status = 'queued' and provider_message_id is null
        returning send_not_before as not_before`,
  );
  return row?.notBefore ?? null;
}

/** Interactions whose unsent messages nobody works on: their worker died, or its job was lost with its node. */
export async function stuckInteractions(em: Em): Promise<InteractionId[]> {
  const rows = await query<{ interactionId: InteractionId }>(
    em,
    sql`select distinct interaction_id from message
        where status = 'queued' and provider_message_id is null
          and coalesce(send_started_at, queued_at) < now() - make_interval(secs => ${LEASE_SECONDS})
          and not exists (select 1 from graphile_worker.jobs
            where jobs.key = 'deliver:' || message.interaction_id and jobs.locked_at is null)
        limit 1000`,
  );
  return rows.map(({ interactionId }) => interactionId);
}
