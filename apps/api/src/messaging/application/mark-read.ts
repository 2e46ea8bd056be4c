import { providerOf } from "@parley/providers";
import type { InteractionId, ProviderKind } from "@parley/schema";
import { sql } from "kysely";
import { type Database, type Em, query } from "../../platform/database.ts";
import { enqueue } from "../../platform/jobs.ts";
import { type ConnectionOf, CredentialsUnreadable } from "../connection.ts";
import { findNewestInbound } from "../persistence/newest-inbound.ts";

/** Lets the customer see that their messages were read, where the provider can tell it. */
export async function markReadAtProvider(em: Em, interactionId: InteractionId): Promise<void> {
  const [account] = await query<{ provider: ProviderKind }>(
    em,
    sql`select account.provider from interaction join account on account.id = interaction.account_id
        where interaction.id = ${interactionId} and account.deleted_at is null`,
  );
  if (account === undefined || !providerOf(account.provider).capabilities.markRead) return;
  await enqueue(em, [
    { task: "mark_read", payload: { interactionId }, key: `mark_read:${interactionId}`, mostAttempts: 3 },
  ]);
}

/** Tells the provider that the newest inbound message was read: it marks the older ones by itself. */
export async function markRead(
  { database, connectionOf }: { readonly database: Database; readonly connectionOf: ConnectionOf },
  interactionId: InteractionId,
): Promise<void> {
  const newest = await findNewestInbound(database.fork(), interactionId);
  if (newest === null) return;
  const connection = await connectionOf(newest.accountId);
  if (connection === null) return;
  if (connection.state === "unreadable") throw new CredentialsUnreadable();
  const { provider, credentials, network, phone } = connection;
  const outcome = await provider.markRead?.(newest.providerMessageId, credentials, network, phone);
  if (outcome?.type === "failed" && outcome.failure.class === "retry") throw new Error("the read mark was not taken");
}
