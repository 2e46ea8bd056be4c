import type { AccountId, UserId } from "@parley/schema";
import { sql } from "kysely";
import { type Database, query } from "../../platform/database.ts";
import { newId } from "../../platform/ids.ts";

/** An account with one agent, of such a capacity. */
export async function employedAgent(
  database: Database,
  capacity: number,
): Promise<{ readonly accountId: AccountId; readonly agentId: UserId }> {
  const em = database.fork();
  const [accountId, agentId, listId] = [newId<AccountId>(), newId<UserId>(), newId<string>()];
  await query(em, sql`insert into contact_list (id, name) values (${listId}, 'Customers')`);
  await query(
    em,
    sql`insert into parley_user (id, name, email, role, password_hash, capacity) values (${agentId}, 'Ana', 'ana@example.test', 'agent', 'x', ${capacity})`,
  );
  await query(
    em,
    sql`insert into account (id, name, key, provider, phone, phone_as_entered, domain, receive_token, contact_list_id, notification_template)
        values (${accountId}, 'One', 'ONE', 'meta', '390299990001', '390299990001', 'example.test', 'token', ${listId}, 'text')`,
  );
  await query(em, sql`insert into account_agent (account_id, user_id) values (${accountId}, ${agentId})`);
  return { accountId, agentId };
}
