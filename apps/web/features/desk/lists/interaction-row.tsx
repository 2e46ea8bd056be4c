import { Badge, Button, Text } from "@mantine/core";
import { IconArrowDownLeft, IconArrowUpRight, IconCornerUpRight } from "@tabler/icons-react";
import { memo } from "react";
import { useIntl } from "react-intl";
import type { LiveInteractionFragment } from "#gql/types";
import { useText } from "../../../lib/messages/index.ts";
import { isWindowShort, windowLeft } from "../durations.ts";
import styles from "./interaction-row.module.css";
import { inFewWords } from "./last-words.ts";
import type { ListKind } from "./list-kinds.ts";
import { fullTime, shortTime } from "./relative-time.ts";

/** One interaction in a list: who, on which account, the last words and when, what is unread, how long free text is allowed. */
export const InteractionRow = memo(function InteractionRow({
  interaction,
  kind,
  isGone,
  isSelected,
  now,
  onSelect,
  onTake,
}: {
  readonly interaction: LiveInteractionFragment;
  readonly kind: ListKind;
  /** It has left the list and shows where it stood. */
  readonly isGone: boolean;
  readonly isSelected: boolean;
  /** The server's time; renewed by the list each half minute. */
  readonly now: number;
  readonly onSelect: (id: string) => void;
  readonly onTake: (id: string) => void;
}) {
  const text = useText();
  const intl = useIntl();
  const { id, contact, account, lastMessage, isUnread, unreadCount } = interaction;
  const at =
    (kind === "waiting" ? interaction.waitingSince : null) ?? interaction.lastMessageAt ?? interaction.openedAt;
  const left = windowLeft(interaction.serviceWindowEndsAt, now, text);
  const isShort = isWindowShort(interaction.serviceWindowEndsAt, now);

  return (
    <div
      className={styles.row}
      data-selected={isSelected || undefined}
      data-unread={isUnread || undefined}
      data-gone={isGone || undefined}
      data-testid="interaction-row"
    >
      <button
        type="button"
        className={styles.open}
        data-row={id}
        aria-current={isSelected ? "true" : undefined}
        onClick={() => onSelect(id)}
      >
        <span className={styles.line}>
          <Text span className={styles.name} truncate dir="auto">
            {contact.name}
          </Text>
          <Badge size="sm" color={isSelected ? "accent" : "gray"} className={styles.key}>
            {account.key}
          </Badge>
          <time className={styles.time} dateTime={at} title={fullTime(at, intl)}>
            {shortTime(at, now, intl)}
          </time>
        </span>
        <span className={styles.line}>
          {lastMessage ? <Arrow direction={lastMessage.direction} /> : null}
          <span className={styles.words} dir="auto">
            {lastMessage ? inFewWords(lastMessage, text) : text("desk.row.nothing")}
          </span>
          {kind === "mine" && interaction.phase !== "ASSIGNED" ? (
            <span className={styles.returned}>{text("desk.row.offered")}</span>
          ) : null}
          {kind === "waiting" ? null : kind === "closed" ? (
            <span className={styles.window}>{interaction.disposition.at(-1) ?? ""}</span>
          ) : (
            <span className={styles.window} data-short={isShort || left === null || undefined}>
              {left ?? text("desk.window.closedShort")}
            </span>
          )}
          {isUnread && kind !== "closed" ? (
            <span className={styles.unread}>
              <span aria-hidden>{unreadCount > 99 ? "99+" : unreadCount || "•"}</span>
              <span className="visually-hidden">{text("desk.row.unread", { count: unreadCount })}</span>
            </span>
          ) : null}
        </span>
      </button>
      {isGone ? (
        <Text span size="xs" c="dimmed" className={styles.take}>
          {text(`desk.row.gone.${kind}`)}
        </Text>
      ) : kind === "waiting" ? (
        <Button className={styles.take} variant="default" size="xs" onClick={() => onTake(id)}>
          {text("desk.take")}
          <span className="visually-hidden"> {contact.name}</span>
        </Button>
      ) : null}
    </div>
  );
});

/** Stands in for a row that cannot be drawn: its interaction can still be opened. */
export function UndrawnRow({
  id,
  isSelected,
  onSelect,
}: {
  readonly id: string;
  readonly isSelected: boolean;
  readonly onSelect: (id: string) => void;
}) {
  const text = useText();
  return (
    <div className={styles.row} data-selected={isSelected || undefined} data-testid="interaction-row">
      <button
        type="button"
        className={styles.open}
        data-row={id}
        aria-current={isSelected ? "true" : undefined}
        onClick={() => onSelect(id)}
      >
        <Text span c="dimmed">
          {text("partError.row")}
        </Text>
      </button>
    </div>
  );
}

function Arrow({ direction }: { readonly direction: string }) {
  const text = useText();
  if (direction === "INBOUND")
    return (
      <IconArrowDownLeft className={styles.arrow} size="0.875rem" role="img" aria-label={text("desk.row.inbound")} />
    );
  if (direction === "OUTBOUND")
    return (
      <IconArrowUpRight className={styles.arrow} size="0.875rem" role="img" aria-label={text("desk.row.outbound")} />
    );
  return <IconCornerUpRight className={styles.arrow} size="0.875rem" aria-hidden />;
}
