import type { ContactId } from "@parley/schema";
import { moveAttachments } from "../../files/index.ts";
import { moveMessages } from "../../messaging/index.ts";
import type { Em } from "../../platform/database.ts";
import type { Fact } from "../../platform/event-log/fact.ts";
import { changeContact, lockDoubled, mergeInto } from "../persistence/merge.ts";
import type { CloseInteractions } from "./close-interactions.ts";

/**
 * Gives one contact's interactions to another that is the same person (R1). Where both have an open one on an
 * account, the older keeps going with the messages of both, and the emptied one is closed; what nobody read of it
 * is looked after there (R8).
 */
export async function moveInteractions(
  em: Em,
  from: ContactId,
  into: ContactId,
  close: CloseInteractions,
): Promise<readonly Fact[]> {
  const facts: Fact[] = [];
  for (const { keptId, emptiedId, accountId } of await lockDoubled(em, { from, into })) {
    await moveMessages(em, { from: emptiedId, into: keptId });
    await moveAttachments(em, { from: emptiedId, into: keptId });
    await mergeInto(em, { keptId, emptiedId });
    const closing = {
      interactionId: emptiedId,
      closedBy: "plan",
      dispositionId: null,
      agentId: null,
      note: null,
    } as const;
    facts.push(...(await close(em, [closing])), { kind: "interaction_changed", interactionId: keptId, accountId });
  }
  await changeContact(em, from, into);
  return facts;
}
