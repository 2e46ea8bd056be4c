import { Button, Loader } from "@mantine/core";
import { memo, useCallback, useMemo } from "react";
import { useText } from "../../../lib/messages/index.ts";
import { useViewer } from "../../../lib/session/index.ts";
import type { PendingMessage } from "../composer/outbox.ts";
import { usePending, useSender } from "../composer/outbox-context.tsx";
import { useAlignment } from "./alignment.ts";
import { Gallery } from "./gallery.tsx";
import styles from "./message-list.module.css";
import type { ThreadInteraction } from "./thread-types.ts";
import { type ThreadMessage, timeline } from "./timeline.ts";
import { TimelineRowView } from "./timeline-row-view.tsx";
import { ToEnd } from "./to-end.tsx";
import { useFirstUnread } from "./use-first-unread.ts";
import { useJump } from "./use-jump.ts";
import { useThreadScroll } from "./use-thread-scroll.ts";

/** What scrolls must be reachable by Tab, so that the keyboard can scroll it. */
const reachable = { tabIndex: 0 } as const;

/** The thread itself: a log that follows the newest message and fetches earlier ones as one scrolls up. */
export const MessageList = memo(function MessageList({
  interaction,
  messages,
  mayWrite,
  hasEarlier,
  isLoadingEarlier,
  onEarlier,
  onReply,
  onTakeBack,
}: {
  readonly interaction: ThreadInteraction;
  readonly messages: readonly ThreadMessage[];
  readonly mayWrite: boolean;
  readonly hasEarlier: boolean;
  readonly isLoadingEarlier: boolean;
  /** Fetches the page before; false when there is none, or it cannot be had. */
  readonly onEarlier: () => Promise<boolean>;
  readonly onReply: (message: ThreadMessage) => void;
  readonly onTakeBack: (pending: PendingMessage) => void;
}) {
  const text = useText();
  const viewerId = useViewer().user.id;
  const sender = useSender();
  const pending = usePending(interaction.id);
  const [alignment] = useAlignment();
  const firstUnreadId = useFirstUnread(messages, interaction.unreadCount);
  const rows = useMemo(
    () => timeline(messages, pending, viewerId, { firstUnreadId }),
    [messages, pending, viewerId, firstUnreadId],
  );
  const { frame, content, isAtEnd, leftAt, goToEnd, leaveEnd, handleScroll } = useThreadScroll(
    rows[0]?.key ?? "",
    rows.at(-1)?.key ?? "",
    useCallback(() => {
      if (hasEarlier && !isLoadingEarlier) void onEarlier();
    }, [hasEarlier, isLoadingEarlier, onEarlier]),
  );
  const jump = useJump(frame, onEarlier, leaveEnd);
  const news = useMemo(() => {
    const from = leftAt === null ? -1 : rows.findIndex(({ key }) => key === leftAt);
    return from < 0 ? 0 : rows.slice(from + 1).filter((row) => row.type === "message").length;
  }, [rows, leftAt]);

  return (
    <Gallery messages={messages}>
      <div className={styles.list}>
        <div
          ref={frame}
          className={styles.frame}
          role="log"
          aria-label={text("desk.thread", { name: interaction.contact.name })}
          {...reachable}
          onScroll={handleScroll}
          data-testid="thread"
        >
          <div ref={content} className={styles.content}>
            {isLoadingEarlier ? (
              <Loader size="sm" className={styles.earlier} aria-label={text("common.loading")} />
            ) : hasEarlier ? (
              <Button className={styles.earlier} variant="subtle" size="compact-xs" onClick={() => void onEarlier()}>
                {text("desk.thread.earlier")}
              </Button>
            ) : null}
            {rows.map((row) => (
              <TimelineRowView
                key={row.key}
                row={row}
                interaction={interaction}
                viewerId={viewerId}
                mayWrite={mayWrite}
                alignment={alignment}
                onReply={onReply}
                onJump={jump}
                onRetry={sender.retry}
                onTakeBack={onTakeBack}
              />
            ))}
          </div>
        </div>
        {isAtEnd ? null : <ToEnd news={news} onClick={goToEnd} />}
      </div>
    </Gallery>
  );
});
