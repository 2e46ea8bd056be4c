import { IconLock, IconSettings } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useText } from "../../../lib/messages/index.ts";
import styles from "./bubble.module.css";

/** The shape every line somebody wrote has: its side, its tone, who wrote it, and what stands below it. */
export function Bubble({
  id,
  side,
  tone,
  isFirstOfGroup,
  author,
  speaker,
  isAutomatic,
  isInline = false,
  isBare = false,
  isUnsent = false,
  menu,
  below,
  children,
}: {
  /** The message's id, by which a quote finds it; null while unsent. */
  readonly id: string | null;
  readonly side: "start" | "end";
  readonly tone: "inbound" | "outbound" | "note";
  readonly isFirstOfGroup: boolean;
  /** Shown above; null where it goes without saying. */
  readonly author: string | null;
  /** Said to screen readers before the words. */
  readonly speaker: string | null;
  readonly isAutomatic: boolean;
  /** Words only: time and ticks stand beside the last line when they fit. */
  readonly isInline?: boolean;
  /** Without a background: stickers. */
  readonly isBare?: boolean;
  readonly isUnsent?: boolean;
  readonly menu: ReactNode;
  readonly below: ReactNode;
  readonly children: ReactNode;
}) {
  const text = useText();
  return (
    <div
      className={styles.line}
      data-side={side}
      data-first={isFirstOfGroup || undefined}
      data-message={id ?? undefined}
      data-testid="message"
    >
      {tone === "note" ? (
        <span className={styles.author} data-note>
          <IconLock size="0.875rem" aria-hidden />
          {author === null ? text("desk.note") : text("desk.note.by", { name: author })}
        </span>
      ) : isAutomatic && isFirstOfGroup ? (
        <span className={styles.author}>
          <IconSettings size="0.875rem" aria-hidden />
          {text("desk.automatic")}
        </span>
      ) : author !== null ? (
        <span className={styles.author} dir="auto">
          {author}
        </span>
      ) : null}
      <div className={styles.row}>
        <div
          className={styles.bubble}
          data-tone={tone}
          data-inline={isInline || undefined}
          data-bare={isBare || undefined}
          data-unsent={isUnsent || undefined}
        >
          {speaker === null ? null : <span className="visually-hidden">{text("desk.says", { name: speaker })}</span>}
          {children}
        </div>
        {menu}
      </div>
      {below}
    </div>
  );
}
