import type { InteractionId, MessageId } from "@parley/schema";
import { type Em } from "../../platform/database.ts";
import { waitingSince } from "../domain/change.ts";
import { decide } from "../domain/decide.ts";
import { type InboundStanding, readInboundStandings, storeInbound } from "../persistence/inbound.ts";

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
  const standings = new Map(
    (
      await readInboundStandings(
        em,
        news.map(({ interactionId }) => interactionId),
      )
    ).map((it) => [it.id, it]),
  );
  await storeInbound(
    em,
    news.flatMap((it) => {
      const standing = standings.get(it.interactionId);
      return standing === undefined ? [] : [{ ...it, ...decided(standing) }];
    }),
  );
}

function decided({ situation, isOwnerOnline, now }: InboundStanding) {
  const change = decide(situation, { type: "inbound", isOwnerOnline }, now);
  return { state: change.state, dueAt: change.dueAt, waitingSince: waitingSince(situation, change, now) };
}
