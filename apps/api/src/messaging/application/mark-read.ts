import { providerOf } from "@parley/providers";
import type { InteractionId } from "@parley/schema";
import type { Database, Em } from "../../platform/database.ts";
import { enqueue } from "../../platform/jobs.ts";
import { type ConnectionOf, CredentialsUnreadable } from "../connection.ts";
import { findNewestInbound, providerOfInteraction } from "../persistence/newest-inbound.ts";

/** Lets the customer see that their messages were read, where the provider can tell it. */
export async function markReadAtProvider(em: Em, interactionId: InteractionId): Promise<void> {
  const provider = await providerOfInteraction(em, interactionId);
  if (provider === null || !providerOf(provider).capabilities.markRead) return;
  await enqueue(em, [
    { task: "mark_read", payload: { interactionId }, key: `mark_read:${interactionId}`, maxAttempts: 3 },
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
