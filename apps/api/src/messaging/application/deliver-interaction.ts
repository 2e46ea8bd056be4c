import type { Failure, OutboundContent, SendOutcome } from "@parley/providers";
import type { InteractionId } from "@parley/schema";
import type { Files } from "../../files/index.ts";
import type { Database, Em } from "../../platform/database.ts";
import { record } from "../../platform/event-log/fact.ts";
import type { EventLog } from "../../platform/event-log/log.ts";
import { enqueue } from "../../platform/jobs.ts";
import { templateParameters } from "../../templates/index.ts";
import type { ConnectionOf, ProviderConnection } from "../connection.ts";
import { referenceOf } from "../domain/delivery-status.ts";
import { type AccountUnreadable, afterCall } from "../domain/send-outcome.ts";
import {
  claimNext,
  loadOutbound,
  type OutboundRow,
  storeAccepted,
  storeEnded,
  storePutOff,
  type UnsentMessage,
} from "../persistence/deliveries.ts";
import { lockProviderMessages, takeEarly } from "../persistence/early-events.ts";
import type { CountSend } from "../send-metrics.ts";
import { applyStatuses } from "./apply-statuses.ts";
import { deliveryJobs } from "./delivery-jobs.ts";

export interface DeliverDeps {
  readonly database: Database;
  readonly log: Pick<EventLog, "committed">;
  readonly files: Pick<Files, "toSend">;
  readonly connectionOf: ConnectionOf;
  readonly countSend: CountSend;
}

/** Sends an interaction's queued messages in the order they were written, until none is left or the provider asks to wait. */
export async function deliverInteraction(deps: DeliverDeps, interactionId: InteractionId): Promise<void> {
  for (;;) {
    const next = await claimNext(deps.database.fork(), interactionId);
    if (next === null || next.state === "inFlight") return;
    if (next.state === "notYet") return sendLater(deps, interactionId, next.notBefore);
    const outcome = next.state === "lost" ? LOST : await call(deps, next);
    if (!(await settle(deps, interactionId, next, outcome))) return;
  }
}

const LOST: SendOutcome = { type: "unknown", detail: "The call was begun and its end is not known" };

/** Stores what came of a call; false when the rest must wait. */
async function settle(
  { database, log, countSend }: DeliverDeps,
  interactionId: InteractionId,
  message: UnsentMessage,
  outcome: SendOutcome | AccountUnreadable,
): Promise<boolean> {
  const delivery = afterCall(outcome, message);
  const changed = {
    kind: "message_changed",
    messageId: message.id,
    interactionId,
    accountId: message.accountId,
  } as const;
  const goesOn = await database.transaction(async (em) => {
    switch (delivery.type) {
      case "accepted":
        await record(em, await joinReports(em, message, delivery.providerMessageId));
        return true;
      case "later": {
        const notBefore = await storePutOff(em, message, delivery.afterMs);
        if (notBefore === null) return true;
        await enqueue(em, deliveryJobs([interactionId], notBefore));
        return false;
      }
      case "failed":
      case "unknown": {
        const failure = delivery.type === "failed" ? delivery.failure : null;
        const isEnded = await storeEnded(em, message, { status: delivery.type, failure });
        await record(em, isEnded ? [changed] : []);
        return true;
      }
    }
  });
  countSend(message.provider, delivery.type);
  log.committed();
  return goesOn;
}

/** A report may have come before the answer to the call: it waited for this id (R3). */
async function joinReports(em: Em, message: UnsentMessage, providerMessageId: string) {
  const named = [{ accountId: message.accountId, providerMessageId }];
  await lockProviderMessages(em, named);
  await storeAccepted(em, message, providerMessageId);
  const early = await takeEarly(em, named);
  return applyStatuses(
    em,
    early.flatMap(({ accountId, event }) => (event.kind === "status" ? [{ accountId, event }] : [])),
  );
}

async function sendLater({ database }: DeliverDeps, interactionId: InteractionId, at: Date | null): Promise<void> {
  await enqueue(database.fork(), deliveryJobs([interactionId], at ?? new Date()));
}

async function call(deps: DeliverDeps, message: UnsentMessage): Promise<SendOutcome | AccountUnreadable> {
  const connection = await deps.connectionOf(message.accountId);
  const row = await loadOutbound(deps.database.fork(), message.id);
  if (connection === null || row === null) return refused("configuration", "The account is no longer connected.");
  if (connection.state === "unreadable") return { type: "accountUnreadable" };
  const content = await contentOf(deps, row, connection);
  if (content === null) return refused("input", "What this message carried is gone.");
  const { provider, credentials, phone, receiveUrl, network } = connection;
  try {
    return await provider.send(
      {
        to: { phone: row.phone, businessScopedId: row.businessScopedId },
        from: phone,
        reference: referenceOf({ messageId: row.id, attempt: message.attempt }),
        statusUrl: receiveUrl,
        replyTo: provider.capabilities.replyContext ? row.replyTo : null,
        content,
      },
      credentials,
      network,
    );
  } catch {
    // The port promises not to throw; whatever it was may have come after the request left.
    return LOST;
  }
}

/** The message in the provider port's words; null when its file or template is gone. */
async function contentOf(
  { files }: DeliverDeps,
  row: OutboundRow,
  { receiveUrl }: ProviderConnection,
): Promise<OutboundContent | null> {
  const text = row.text ?? "";
  const file = () => (row.attachmentId === null ? null : files.toSend(row.attachmentId, new URL(receiveUrl).origin));
  switch (row.type) {
    case "text":
      return { type: "text", text };
    case "location":
      return row.content?.location === undefined ? null : { type: "location", ...row.content.location };
    case "template": {
      if (row.template === null) return null;
      const { providerTemplateId, name, language } = row.template;
      const media = await file();
      if (media === null && row.attachmentId !== null) return null;
      const parameters = templateParameters(row.template, row.content?.templateParameters ?? [], media);
      return { type: "template", providerTemplateId, name, language, parameters };
    }
    case "image":
    case "video":
    case "audio":
    case "voice":
    case "document":
    case "sticker": {
      const media = await file();
      return media === null ? null : { type: row.type, media, caption: row.text };
    }
    default:
      return null;
  }
}

function refused(failureClass: Failure["class"], detail: string): SendOutcome {
  return { type: "refused", failure: { class: failureClass, code: null, detail } };
}
