import { Button, Loader } from "@mantine/core";
import { memo, useCallback, useMemo, useRef } from "react";
import { useText } from "../../../lib/messages/index.ts";
import { useViewer } from "../../../lib/session/index.ts";
import { PartBoundary } from "../../../ui/boundary/part-boundary.tsx";
import type { PendingMessage } from "../composer/outbox.ts";
import { usePending, useSender } from "../composer/outbox-context.tsx";
import { sideOf, useAlignment } from "./alignment.ts";
import { Gallery } from "./gallery.tsx";
import styles from "./message-list.module.css";
import type { ThreadInteraction } from "./thread-types.ts";
import { type ThreadMessage, timeline } from "./timeline.ts";
import { TimelineRowView } from "./timeline-row-view.tsx";
import { ToEnd } from "./to-end.tsx";
import { UndrawnMessage } from "./undrawn-message.tsx";
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
  const { frame, virtual, isAtEnd, leftAt, goToEnd, handleScroll } = useThreadScroll(rows, onEarlier);
  const newest = useRef(rows);
  newest.current = rows;
  const show = useCallback(
    (messageId: string): boolean => {
      const index = newest.current.findIndex((row) => "message" in row && row.message.id === messageId);
      if (index >= 0) virtual.scrollToIndex(index, { align: "center" });
      return index >= 0;
    },
    [virtual],
  );
  const { jump, flashedId } = useJump(show, onEarlier);
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
          // What is drawn while one scrolls back is not new.
          aria-live={isAtEnd ? "polite" : "off"}
          aria-label={text("desk.thread", { name: interaction.contact.name })}
          {...reachable}
          onScroll={handleScroll}
          data-testid="thread"
        >
          <div className={styles.content}>
            <ol className={styles.rows} style={{ height: virtual.getTotalSize() }}>
              {virtual.getVirtualItems().map(({ index, key, start }) => {
                const row = rows[index];
                return row === undefined ? null : (
                  <li
                    key={key}
                    ref={virtual.measureElement}
                    aria-posinset={index + 1}
                    aria-setsize={hasEarlier ? -1 : rows.length}
                    className={styles.row}
                    style={{ transform: `translateY(${start}px)` }}
                    data-index={index}
                    data-key={row.key}
                    data-flash={("message" in row && row.message.id === flashedId) || undefined}
                  >
                    <PartBoundary
                      subject={"message" in row ? row.message : row.key}
                      fallback={
                        "message" in row ? (
                          <UndrawnMessage message={row.message} side={sideOf(row.message.direction, alignment)} />
                        ) : (
                          <span>{text("partError.row")}</span>
                        )
                      }
                    >
                      <TimelineRowView
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
                    </PartBoundary>
                  </li>
                );
              })}
            </ol>
            {isLoadingEarlier ? (
              <Loader size="sm" className={styles.earlier} aria-label={text("common.loading")} />
            ) : hasEarlier ? (
              <Button className={styles.earlier} variant="subtle" size="compact-xs" onClick={() => void onEarlier()}>
                {text("desk.thread.earlier")}
              </Button>
            ) : null}
          </div>
        </div>
        {isAtEnd ? null : <ToEnd news={news} onClick={goToEnd} />}
      </div>
    </Gallery>
  );
});
