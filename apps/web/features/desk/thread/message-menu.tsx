import { ActionIcon, Menu } from "@mantine/core";
import { IconArrowBackUp, IconCopy, IconDots } from "@tabler/icons-react";
import { useText } from "../../../lib/messages/index.ts";
import styles from "./message-menu.module.css";
import type { Capabilities } from "./thread-types.ts";
import type { ThreadMessage } from "./timeline.ts";
import { useReaction } from "./use-reaction.ts";

/** Outbound ones in these states may not be with the contact: they can neither be answered nor reacted to. */
const NOT_THERE: ReadonlySet<string> = new Set(["QUEUED", "UNKNOWN", "FAILED"]);
const EMOJIS = ["👍", "❤️", "😂", "😮", "😢", "🙏"] as const;

/** What may be done with a message, where the provider can: react, answer it; always: copy. */
export function MessageMenu({
  message,
  mayWrite,
  capabilities,
  onReply,
}: {
  readonly message: ThreadMessage;
  readonly mayWrite: boolean;
  readonly capabilities: Capabilities;
  readonly onReply: (message: ThreadMessage) => void;
}) {
  const text = useText();
  const isThere = message.revokedAt === null && !NOT_THERE.has(message.status ?? "READ");
  const mayReact = mayWrite && capabilities.reactions && isThere && message.direction === "INBOUND";
  const mayReply = mayWrite && capabilities.replyContext && isThere;
  const words = message.revokedAt === null ? message.text : null;
  if (!mayReact && !mayReply && !words) return null;

  return (
    <Menu position="bottom" withinPortal>
      <Menu.Target>
        <ActionIcon className={styles.target} size="sm" aria-label={text("desk.message.menu")}>
          <IconDots size="1rem" aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {mayReact ? (
          <>
            <Reacting message={message} />
            <Menu.Divider />
          </>
        ) : null}
        {mayReply ? (
          <Menu.Item leftSection={<IconArrowBackUp size="1rem" aria-hidden />} onClick={() => onReply(message)}>
            {text("desk.message.reply")}
          </Menu.Item>
        ) : null}
        {words ? (
          <Menu.Item
            leftSection={<IconCopy size="1rem" aria-hidden />}
            onClick={() => void navigator.clipboard?.writeText(words)}
          >
            {text("desk.message.copy")}
          </Menu.Item>
        ) : null}
      </Menu.Dropdown>
    </Menu>
  );
}

/** Mounted with the open menu alone: a thread has many. */
function Reacting({ message }: { readonly message: ThreadMessage }) {
  const text = useText();
  const react = useReaction();
  const mine = message.reactions.find(({ byContact }) => !byContact)?.emoji;
  return (
    <div className={styles.emojis}>
      {EMOJIS.map((emoji) => (
        <Menu.Item
          key={emoji}
          className={styles.emoji}
          data-chosen={emoji === mine || undefined}
          aria-label={text("desk.message.react", { emoji })}
          onClick={() => void react(message.id, emoji === mine ? null : emoji)}
        >
          {emoji}
        </Menu.Item>
      ))}
    </div>
  );
}
