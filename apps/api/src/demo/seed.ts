import { DEFAULT_NOTIFICATION_TEMPLATE } from "@parley/schema";
import { sql } from "kysely";
import { phoneDigits, sealCredentials } from "../accounts/index.ts";
import { hashPassword } from "../identity/index.ts";
import { type Em, query } from "../platform/database.ts";
import { newId } from "../platform/ids.ts";
import { asJson } from "../platform/json-rows.ts";
import { newToken, type Sealer } from "../platform/sealing.ts";
import { demoCredentials } from "./credentials.ts";
import {
  BACK_OFFICE,
  BILLING,
  CUSTOMERS_LIST,
  DEMO_ACCOUNT_DISPOSITIONS,
  DEMO_ACCOUNTS,
  DEMO_CANNED_ANSWERS,
  DEMO_DISPOSITIONS,
  DEMO_LISTS,
  DEMO_PASSWORD,
  DEMO_QUEUES,
  DEMO_USERS,
  demoId,
  dispositionId,
} from "./fixed.ts";
import { type History, makeHistory } from "./history.ts";
import { demoPlan } from "./plans.ts";

export interface SeedPlaces {
  readonly sealer: Sealer;
  /** Host and port receive URLs lead to. */
  readonly domain: string;
  readonly simulatorUrl: string;
}

const DEMO_LOCK = 7_251_190_005;

/** Fills an empty installation, in the caller's transaction; false when somebody has moved in already. */
export async function seed(em: Em, places: SeedPlaces, now: Date): Promise<boolean> {
  await query(em, sql`select pg_advisory_xact_lock(${DEMO_LOCK})`);
  const [somebody] = await query(em, sql`select 1 from parley_user limit 1`);
  if (somebody !== undefined) return false;
  await seedPeople(em);
  await seedAccounts(em, places);
  await seedChoices(em);
  await seedIntervals(em);
  await seedHistory(em, makeHistory(now));
  return true;
}

async function seedPeople(em: Em): Promise<void> {
  const passwordHash = await hashPassword(DEMO_PASSWORD);
  await query(
    em,
    sql`insert into parley_user (id, name, email, role, password_hash, capacity)
        select id, name, email, role, ${passwordHash}, 10
        from json_to_recordset(${asJson(DEMO_USERS)}::json) as it (id uuid, name text, email text, role text)`,
  );
  await query(
    em,
    sql`insert into queue (id, name, description, strategy, agent_timeout_seconds, weight)
        select id, name, description, strategy, "agentTimeoutSeconds", weight from json_to_recordset(${asJson(DEMO_QUEUES)}::json)
          as it (id uuid, name text, description text, strategy text, "agentTimeoutSeconds" int, weight int)`,
  );
  await query(
    em,
    sql`insert into queue_agent (queue_id, user_id)
        select queue.id, parley_user.id from queue, parley_user where role = 'agent' and queue.id <> ${BILLING.id}`,
  );
  // Billing is served by a team: whoever joins the team serves it too.
  await query(
    em,
    sql`insert into team (id, name, description) values (${BACK_OFFICE.id}, ${BACK_OFFICE.name}, ${BACK_OFFICE.description})`,
  );
  await query(
    em,
    sql`insert into team_agent (team_id, user_id) select ${BACK_OFFICE.id}, id from parley_user where role = 'agent'`,
  );
  await query(em, sql`insert into queue_team (queue_id, team_id) values (${BILLING.id}, ${BACK_OFFICE.id})`);
  await query(
    em,
    sql`insert into contact_list (id, name, description)
        select id, name, description from json_to_recordset(${asJson(DEMO_LISTS)}::json) as it (id uuid, name text, description text)`,
  );
}

async function seedAccounts(em: Em, places: SeedPlaces): Promise<void> {
  const rows = DEMO_ACCOUNTS.map((account) => {
    const sealed = sealCredentials(
      places.sealer,
      account.id,
      demoCredentials(account.providerKind, places.simulatorUrl),
    );
    return {
      ...account,
      phoneDigits: phoneDigits(account.phone),
      receiveToken: newToken(),
      credentials: sealed.plainCredentials,
      sealed: sealed.sealedCredentials === null ? null : Buffer.from(sealed.sealedCredentials).toString("hex"),
      planId: demoId<string>(7, DEMO_ACCOUNTS.indexOf(account) + 1),
      actions: demoPlan(account),
    };
  });
  await query(
    em,
    sql`insert into account (id, name, key, provider, phone, phone_as_entered, description, domain, receive_token, contact_list_id,
          credentials, sealed_credentials, notification_template, plan_id)
        select id, name, key, "providerKind", "phoneDigits", phone, description, ${places.domain}, "receiveToken", ${CUSTOMERS_LIST},
          credentials, decode(sealed, 'hex'), ${DEFAULT_NOTIFICATION_TEMPLATE}, "planId"
        from json_to_recordset(${asJson(rows)}::json) as it (id uuid, name text, key text, "providerKind" text, "phoneDigits" text,
          phone text, description text, "receiveToken" text, credentials jsonb, sealed text, "planId" uuid)`,
  );
  await query(
    em,
    sql`insert into routing_plan (id, account_id, actions)
        select "planId", id, actions from json_to_recordset(${asJson(rows)}::json) as it ("planId" uuid, id uuid, actions jsonb)`,
  );
  await query(
    em,
    sql`insert into account_agent (account_id, user_id)
        select account.id, parley_user.id from account, parley_user where role = 'agent'`,
  );
}

