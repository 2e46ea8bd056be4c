import type { InteractionId, MessageId } from "@parley/schema";
import { storeInbound } from "../../interactions/index.ts";
import type { Em } from "../../platform/database.ts";
import { waitingSince } from "../domain/change.ts";
import { decide } from "../domain/decide.ts";
import { type InboundSituation, readInboundSituations } from "../persistence/inbound.ts";

/** What came in for one interaction in one batch. */
export interface InboundNews {
  readonly interactionId: InteractionId;
  readonly howMany: number;
  readonly lastMessageId: MessageId;
  readonly lastAt: Date;
}

/**
 * Marks interactions unread and hands them to routing, unless their owner has them open and is there:
 * then the message is simply delivered. The caller holds their row locks.
 */
export async function noteInbound(em: Em, news: readonly InboundNews[]): Promise<void> {
  if (news.length === 0) return;
  const situations = new Map(
    (
      await readInboundSituations(
        em,
        news.map(({ interactionId }) => interactionId),
      )
    ).map((it) => [it.id, it]),
  );
  await storeInbound(
    em,
    news.flatMap(({ interactionId, ...it }) => {
      const inbound = situations.get(interactionId);
      return inbound === undefined ? [] : [{ id: interactionId, ...it, ...decided(inbound) }];
    }),
  );
}

function decided({ situation, isOwnerOnline, now }: InboundSituation) {
  const change = decide(situation, { type: "inbound", isOwnerOnline }, now);
  return { routing: change.state, routingDueAt: change.dueAt, waitingSince: waitingSince(situation, change, now) };
}
