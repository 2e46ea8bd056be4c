import { memo, type ReactNode } from "react";
import { PartBoundary } from "../../../ui/boundary/part-boundary.tsx";
import type { Side } from "./alignment.ts";
import { Bubble } from "./bubble.tsx";
import { Delivery } from "./delivery.tsx";
import { MessageContent } from "./message-content.tsx";
import { MessageFoot } from "./message-foot.tsx";
import { MessageMenu } from "./message-menu.tsx";
import { Quote } from "./quote.tsx";
import { Reactions } from "./reactions.tsx";
import type { Capabilities } from "./thread-types.ts";
import type { ThreadMessage } from "./timeline.ts";

/** One stored message of the thread, of every kind. */
export const MessageItem = memo(function MessageItem({
  message,
  isFirstOfGroup,
  isLastOfGroup,
  isOwn,
  side,
  contactName,
  mayWrite,
  capabilities,
  onReply,
  onJump,
}: {
  readonly message: ThreadMessage;
  readonly isFirstOfGroup: boolean;
  readonly isLastOfGroup: boolean;
  /** Written by the viewer. */
  readonly isOwn: boolean;
  readonly side: Side;
  readonly contactName: string;
  /** The viewer owns the interaction and it is open. */
  readonly mayWrite: boolean;
  readonly capabilities: Capabilities;
  readonly onReply: (message: ThreadMessage) => void;
  /** Shows another message of the thread. */
  readonly onJump: (messageId: string) => void;
}) {
  const isNote = message.direction === "NOTE";
  const quote: ReactNode = message.replyTo ? (
    // What somebody answers to may be undrawable; the answer is not.
    <PartBoundary subject={message.replyTo} fallback={null}>
      <Quote quoted={message.replyTo} contactName={contactName} onJump={onJump} />
    </PartBoundary>
  ) : null;
  return (
    <Bubble
      id={message.id}
      side={side}
      tone={isNote ? "note" : message.direction === "INBOUND" ? "inbound" : "outbound"}
      isFirstOfGroup={isFirstOfGroup}
      author={isFirstOfGroup ? authorOf(message, isOwn) : null}
      speaker={message.direction === "INBOUND" ? contactName : (message.author?.name ?? null)}
      isAutomatic={message.isAutomatic}
      isInline={message.type === "TEXT" && quote === null && message.referral === null && message.revokedAt === null}
      isBare={message.type === "STICKER"}
      menu={
        isNote ? null : (
          <MessageMenu message={message} mayWrite={mayWrite} capabilities={capabilities} onReply={onReply} />
        )
      }
      below={
        <>
          {message.reactions.length > 0 ? <Reactions reactions={message.reactions} contactName={contactName} /> : null}
          <Delivery message={message} mayRetry={mayWrite} />
        </>
      }
    >
      {quote}
      <MessageContent message={message} contactName={contactName} />
      {isLastOfGroup || message.editedAt !== null || (message.status ?? "READ") !== "READ" || isNote ? (
        <MessageFoot message={message} />
      ) : null}
    </Bubble>
  );
});

function authorOf({ direction, author, isAutomatic }: ThreadMessage, isOwn: boolean): string | null {
  if (direction === "INBOUND" || isAutomatic || (isOwn && direction === "OUTBOUND")) return null;
  return author?.name ?? null;
}
