import { ActionIcon, Badge, Tooltip } from "@mantine/core";
import { IconX } from "@tabler/icons-react";
import { useEffect, useRef } from "react";
import type { LiveInteractionFragment } from "#gql/types";
import { useText } from "../../../lib/messages/index.ts";
import { PartBoundary } from "../../../ui/boundary/part-boundary.tsx";
import styles from "./tab-strip.module.css";

/** The open interactions in a row, each with its account's key and what is unread. */
export function TabStrip({
  tabs,
  shownId,
  onShow,
  onClose,
}: {
  readonly tabs: readonly LiveInteractionFragment[];
  readonly shownId: string | null;
  readonly onShow: (interactionId: string) => void;
  readonly onClose: (interactionId: string) => void;
}) {
  const text = useText();
  const strip = useRef<HTMLUListElement>(null);
  useEffect(() => {
    if (shownId !== null)
      strip.current
        ?.querySelector(`[data-tab="${CSS.escape(shownId)}"]`)
        ?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }, [shownId]);
  if (tabs.length === 0) return null;

  return (
    <nav className={styles.strip} aria-label={text("desk.tabs")} data-testid="tabs">
      <ul ref={strip} className={styles.tabs}>
        {tabs.map((tab) => (
          <li key={tab.id} className={styles.tab} data-tab={tab.id} data-shown={tab.id === shownId || undefined}>
            <PartBoundary
              subject={tab}
              fallback={
                <button type="button" className={styles.show} onClick={() => onShow(tab.id)}>
                  <span className={styles.name}>{text("partError.row")}</span>
                </button>
              }
            >
              <Tab tab={tab} isShown={tab.id === shownId} onShow={onShow} onClose={onClose} />
            </PartBoundary>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Tab({
  tab: { id, account, contact, isUnread, unreadCount },
  isShown,
  onShow,
  onClose,
}: {
  readonly tab: LiveInteractionFragment;
  readonly isShown: boolean;
  readonly onShow: (interactionId: string) => void;
  readonly onClose: (interactionId: string) => void;
}) {
  const text = useText();
  return (
    <>
      <button
        type="button"
        className={styles.show}
        aria-current={isShown ? "page" : undefined}
        title={`${contact.name} · ${account.name}`}
        onClick={() => onShow(id)}
        onAuxClick={({ button }) => {
          if (button === 1) onClose(id);
        }}
      >
        <Badge size="xs" className={styles.key} color={isShown ? "accent" : "gray"}>
          {account.key}
        </Badge>
        <span className={styles.name} dir="auto">
          {contact.name}
        </span>
        {isUnread ? (
          <span className={styles.unread}>
            <span aria-hidden>{unreadCount > 99 ? "99+" : unreadCount || "•"}</span>
            <span className="visually-hidden">{text("desk.row.unread", { count: unreadCount })}</span>
          </span>
        ) : null}
      </button>
      <Tooltip label={text("desk.closeTab.hint")}>
        <ActionIcon
          size="sm"
          className={styles.close}
          aria-label={text("desk.tabs.close", { name: contact.name })}
          onClick={() => onClose(id)}
        >
          <IconX size="0.875rem" aria-hidden />
        </ActionIcon>
      </Tooltip>
    </>
  );
}
