import { type AccountId, type ContactId, type InteractionId, WHITELIST_REPLY_MINUTES } from "@parley/schema";
import { unlisted } from "../../contacts/index.ts";
import { NOT_IN_WHITELIST } from "../../dispositions/index.ts";
import type { Interactions } from "../../interactions/index.ts";
import type { Messaging } from "../../messaging/index.ts";
import type { Em } from "../../platform/database.ts";
import type { Fact } from "../../platform/event-log/fact.ts";

export interface RefuseUnlistedDeps {
  readonly interactions: Pick<Interactions, "closeInteractions" | "latelyRefused">;
  readonly messaging: Pick<Messaging, "addAutomaticReplies">;
}

/** An interaction that a customer has just written in. */
export interface WrittenIn {
  readonly interactionId: InteractionId;
  readonly accountId: AccountId;
  readonly contactId: ContactId;
  readonly hasOwner: boolean;
}

/**
 * Turns away senders who may not write (R4): what they wrote is kept, they are told so, and the interaction ends before
 * routing ever sees it. One that has an owner is let through. A sender who goes on writing is told once in ten minutes,
 * so that two robots do not talk to each other for ever.
 */
export async function refuseUnlisted(
  em: Em,
  { interactions, messaging }: RefuseUnlistedDeps,
  guarded: ReadonlyMap<AccountId, string>,
  writtenIn: readonly WrittenIn[],
): Promise<readonly Fact[]> {
  const refused = await unlisted(
    em,
    writtenIn.filter(({ accountId, hasOwner }) => guarded.has(accountId) && !hasOwner),
  );
  if (refused.length === 0) return [];
  const told = await interactions.latelyRefused(em, refused, WHITELIST_REPLY_MINUTES);
  const replies = refused
    .filter(({ interactionId }) => !told.has(interactionId))
    .map(({ interactionId, accountId }) => ({ interactionId, accountId, text: guarded.get(accountId) ?? "" }));
  return [
    ...(await messaging.addAutomaticReplies(em, replies)),
    ...(await interactions.closeInteractions(
      em,
      refused.map(({ interactionId }) => ({
        interactionId,
        closedBy: "whitelist",
        dispositionId: NOT_IN_WHITELIST,
        agentId: null,
        note: null,
      })),
    )),
  ];
}
