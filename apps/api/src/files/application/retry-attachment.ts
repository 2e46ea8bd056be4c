import type { AttachmentId, NotFound } from "@parley/schema";
import { isAccountInScope } from "../../identity/index.ts";
import { record } from "../../platform/event-log/fact.ts";
import type { AccountScope } from "../../platform/graphql/context.ts";
import { enqueue } from "../../platform/jobs.ts";
import { notFound } from "../../platform/refusals.ts";
import { type AttachmentRow, beginAgain, findAttachment } from "../persistence/attachments.ts";
import { type FetchMediaDeps, fetchJob } from "./fetch-media.ts";

/**
 * Fetches a customer's file again that failed for good, because a person asks. A second request finds
 * it pending and changes nothing.
 */
export async function retryAttachment(
  { database, log }: FetchMediaDeps,
  id: AttachmentId,
  scope: AccountScope,
): Promise<AttachmentRow | NotFound> {
  const retried = await database.transaction(async (em) => {
    const seen = await findAttachment(em, id);
    const isCustomers = seen !== null && seen.uploadedById === null && seen.interactionId !== null;
    if (!isCustomers || !isAccountInScope(seen.accountId, scope)) return notFound("FILE");
    const begun = await beginAgain(em, id);
    if (begun === null) return seen;
    await enqueue(em, [fetchJob(id, 0)]);
    await record(em, [
      {
        kind: "message_changed",
        messageId: begun.messageId,
        interactionId: begun.interactionId,
        accountId: begun.accountId,
      },
    ]);
    return (await findAttachment(em, id)) ?? seen;
  });
  log.committed();
  return retried;
}
