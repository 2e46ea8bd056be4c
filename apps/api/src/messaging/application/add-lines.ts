import type { AccountId, InteractionId, MessageId, UserId } from "@parley/schema";
import type { Em } from "../../platform/database.ts";
import type { Fact } from "../../platform/event-log/fact.ts";
import { newId } from "../../platform/ids.ts";
import { enqueue } from "../../platform/jobs.ts";
import { systemLinePattern } from "../domain/system-line.ts";
import { insertMessages } from "../persistence/insert-messages.ts";
import { deliveryJobs } from "./delivery-jobs.ts";
import type { InteractionUpdates } from "./interaction-updates.ts";

/** A text that the plan sends by itself. */
export interface AutomaticReply {
  readonly interactionId: InteractionId;
  readonly accountId: AccountId;
  readonly text: string;
}

/** Queues automatic replies for sending. Returns what to record. */
export async function addAutomaticReplies(
  { interactions }: { readonly interactions: Pick<InteractionUpdates, "showAsLast"> },
  em: Em,
  replies: readonly AutomaticReply[],
): Promise<Fact[]> {
  if (replies.length === 0) return [];
  const lines = replies.map(({ interactionId, accountId, text }) => ({
    id: newId<MessageId>(),
    interactionId,
    accountId,
    direction: "outbound" as const,
    type: "text" as const,
    text,
    isAutomatic: true,
    status: "queued" as const,
  }));
  await insertMessages(em, lines);
  await interactions.showAsLast(
    em,
    lines.map(({ id }) => id),
  );
  await enqueue(em, deliveryJobs(lines.map(({ interactionId }) => interactionId)));
  return lines.map(added);
}

/** Something that happened to an interaction. */
export interface SystemLine {
  readonly interactionId: InteractionId;
  readonly accountId: AccountId;
  /** Its code, `Message.systemEvent`. */
  readonly event: string;
  readonly authorId: UserId | null;
  readonly detail: Readonly<Record<string, unknown>> | null;
}

/** Writes lines about an interaction's life into its thread. Returns what to record. */
export async function addSystemLines(em: Em, events: readonly SystemLine[]): Promise<Fact[]> {
  if (events.length === 0) return [];
  const lines = events.map(({ interactionId, accountId, event, authorId, detail }) => ({
    id: newId<MessageId>(),
    interactionId,
    accountId,
    direction: "system" as const,
    type: "system" as const,
    text: systemLinePattern(event, detail),
    authorId,
    content: { systemEvent: event, ...(detail === null ? {} : { detail }) },
  }));
  await insertMessages(em, lines);
  return lines.map(added);
}

function added({
  id,
  interactionId,
  accountId,
}: {
  id: MessageId;
  interactionId: InteractionId;
  accountId: AccountId;
}): Fact {
  return { kind: "message_added", messageId: id, interactionId, accountId };
}
