import type { Failure, InboundEvent } from "@parley/providers";
import type { AccountId } from "@parley/schema";
import type { Em } from "../../platform/database.ts";
import type { Fact } from "../../platform/event-log/fact.ts";
import { afterReport, readReference } from "../domain/delivery-status.ts";
import { keepEarly, lockProviderMessages } from "../persistence/early-events.ts";
import { lockReported, type NewStanding, type ReportedMessage, storeStandings } from "../persistence/statuses.ts";

export type StatusReport = Extract<InboundEvent, { kind: "status" }>;

/** A provider's report on an outbound message. */
export interface StatusUpdate {
  readonly accountId: AccountId;
  readonly event: StatusReport;
}

/** Moves messages forward by what providers report (R3); a report that comes before its message is kept for it. Returns what to record. */
export async function applyStatuses(em: Em, updates: readonly StatusUpdate[]): Promise<Fact[]> {
  if (updates.length === 0) return [];
  const [facts, missed] = await applyKnown(em, updates);
  if (missed.length === 0) return facts;

  const early = missed.flatMap(({ accountId, event }) =>
    event.providerMessageIds.map((providerMessageId) => ({ accountId, providerMessageId, event })),
  );
  await lockProviderMessages(em, early);
  const [lateFacts, stillMissed] = await applyKnown(em, missed);
  const unknown = new Set(stillMissed.map(({ event }) => event));
  await keepEarly(
    em,
    early.filter(({ event }) => unknown.has(event)),
  );
  return [...facts, ...lateFacts];
}

/** Applies what is about known messages; the rest comes back. */
async function applyKnown(em: Em, updates: readonly StatusUpdate[]): Promise<[Fact[], StatusUpdate[]]> {
  const matches = await lockReported(
    em,
    updates.map(({ accountId, event }, index) => ({
      index,
      accountId,
      providerMessageIds: event.providerMessageIds,
      sent: readReference(event.reference),
    })),
  );
  const known = new Set(matches.map(({ index }) => index));
  const changed = [...Map.groupBy(matches, ({ id }) => id).values()].flatMap((reports) => {
    const standing = standingAfter(
      reports,
      reports.flatMap(({ index }) => updates[index]?.event ?? []),
    );
    return standing === null ? [] : [standing];
  });
  await storeStandings(em, changed);
  const interactions = new Map(matches.map(({ id, interactionId }) => [id, interactionId]));
  const facts = changed.map(
    ({ id, accountId }): Fact => ({
      kind: "message_changed",
      messageId: id,
      accountId,
      interactionId: interactions.get(id) ?? null,
    }),
  );
  return [facts, updates.filter((_, index) => !known.has(index))];
}

/** How one message stands after all the reports about it; null when they tell nothing new. */
function standingAfter([message]: readonly ReportedMessage[], reports: readonly StatusReport[]): NewStanding | null {
  if (message === undefined) return null;
  let status = message.status;
  let failure: Failure | null = null;
  for (const report of reports) {
    const next = afterReport(status, report.status);
    if (next !== status) failure = next === "failed" ? (report.failure ?? UNEXPLAINED) : null;
    status = next;
  }
  const learnedId =
    message.providerMessageId === null ? (reports.flatMap((it) => it.providerMessageIds)[0] ?? null) : null;
  if (status === message.status && learnedId === null) return null;
  return { id: message.id, accountId: message.accountId, status, failure, providerMessageId: learnedId };
}

const UNEXPLAINED: Failure = { class: "retry", code: null, detail: "" };
