/**
 * How far an outbound message has come (R3). Pure, and blind to the order in which reports arrive: of all that was
 * reported the furthest counts, and what proves a delivery outweighs a failure.
 */
import type { DeliveryStatus as ReportedStatus } from "@parley/providers";
import type { DeliveryStatus, MessageId } from "@parley/schema";
import { isId } from "../../platform/ids.ts";

const RANK: Readonly<Record<DeliveryStatus, number>> = {
  unknown: 0,
  queued: 1,
  sent: 2,
  failed: 3,
  delivered: 4,
  read: 5,
};

/** The status after a report: the further of the two. */
export function afterReport(current: DeliveryStatus, reported: ReportedStatus): DeliveryStatus {
  return RANK[reported] > RANK[current] ? reported : current;
}

/** One sending of one message: a message that is sent again has another attempt, so that a late report of the first does not speak for it. */
export interface SendAttempt {
  readonly messageId: MessageId;
  /** From 1. */
  readonly attempt: number;
}

/** What the provider carries back to us with every report. */
export function referenceOf({ messageId, attempt }: SendAttempt): string {
  return attempt === 1 ? messageId : `${messageId}.${attempt}`;
}

/** The sending a provider's report is about; null when the reference is none of ours. */
export function readReference(reference: string | null): SendAttempt | null {
  const [id = "", attempt = "1", ...rest] = (reference ?? "").split(".");
  if (!isId(id) || !/^[1-9]\d{0,5}$/.test(attempt) || rest.length > 0) return null;
  return { messageId: id.toLowerCase() as MessageId, attempt: Number(attempt) };
}
