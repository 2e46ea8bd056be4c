import type { InboundEvent } from "@parley/providers";
import type { AccountId } from "@parley/schema";
import type { Em } from "../../platform/database.ts";
import type { Fact } from "../../platform/event-log/fact.ts";
import { readContent } from "../domain/inbound-content.ts";
import {
  findByProviderIds,
  type KnownMessage,
  storeContactReactions,
  storeEdits,
  storeRevocations,
} from "../persistence/changes.ts";
import { keepEarly } from "../persistence/early-events.ts";
import { type EchoDeps, storeEchoes } from "./store-echoes.ts";

/** What a provider tells about a message that was stored before, or that we did not send ourselves. */
export interface Change {
  readonly accountId: AccountId;
  readonly event: InboundEvent;
}

type ContactEvent = Extract<InboundEvent, { kind: "reaction" | "edit" | "revoke" }>;
interface ContactChange extends Change {
  readonly event: ContactEvent;
}
type Targeted<Kind extends ContactEvent["kind"]> = {
  readonly event: Extract<ContactEvent, { kind: Kind }>;
  readonly target: KnownMessage;
};

/**
 * Applies reactions, edits, revocations and echoes; other events are passed over. One whose message is not known
 * yet waits for it. Returns what to record.
 */
export async function applyChanges(deps: EchoDeps, em: Em, changes: readonly Change[]): Promise<Fact[]> {
  const echoes = changes.flatMap(({ accountId, event }) => (event.kind === "echo" ? [{ accountId, event }] : []));
  return [
    ...(await storeEchoes(deps, em, echoes)),
    ...(await applyContactChanges(deps, em, changes.filter(isContactChange))),
  ];
}

async function applyContactChanges(
  { interactions }: EchoDeps,
  em: Em,
  changes: readonly ContactChange[],
): Promise<Fact[]> {
  if (changes.length === 0) return [];
  const named = changes.map((change) => ({ ...change, providerMessageId: change.event.target }));
  const known = new Map((await findByProviderIds(em, named)).map((message) => [keyOf(message), message]));
  await keepEarly(
    em,
    named.filter((change) => !known.has(keyOf(change))),
  );
  const targeted = named.flatMap((change) => {
    const target = known.get(keyOf(change));
    return target === undefined ? [] : [{ event: change.event, target }];
  });
  const of = <Kind extends ContactEvent["kind"]>(kind: Kind) =>
    targeted.filter((it): it is Targeted<Kind> => it.event.kind === kind);
  // Only the contact's own words are theirs to change or take back.
  const edits = of("edit").filter(({ target }) => target.direction === "inbound");
  const revocations = of("revoke").filter(({ target }) => target.direction === "inbound");
  const now = new Date();

  await storeContactReactions(
    em,
    of("reaction").map(({ event, target }) => ({
      messageId: target.id,
      emoji: event.emoji,
      reactedAt: event.occurredAt ?? now,
    })),
  );
  await storeEdits(
    em,
    edits.map(({ event, target }) => ({
      messageId: target.id,
      text: readContent(event.content).text,
      editedAt: event.occurredAt ?? now,
    })),
  );
  await storeRevocations(
    em,
    revocations.map(({ event, target }) => ({ messageId: target.id, revokedAt: event.occurredAt ?? now })),
  );
  await extendWindows(interactions, em, of("reaction"), now);

  const changed = new Map([...of("reaction"), ...edits, ...revocations].map(({ target }) => [target.id, target]));
  return [...changed.values()].map(({ id, accountId, interactionId }) => ({
    kind: "message_changed",
    messageId: id,
    accountId,
    interactionId,
  }));
}

async function extendWindows(
  { extendServiceWindow }: EchoDeps["interactions"],
  em: Em,
  reactions: readonly Targeted<"reaction">[],
  now: Date,
): Promise<void> {
  if (reactions.length === 0) return;
  const newest = Math.max(...reactions.map(({ event }) => (event.occurredAt ?? now).getTime()));
  await extendServiceWindow(em, [...new Set(reactions.map(({ target }) => target.interactionId))], new Date(newest));
}

function isContactChange(change: Change): change is ContactChange {
  const { kind } = change.event;
  return kind === "reaction" || kind === "edit" || kind === "revoke";
}

function keyOf(message: { readonly accountId: string; readonly providerMessageId: string }): string {
  return `${message.accountId} ${message.providerMessageId}`;
}
