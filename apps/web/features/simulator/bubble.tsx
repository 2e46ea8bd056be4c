import { ActionIcon, Menu } from "@mantine/core";
import {
  IconArrowBackUp,
  IconArrowForwardUp,
  IconCheck,
  IconChecks,
  IconChevronDown,
  IconClock,
  IconCopy,
  IconTrash,
} from "@tabler/icons-react";
import { type MouseEvent, useRef, useState } from "react";
import { useIntl } from "react-intl";
import { useText } from "../../lib/messages/index.ts";
import styles from "./bubble.module.css";
import { BubbleContent } from "./bubble-content.tsx";
import type { ChatMessage, OutgoingContent } from "./control/shapes.ts";

const QUICK_EMOJIS = ["👍", "❤️", "😂", "😮", "😢", "🙏"] as const;
const LONG_PRESS_MS = 450;

/** One message on the customer's phone, with what may be done about it in a menu (arrow, long press or right click). */
export function Bubble({
  message,
  isFirst,
  isLate,
  onReply,
  onSend,
}: {
  readonly message: ChatMessage;
  /** The first of several by the same side: it has the tail. */
  readonly isFirst: boolean;
  /** The contact centre has not taken it for too long. */
  readonly isLate: boolean;
  readonly onReply: () => void;
  readonly onSend: (content: OutgoingContent) => void;
}) {
  const text = useText();
  const intl = useIntl();
  const [isMenuOpen, setMenuOpen] = useState(false);
  const press = useRef<ReturnType<typeof setTimeout>>(undefined);
  const mine = message.reactions.find(({ byCustomer }) => byCustomer)?.emoji;

  const beginPress = (): void => {
    press.current = setTimeout(() => setMenuOpen(true), LONG_PRESS_MS);
  };
  const endPress = (): void => clearTimeout(press.current);
  const gestures = {
    onTouchStart: beginPress,
    onTouchEnd: endPress,
    onTouchMove: endPress,
    onContextMenu: (event: MouseEvent) => {
      event.preventDefault();
      setMenuOpen(true);
    },
  };
  const react = (emoji: string): void => {
    onSend({ type: "reaction", target: message.id, emoji: emoji === mine ? "" : emoji });
    setMenuOpen(false);
  };

  return (
    <div
      className={styles.line}
      data-mine={message.fromCustomer || undefined}
      data-first={isFirst || undefined}
      data-testid="phone-message"
    >
      <div className={styles.bubble} {...gestures}>
        <span className="visually-hidden">{text(message.fromCustomer ? "simulator.you" : "simulator.business")}</span>
        {message.forwarded ? (
          <span className={styles.forwarded}>
            <IconArrowForwardUp size="0.875rem" aria-hidden /> {text("simulator.forwarded")}
          </span>
        ) : null}
        {message.quoted === null ? null : (
          <span className={styles.quote}>
            <strong>{text(message.quoted.fromCustomer ? "simulator.you" : "simulator.business")}</strong>
            <span dir="auto">{message.quoted.preview ?? text("simulator.quotedMissing")}</span>
          </span>
        )}
        {message.revoked ? (
          <em className={styles.gone}>{text("simulator.deleted")}</em>
        ) : (
          <BubbleContent message={message} onSend={onSend} />
        )}
        <span className={styles.foot}>
          {message.edited ? <span>{text("simulator.edited")}</span> : null}
          <time dateTime={message.at.toISOString()}>
            {intl.formatTime(message.at, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" })}
          </time>
          {message.fromCustomer ? <Tick state={message.state} /> : null}
        </span>
        <Menu opened={isMenuOpen} onChange={setMenuOpen} position="bottom-end" withinPortal>
          <Menu.Target>
            <ActionIcon className={styles.more} size="sm" aria-label={text("simulator.messageMenu")}>
              <IconChevronDown size="1rem" aria-hidden />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <div className={styles.emojis}>
              {QUICK_EMOJIS.map((emoji) => (
                <Menu.Item
                  key={emoji}
                  className={styles.emoji}
                  data-chosen={emoji === mine || undefined}
                  aria-label={text("simulator.react", { emoji })}
                  onClick={() => react(emoji)}
                >
                  {emoji}
                </Menu.Item>
              ))}
            </div>
            <Menu.Divider />
            <Menu.Item leftSection={<IconArrowBackUp size="1rem" aria-hidden />} onClick={onReply}>
              {text("simulator.reply")}
            </Menu.Item>
            {message.content.type === "text" ? (
              <Menu.Item
                leftSection={<IconCopy size="1rem" aria-hidden />}
                onClick={() => {
                  if (message.content.type === "text") void navigator.clipboard?.writeText(message.content.text);
                }}
              >
                {text("simulator.copy")}
              </Menu.Item>
            ) : null}
            {message.fromCustomer && !message.revoked ? (
              <Menu.Item
                leftSection={<IconTrash size="1rem" aria-hidden />}
                onClick={() => onSend({ type: "revoke", target: message.id })}
              >
                {text("simulator.deleteForAll")}
              </Menu.Item>
            ) : null}
          </Menu.Dropdown>
        </Menu>
      </div>
      {message.reactions.length > 0 ? (
        <span className={styles.reactions}>
          {message.reactions.map(({ emoji, byCustomer }) => (
            <span key={`${emoji}-${byCustomer}`}>{emoji}</span>
          ))}
        </span>
      ) : null}
      {isLate ? <span className={styles.late}>{text("simulator.webhookUnanswered")}</span> : null}
    </div>
  );
}

function Tick({ state }: { readonly state: ChatMessage["state"] }) {
  const text = useText();
  const label = text(`simulator.tick.${state}`);
  switch (state) {
    case "sending":
    case "accepted":
      return <IconClock size="0.875rem" aria-label={label} role="img" />;
    case "sent":
      return <IconCheck size="0.875rem" aria-label={label} role="img" />;
    case "delivered":
      return <IconChecks size="0.875rem" aria-label={label} role="img" />;
    case "read":
      return <IconChecks className={styles.read} size="0.875rem" aria-label={label} role="img" />;
    case "failed":
      return null;
  }
}