async function seedChoices(em: Em): Promise<void> {
  const dispositions = [
    ...DEMO_DISPOSITIONS.map((path) => ({ accountId: null, path })),
    ...DEMO_ACCOUNT_DISPOSITIONS,
  ].map(({ accountId, path }) => ({
    id: dispositionId(path, accountId),
    name: path.at(-1),
    parentId: path.length === 1 ? null : dispositionId(path.slice(0, -1), accountId),
    accountId,
  }));
  await query(
    em,
    sql`insert into disposition (id, name, parent_id, account_id)
        select id, name, "parentId", "accountId" from json_to_recordset(${asJson(dispositions)}::json)
          as it (id uuid, name text, "parentId" uuid, "accountId" uuid)`,
  );
  const answers = DEMO_CANNED_ANSWERS.map((answer, nth) => ({ ...answer, id: demoId<string>(8, nth + 1) }));
  await query(
    em,
    sql`insert into canned_answer (id, account_id, key, text)
        select id, "accountId", key, text from json_to_recordset(${asJson(answers)}::json)
          as it (id uuid, "accountId" uuid, key text, text text)`,
  );
}

/** A night that begins on one day and ends on the next, beside the two that every installation has. */
async function seedIntervals(em: Em): Promise<void> {
  const nights = { kind: "custom", from: "22:00", to: "05:59", weekdays: [], monthDays: [], months: [] };
  await query(
    em,
    sql`insert into named_interval (id, name, description, time_zone, subsets)
        values (${newId()}, 'Nights', 'From ten in the evening to six in the morning.', 'Europe/London', ${asJson([nights])}::jsonb)`,
  );
}

async function seedHistory(em: Em, { contacts, interactions, messages }: History): Promise<void> {
  const people = asJson(contacts);
  await query(
    em,
    sql`insert into contact (id, name, phone, created_at)
        select id, name, phone, "createdAt" from json_to_recordset(${people}::json) as it (id uuid, name text, phone text, "createdAt" timestamptz)`,
  );
  await query(
    em,
    sql`insert into contact_identifier (kind, value, contact_id)
        select 'phone', phone, id from json_to_recordset(${people}::json) as it (id uuid, phone text)`,
  );
  await query(
    em,
    sql`insert into contact_list_member (contact_list_id, contact_id)
        select list::uuid, id from json_to_recordset(${people}::json) as it (id uuid, lists json), json_array_elements_text(lists) as list`,
  );
  await query(
    em,
    sql`insert into interaction (id, account_id, contact_id, phase, opened_at, closed_at, closed_by, disposition, assigned_agent_id,
          assigned_queue_id, is_tab_open, is_unread, unread_count, waiting_since, last_message_id, last_message_at, last_inbound_at, tags, plan_id)
        select it.id, "accountId", "contactId", phase, "openedAt", "closedAt", "closedBy",
          array(select json_array_elements_text(disposition)), "assignedAgentId", "assignedQueueId", "isTabOpen", "unreadCount" > 0,
          "unreadCount", "waitingSince", "lastMessageId", "lastMessageAt", "lastInboundAt", array(select json_array_elements_text(it.tags)),
          account.plan_id
        from json_to_recordset(${asJson(interactions)}::json) as it (id uuid, "accountId" uuid, "contactId" uuid, phase text,
          "openedAt" timestamptz, "closedAt" timestamptz, "closedBy" text, disposition json, "assignedAgentId" uuid,
          "assignedQueueId" uuid, "isTabOpen" boolean, "unreadCount" int, "waitingSince" timestamptz, "lastMessageId" uuid,
          "lastMessageAt" timestamptz, "lastInboundAt" timestamptz, tags json)
        join account on account.id = "accountId" order by "openedAt"`,
  );
  await query(
    em,
    sql`insert into message (id, interaction_id, account_id, direction, type, author_id, is_automatic, text, content, status,
          provider_message_id, occurred_at, received_at)
        select id, "interactionId", "accountId", direction, type, "authorId", "isAutomatic", text, content, status,
          case when direction in ('inbound', 'outbound') then 'demo-' || id end, "occurredAt", "occurredAt"
        from json_to_recordset(${asJson(messages)}::json) as it (id uuid, "interactionId" uuid, "accountId" uuid, direction text,
          type text, "authorId" uuid, "isAutomatic" boolean, text text, content jsonb, status text, "occurredAt" timestamptz)`,
  );
}
