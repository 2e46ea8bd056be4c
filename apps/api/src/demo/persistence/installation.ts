import type { ContactListId, QueueId, TeamId } from "@parley/schema";
import { sql } from "kysely";
import type { Em } from "../../platform/database.ts";
import { type Given, statement } from "../../platform/statement.ts";
import { tables } from "../../platform/tables.ts";

/** Rows are sent as one JSON text and spread by the database. */
type Rows = Given<{ rows: string }>;

/** Whether anybody may sign in already. */
export async function isInhabited(em: Em): Promise<boolean> {
  return (await tables(em).selectFrom("parley_user").select("id").limit(1).executeTakeFirst()) !== undefined;
}

export const insertUsers = statement(
  {},
  ({ rows, passwordHash }: Given<{ rows: string; passwordHash: string }>) =>
    sql`insert into parley_user (id, name, email, role, password_hash, capacity)
        select id, name, email, role, ${passwordHash}, 10
        from json_to_recordset(${rows}::json) as it (id uuid, name text, email text, role text)`,
);

export const insertQueues = statement(
  {},
  ({ rows }: Rows) =>
    sql`insert into queue (id, name, description, strategy, agent_timeout_seconds, weight)
        select id, name, description, strategy, "agentTimeoutSeconds", weight from json_to_recordset(${rows}::json)
          as it (id uuid, name text, description text, strategy text, "agentTimeoutSeconds" int, weight int)`,
);

/** Every agent serves every queue but one. */
export const insertQueueAgents = statement(
  {},
  ({ exceptId }: Given<{ exceptId: QueueId }>) =>
    sql`insert into queue_agent (queue_id, user_id)
        select queue.id, parley_user.id from queue, parley_user where role = 'agent' and queue.id <> ${exceptId}`,
);

/** A team of all agents, which serves a queue. */
export async function insertTeam(
  em: Em,
  { queueId, ...team }: { id: TeamId; name: string; description: string; queueId: QueueId },
): Promise<void> {
  await tables(em).insertInto("team").values(team).execute();
  await insertTeamAgents(em, { teamId: team.id });
  await tables(em).insertInto("queue_team").values({ queueId, teamId: team.id }).execute();
}
const insertTeamAgents = statement(
  {},
  ({ teamId }: Given<{ teamId: TeamId }>) =>
    sql`insert into team_agent (team_id, user_id) select ${teamId}, id from parley_user where role = 'agent'`,
);

export const insertContactLists = statement(
  {},
  ({ rows }: Rows) =>
    sql`insert into contact_list (id, name, description)
        select id, name, description from json_to_recordset(${rows}::json) as it (id uuid, name text, description text)`,
);

interface AccountRows {
  readonly rows: string;
  readonly domain: string;
  readonly contactListId: ContactListId;
  readonly notificationTemplate: string;
}

export const insertAccounts = statement(
  {},
  ({ rows, domain, contactListId, notificationTemplate }: Given<AccountRows>) =>
    sql`insert into account (id, name, key, provider, phone, phone_as_entered, description, domain, receive_token, contact_list_id,
          credentials, sealed_credentials, notification_template, plan_id)
        select id, name, key, "providerKind", "phoneDigits", phone, description, ${domain}, "receiveToken", ${contactListId},
          credentials, decode(sealed, 'hex'), ${notificationTemplate}, "planId"
        from json_to_recordset(${rows}::json) as it (id uuid, name text, key text, "providerKind" text, "phoneDigits" text,
          phone text, description text, "receiveToken" text, credentials jsonb, sealed text, "planId" uuid)`,
);

export const insertPlans = statement(
  {},
  ({ rows }: Rows) =>
    sql`insert into routing_plan (id, account_id, actions)
        select "planId", id, actions from json_to_recordset(${rows}::json) as it ("planId" uuid, id uuid, actions jsonb)`,
);

/** Every agent is on every account. */
export const insertAccountAgents = statement(
  {},
  () =>
    sql`insert into account_agent (account_id, user_id)
        select account.id, parley_user.id from account, parley_user where role = 'agent'`,
);

export const insertDispositions = statement(
  {},
  ({ rows }: Rows) =>
    sql`insert into disposition (id, name, parent_id, account_id)
        select id, name, "parentId", "accountId" from json_to_recordset(${rows}::json)
          as it (id uuid, name text, "parentId" uuid, "accountId" uuid)`,
);

export const insertCannedAnswers = statement(
  {},
  ({ rows }: Rows) =>
    sql`insert into canned_answer (id, account_id, key, text)
        select id, "accountId", key, text from json_to_recordset(${rows}::json)
          as it (id uuid, "accountId" uuid, key text, text text)`,
);

export const insertIntervals = statement(
  {},
  ({ rows }: Rows) =>
    sql`insert into named_interval (id, name, description, time_zone, subsets)
        select id, name, description, "timeZone", subsets from json_to_recordset(${rows}::json)
          as it (id uuid, name text, description text, "timeZone" text, subsets jsonb)`,
);
