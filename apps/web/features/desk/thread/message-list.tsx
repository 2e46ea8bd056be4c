import { ActionIcon, Button, Loader } from "@mantine/core";
import { IconArrowDown } from "@tabler/icons-react";
import { memo, useCallback, useMemo } from "react";
import { useIntl } from "react-intl";
import { useText } from "../../../lib/messages/index.ts";
import { useViewer } from "../../../lib/session/index.ts";
import type { PendingMessage } from "../composer/outbox.ts";
import { usePending, useSender } from "../composer/outbox-context.tsx";
import { dayInWords } from "./day-in-words.ts";
import { MessageItem } from "./message-item.tsx";
import styles from "./message-list.module.css";
import { PendingItem } from "./pending-item.tsx";
import { SystemLine } from "./system-line.tsx";
import type { ThreadInteraction } from "./thread-types.ts";
import { type ThreadMessage, timeline } from "./timeline.ts";
import { useThreadScroll } from "./use-thread-scroll.ts";

const FLASH_MS = 1_200;
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
  readonly onEarlier: () => void;
  readonly onReply: (message: ThreadMessage) => void;
  readonly onTakeBack: (pending: PendingMessage) => void;
}) {
  const text = useText();
  const intl = useIntl();
  const viewerId = useViewer().user.id;
  const sender = useSender();
  const pending = usePending(interaction.id);
  const rows = useMemo(() => timeline(messages, pending, viewerId), [messages, pending, viewerId]);
  const { frame, content, isAtEnd, hasNews, goToEnd, handleScroll } = useThreadScroll(
    rows[0]?.key ?? "",
    rows.at(-1)?.key ?? "",
    useCallback(() => {
      if (hasEarlier && !isLoadingEarlier) onEarlier();
    }, [hasEarlier, isLoadingEarlier, onEarlier]),
  );

  const handleJump = useCallback(
    (messageId: string) => {
      const target = frame.current?.querySelector<HTMLElement>(`[data-message="${messageId}"]`);
      if (!target) return onEarlier();
      target.scrollIntoView({ block: "center" });
      target.dataset.flash = "true";
      setTimeout(() => delete target.dataset.flash, FLASH_MS);
    },
    [frame, onEarlier],
  );

  const contactName = interaction.contact.name;
  const { capabilities } = interaction.account.provider;
  return (
    <div className={styles.list}>
      <div
        ref={frame}
        className={styles.frame}
        role="log"
        aria-label={text("desk.thread", { name: contactName })}
        {...reachable}
        onScroll={handleScroll}
        data-testid="thread"
      >
        <div ref={content} className={styles.content}>
          {isLoadingEarlier ? (
            <Loader size="sm" className={styles.earlier} aria-label={text("common.loading")} />
          ) : hasEarlier ? (
            <Button className={styles.earlier} variant="subtle" size="compact-xs" onClick={onEarlier}>
              {text("desk.thread.earlier")}
            </Button>
          ) : null}
          {rows.map((row) => {
            switch (row.type) {
              case "day":
                return (
                  <div key={row.key} className={styles.day}>
                    <span>{dayInWords(row.day, new Date(), intl, text)}</span>
                  </div>
                );
              case "system":
                return <SystemLine key={row.key} message={row.message} />;
              case "message":
                return (
                  <MessageItem
                    key={row.key}
                    message={row.message}
                    isFirstOfGroup={row.isFirstOfGroup}
                    isLastOfGroup={row.isLastOfGroup}
                    isOwn={row.message.author?.id === viewerId}
                    contactName={contactName}
                    mayWrite={mayWrite}
                    capabilities={capabilities}
                    onReply={onReply}
                    onJump={handleJump}
                  />
                );
              case "pending":
                return (
                  <PendingItem
                    key={row.key}
                    pending={row.pending}
                    isFirstOfGroup={row.isFirstOfGroup}
                    contactName={contactName}
                    onRetry={sender.retry}
                    onDiscard={onTakeBack}
                  />
                );
            }
            return null;
          })}
        </div>
      </div>
      {isAtEnd ? null : hasNews ? (
        <Button
          className={styles.toEnd}
          variant="default"
          size="xs"
          radius="xl"
          leftSection={<IconArrowDown size="1rem" aria-hidden />}
          onClick={goToEnd}
        >
          {text("desk.thread.news")}
        </Button>
      ) : (
        <ActionIcon
          className={styles.toEnd}
          variant="default"
          radius="xl"
          size="lg"
          aria-label={text("desk.thread.toEnd")}
          onClick={goToEnd}
        >
          <IconArrowDown size="1.125rem" aria-hidden />
        </ActionIcon>
      )}
    </div>
  );
});
