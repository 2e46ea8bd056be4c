import type { AccountId } from "@parley/schema";
import { sql } from "kysely";
import type { Em } from "../../platform/database.ts";
import { column, columns, present } from "../../platform/row-shape.ts";
import { type Given, statement } from "../../platform/statement.ts";

/** What one provider message is known by (R2). */
interface Referred {
  readonly accountId: AccountId;
  readonly providerMessageId: string;
}

/** Those that are not stored yet, the first of each; under the ingest lock nobody else stores them meanwhile. */
export async function onlyNew<It extends Referred>(em: Em, arrived: readonly It[]): Promise<readonly It[]> {
  if (arrived.length === 0) return [];
  const key = ({ accountId, providerMessageId }: Referred) => `${accountId} ${providerMessageId}`;
  const known = await findKnown(em, {
    accountIds: arrived.map(({ accountId }) => accountId),
    providerMessageIds: arrived.map(({ providerMessageId }) => providerMessageId),
  });
  const seen = new Set(known.map(key));
  return arrived.filter((it) => {
    if (seen.has(key(it))) return false;
    seen.add(key(it));
    return true;
  });
}

const findKnown = statement(
  { ...columns("message", "accountId"), providerMessageId: present(column("message", "providerMessageId")) },
  ({
    accountIds,
    providerMessageIds,
  }: Given<{ accountIds: readonly AccountId[]; providerMessageIds: readonly string[] }>) =>
    sql`select message.account_id, message.provider_message_id from message
        join unnest(${accountIds}::uuid[], ${providerMessageIds}::text[]) as asked (account_id, provider_message_id)
          on asked.account_id = message.account_id and asked.provider_message_id = message.provider_message_id`,
);
