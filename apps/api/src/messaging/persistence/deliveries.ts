import type { ProviderTemplate } from "@parley/providers";
import type { InteractionId, MessageId } from "@parley/schema";
import { sql } from "kysely";
import type { Em } from "../../platform/database.ts";
import { type Column, column, columns, nullable, type RowOf, value } from "../../platform/row-shape.ts";
import { type Given, statement } from "../../platform/statement.ts";

/** After this long a call that was begun and never finished counts as lost; longer than any call takes. */
const LEASE_SECONDS = 120;

/** `claimed`: ours to send. `inFlight`: another worker sends it. `lost`: it was begun and never finished. `notYet`: put off. */
type SendState = "claimed" | "inFlight" | "lost" | "notYet";

const UNSENT = {
  ...columns("message", "id", "accountId"),
  provider: column("account", "provider"),
  attempt: column("message", "sendAttempt"),
  tries: value.number,
  state: value.text as Column<SendState>,
  notBefore: column("message", "sendNotBefore"),
  waitedMs: value.number,
};

/** The oldest unsent message of an interaction. */
export type UnsentMessage = RowOf<typeof UNSENT>;

/**
 * Claims the oldest unsent message, marked as begun in a commit of its own: whatever happens to us between the
 * provider's call and its answer, nobody calls a second time (R3). Null when nothing is unsent.
 */
export async function claimNext(em: Em, interactionId: InteractionId): Promise<UnsentMessage | null> {
  const [next] = await claimOldest(em, { interactionId });
  return next ?? null;
}

const claimOldest = statement(
  UNSENT,
  ({ interactionId }: Given<{ interactionId: InteractionId }>) =>
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

/** What a provider needs of a template. */
type SentTemplate = Pick<ProviderTemplate, "providerTemplateId" | "name" | "language" | "header" | "body" | "buttons">;

const OUTBOUND = {
  ...columns("message", "id", "interactionId", "accountId", "type", "text", "content", "attachmentId"),
  ...columns("contact", "phone"),
  businessScopedId: nullable(column("contact_identifier", "value")),
  /** The provider's id of the message it answers to. */
  replyTo: nullable(value.text),
  /** Null when it is no template, or the template is gone. */
  template: nullable(value.json<SentTemplate>()),
};

/** All that a provider needs of a message. */
export type OutboundRow = RowOf<typeof OUTBOUND>;

/** A message with its recipient. */
export async function loadOutbound(em: Em, id: MessageId): Promise<OutboundRow | null> {
  const [row] = await selectOutbound(em, { id });
  return row ?? null;
}

const selectOutbound = statement(
  OUTBOUND,
  ({ id }: Given<{ id: MessageId }>) =>
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

/** One sending of one message, as `claimNext` began it. */
export interface BegunSend {
  readonly id: MessageId;
  readonly attempt: number;
}

/** Stores the provider's id; false when a report told it first or the message was sent anew. */
export async function storeAccepted(em: Em, { id, attempt }: BegunSend, providerMessageId: string): Promise<boolean> {
  const rows = await setAccepted(em, { id, attempt, providerMessageId });
  return rows.length > 0;
}

const setAccepted = statement(
  columns("message", "id"),
  ({ id, attempt, providerMessageId }: Given<BegunSend & { providerMessageId: string }>) =>
    sql`update message set provider_message_id = ${providerMessageId}, send_started_at = null
        where id = ${id} and send_attempt = ${attempt} and provider_message_id is null and status in ('queued', 'unknown')
          and not exists (select 1 from message other where other.account_id = message.account_id and other.provider_message_id = ${providerMessageId})
        returning id`,
);

/** Ends a sending without the provider's id; false when a report came first. */
export async function storeEnded(
  em: Em,
  { id, attempt }: BegunSend,
  ended: { readonly status: "failed" | "unknown"; readonly failure: object | null },
): Promise<boolean> {
  const failure = ended.failure === null ? null : JSON.stringify(ended.failure);
  const rows = await setEnded(em, { id, attempt, status: ended.status, failure });
  return rows.length > 0;
}

const setEnded = statement(
  columns("message", "id"),
  ({ id, attempt, status, failure }: Given<BegunSend & { status: "failed" | "unknown"; failure: string | null }>) =>
    sql`update message set status = ${status}, failure = ${failure}::jsonb, send_started_at = null
        where id = ${id} and send_attempt = ${attempt} and provider_message_id is null and status = 'queued' returning id`,
);

/** Puts a message off by the database's clock; until when. */
export async function storePutOff(em: Em, { id, attempt }: BegunSend, afterMs: number): Promise<Date | null> {
  const [row] = await setPutOff(em, { id, attempt, seconds: afterMs / 1_000 });
  return row?.sendNotBefore ?? null;
}

const setPutOff = statement(
  columns("message", "sendNotBefore"),
  ({ id, attempt, seconds }: Given<BegunSend & { seconds: number }>) =>
    sql`update message set send_started_at = null, send_not_before = clock_timestamp() + make_interval(secs => ${seconds})
        where id = ${id} and send_attempt = ${attempt} and status = 'queued' and provider_message_id is null
        returning send_not_before`,
);

/** Interactions whose unsent messages nobody works on: their worker died, or its job was lost with its node. */
export async function stuckInteractions(em: Em): Promise<InteractionId[]> {
  const rows = await selectStuck(em);
  return rows.map(({ interactionId }) => interactionId);
}

const selectStuck = statement(
  columns("message", "interactionId"),
  () =>
    sql`select distinct interaction_id from message
        where status = 'queued' and provider_message_id is null
          and coalesce(send_started_at, queued_at) < now() - make_interval(secs => ${LEASE_SECONDS})
          and not exists (select 1 from graphile_worker.jobs
            where jobs.key = 'deliver:' || message.interaction_id and jobs.locked_at is null)
        limit 1000`,
);

/** A larger backlog is shown as this many: counting on would cost more than it tells. */
const COUNTED_MAX = 100_000;

/** How many messages wait to be sent, counted no further than a maximum, and the seconds that the oldest has waited. */
export const measureUnsent = statement(
  { count: value.number, age: value.number },
  () =>
    sql`select count(*) as count, coalesce(extract(epoch from clock_timestamp() - min(queued_at))::float8, 0) as age
        from (select queued_at from message where status = 'queued' and provider_message_id is null
          limit ${sql.lit(COUNTED_MAX)}) as it`,
);
