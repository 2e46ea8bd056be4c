import type { AccountId, ContactId, InteractionId } from "@parley/schema";
import { guardedAccounts } from "../../accounts/index.ts";
import {
  contactsChanged,
  identifiersOf,
  learnNamesLater,
  mergeContacts,
  resolveSenders,
} from "../../contacts/index.ts";
import type { Interactions } from "../../interactions/index.ts";
import type { Messaging, StoredMessage } from "../../messaging/index.ts";
import type { Em } from "../../platform/database.ts";
import { type Fact, record } from "../../platform/event-log/fact.ts";
import { type InboundNews, noteInbound } from "../../routing/index.ts";
import { applyTemplateStates } from "../../templates/index.ts";
import { sortEvents } from "../domain/digest.ts";
import type { GoodWebhook } from "./good-webhook.ts";
import { type RefuseUnlistedDeps, refuseUnlisted } from "./refuse-unlisted.ts";

export interface TakeEventsDeps {
  readonly interactions: Pick<Interactions, "openOrJoin" | "findOpen" | "moveInteractions"> &
    RefuseUnlistedDeps["interactions"];
  readonly messaging: Pick<Messaging, "onlyNew" | "storeInbound" | "applyStatuses" | "applyChanges"> &
    RefuseUnlistedDeps["messaging"];
}

/** Does what a batch of read webhooks says, in the caller's transaction. */
export type TakeEvents = (em: Em, read: readonly GoodWebhook[]) => Promise<void>;

/** From events to contacts, interactions, messages and what is recorded of them; routing takes over from there. */
export function createTakeEvents(deps: TakeEventsDeps): TakeEvents {
  return async (em, read) => {
    const sorted = sortEvents(read.map((origin) => ({ origin, events: origin.events })));
    const withAccount = <Event>(list: readonly { readonly origin: GoodWebhook; readonly event: Event }[]) =>
      list.map(({ origin, event }) => ({ accountId: origin.account.accountId, event }));

    const facts = [
      ...(await linkIdentities(em, deps, sorted.identities)),
      ...(await takeMessages(em, deps, sorted.messages)),
      ...(await deps.messaging.applyStatuses(em, withAccount(sorted.statuses))),
      ...(await deps.messaging.applyChanges(em, withAccount(sorted.changes))),
      ...(await applyTemplateStates(em, withAccount(sorted.templates))),
    ];
    await record(em, facts);
  };
}

type Sorted = ReturnType<typeof sortEvents<GoodWebhook>>;

