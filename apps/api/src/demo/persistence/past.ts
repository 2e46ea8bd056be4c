import { sql } from "kysely";
import { type Given, statement } from "../../platform/statement.ts";

/** Rows are sent as one JSON text and spread by the database. */
type Rows = Given<{ rows: string }>;

export const insertContacts = statement(
  {},
  ({ rows }: Rows) =>
    sql`insert into contact (id, name, phone, created_at)
        select id, name, phone, "createdAt" from json_to_recordset(${rows}::json) as it (id uuid, name text, phone text, "createdAt" timestamptz)`,
);

export const insertIdentifiers = statement(
  {},
  ({ rows }: Rows) =>
    sql`insert into contact_identifier (kind, value, contact_id)
        select 'phone', phone, id from json_to_recordset(${rows}::json) as it (id uuid, phone text)`,
);

export const insertMemberships = statement(
  {},
  ({ rows }: Rows) =>
    sql`insert into contact_list_member (contact_list_id, contact_id)
        select list::uuid, id from json_to_recordset(${rows}::json) as it (id uuid, lists json), json_array_elements_text(lists) as list`,
);

export const insertInteractions = statement(
  {},
  ({ rows }: Rows) =>
    sql`insert into interaction (id, account_id, contact_id, phase, opened_at, closed_at, closed_by, disposition, assigned_agent_id,
          assigned_queue_id, is_tab_open, is_unread, unread_count, waiting_since, last_message_id, last_message_at, last_inbound_at, tags, plan_id)
        select it.id, "accountId", "contactId", phase, "openedAt", "closedAt", "closedBy",
          array(select json_array_elements_text(disposition)), "assignedAgentId", "assignedQueueId", "isTabOpen", "unreadCount" > 0,
          "unreadCount", "waitingSince", "lastMessageId", "lastMessageAt", "lastInboundAt", array(select json_array_elements_text(it.tags)),
          account.plan_id
        from json_to_recordset(${rows}::json) as it (id uuid, "accountId" uuid, "contactId" uuid, phase text,
          "openedAt" timestamptz, "closedAt" timestamptz, "closedBy" text, disposition json, "assignedAgentId" uuid,
          "assignedQueueId" uuid, "isTabOpen" boolean, "unreadCount" int, "waitingSince" timestamptz, "lastMessageId" uuid,
          "lastMessageAt" timestamptz, "lastInboundAt" timestamptz, tags json)
        join account on account.id = "accountId" order by "openedAt"`,
);

export const insertMessages = statement(
  {},
  ({ rows }: Rows) =>
    sql`insert into message (id, interaction_id, account_id, direction, type, author_id, is_automatic, text, content, status,
          provider_message_id, occurred_at, received_at)
        select id, "interactionId", "accountId", direction, type, "authorId", "isAutomatic", text, content, status,
          case when direction in ('inbound', 'outbound') then 'demo-' || id end, "occurredAt", "occurredAt"
        from json_to_recordset(${rows}::json) as it (id uuid, "interactionId" uuid, "accountId" uuid, direction text,
          type text, "authorId" uuid, "isAutomatic" boolean, text text, content jsonb, status text, "occurredAt" timestamptz)`,
);

/** What the planner of queries knows of tables that were filled at once. */
export const analysePast = statement({}, () => sql`analyze interaction, message, contact`);