/** Messages that are really new, each with its contact and open interaction (R1, R2). */
async function takeMessages(em: Em, deps: TakeEventsDeps, arrived: Sorted["messages"]): Promise<readonly Fact[]> {
  // What was redelivered opens nothing and makes nobody known.
  const messages = await deps.messaging.onlyNew(
    em,
    arrived.map(({ origin, event }) => ({
      accountId: origin.account.accountId,
      providerMessageId: event.providerMessageId,
      origin,
      event,
    })),
  );
  if (messages.length === 0) return [];
  const guarded = await guardedAccounts(
    em,
    messages.map(({ accountId }) => accountId),
  );
  const resolved = await resolveSenders(
    em,
    messages.map(({ accountId, origin, event }) => ({
      person: event.from,
      // An unknown sender is in no whitelist, and writing does not put them into one.
      contactListId: guarded.has(accountId) ? null : origin.account.contactListId,
    })),
  );
  const mergeFacts = await merge(em, deps, resolved.merges);
  const subjects = messages.map(({ accountId }, index) => ({
    accountId,
    contactId: resolved.contactIds[index] as ContactId,
  }));
  await learnNamesLater(
    em,
    messages.flatMap(({ accountId, origin }, index) => {
      const contactId = resolved.contactIds[index] as ContactId;
      const isAsked = origin.account.provider.lookUpName !== undefined && resolved.nameless.includes(contactId);
      return isAsked ? [{ accountId, contactId }] : [];
    }),
  );
  const isNotice = messages.map(({ event }) => event.content.type === "system");
  const distinct = (list: readonly Subject[]) => [...new Map(list.map((it) => [subjectKey(it), it])).values()];
  const opened = await deps.interactions.openOrJoin(em, distinct(subjects.filter((_, index) => !isNotice[index])));
  // A notice of WhatsApp's own ("changed their number") is read where something is open, and opens nothing.
  const joined = await deps.interactions.findOpen(em, distinct(subjects.filter((_, index) => isNotice[index])));
  const open = [...joined.map((it) => ({ ...it, isNew: false })), ...opened];
  const interactionOf = new Map(open.map((it) => [subjectKey(it), it.interactionId]));
  const joinable = messages.flatMap(({ origin, event }, index) => {
    const subject = subjects[index] as Subject;
    const interactionId = interactionOf.get(subjectKey(subject));
    if (interactionId === undefined) return [];
    return [{ ...subject, interactionId, message: event, receivedAt: origin.webhook.receivedAt }];
  });
  const isNoticeOf = ({ message }: (typeof joinable)[number]) => message.content.type === "system";
  const notices = await deps.messaging.storeInbound(em, joinable.filter(isNoticeOf));
  const written = await deps.messaging.storeInbound(
    em,
    joinable.filter((it) => !isNoticeOf(it)),
  );
  await noteInbound(em, newsOf(written));
  const isWrittenIn = new Set(written.map(({ interactionId }) => interactionId));
  const refusals = await refuseUnlisted(
    em,
    deps,
    guarded,
    open.filter(({ interactionId }) => isWrittenIn.has(interactionId)),
  );
  return [
    ...mergeFacts,
    ...(await contactsChanged(em, resolved.renamed)),
    ...open
      .filter(({ isNew }) => isNew)
      .map(({ interactionId, accountId }) => ({ kind: "interaction_opened" as const, interactionId, accountId })),
    ...[...notices, ...written].map(({ messageId, interactionId, accountId }) => ({
      kind: "message_added" as const,
      messageId,
      interactionId,
      accountId,
    })),
    ...refusals,
  ];
}

interface Subject {
  readonly accountId: AccountId;
  readonly contactId: ContactId;
}

function subjectKey({ accountId, contactId }: Subject): string {
  return `${accountId} ${contactId}`;
}

/** One line of news for each interaction, its newest message by the time shown last. */
function newsOf(stored: readonly StoredMessage[]): readonly InboundNews[] {
  const news = new Map<InteractionId, InboundNews>();
  for (const { interactionId, messageId, occurredAt } of stored) {
    const before = news.get(interactionId);
    const isNewest = before === undefined || occurredAt >= before.lastAt;
    news.set(interactionId, {
      interactionId,
      howMany: (before?.howMany ?? 0) + 1,
      lastMessageId: isNewest ? messageId : before.lastMessageId,
      lastAt: isNewest ? occurredAt : before.lastAt,
    });
  }
  return [...news.values()];
}

/** A changed number or id is the same person: one contact from now on (R1). */
async function linkIdentities(
  em: Em,
  deps: TakeEventsDeps,
  identities: Sorted["identities"],
): Promise<readonly Fact[]> {
  if (identities.length === 0) return [];
  const { merges } = await resolveSenders(
    em,
    identities.map(({ origin, event: { previous, current } }) => ({
      identifiers: [...identifiersOf(previous), ...identifiersOf(current)],
      person: { ...current, name: current.name ?? previous.name },
      contactListId: origin.account.contactListId,
    })),
  );
  return merge(em, deps, merges);
}

async function merge(
  em: Em,
  deps: TakeEventsDeps,
  merges: readonly { readonly from: ContactId; readonly into: ContactId }[],
): Promise<readonly Fact[]> {
  const facts: Fact[] = [];
  for (const { from, into } of merges) {
    facts.push(...(await deps.interactions.moveInteractions(em, from, into)));
    await mergeContacts(em, from, into);
    facts.push(...(await contactsChanged(em, [into])));
  }
  return facts;
}
