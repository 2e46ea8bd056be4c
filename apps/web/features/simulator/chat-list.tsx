import { Badge, Skeleton, Text, UnstyledButton } from "@mantine/core";
import { useIntl } from "react-intl";
import { useText } from "../../lib/messages/index.ts";
import styles from "./chat-list.module.css";
import { contentInWords } from "./content-in-words.ts";
import type { Chat, SimulatedNumber } from "./control/shapes.ts";
import { phoneInWords } from "./invented-people.ts";
import { shownMessages, unreadCount } from "./simulator-state.ts";

/** The phone's first screen: chats with the newest first, then the businesses nobody wrote to yet. */
export function ChatList({
  numbers,
  chats,
  onOpen,
}: {
  readonly numbers: readonly SimulatedNumber[] | null;
  readonly chats: readonly Chat[] | null;
  readonly onOpen: (numberId: string) => void;
}) {
  const text = useText();
  if (numbers === null) return <Skeleton m="md" height="3rem" width="auto" />;
  const order = (chats ?? []).map(({ numberId }) => numberId);
  const rank = ({ id }: SimulatedNumber): number => (order.includes(id) ? order.indexOf(id) : order.length);
  const arranged = [...numbers].sort((one, other) => rank(one) - rank(other));

  return (
    <>
      <header className={styles.header}>{text("simulator.chats")}</header>
      {arranged.length === 0 ? (
        <Text c="dimmed" size="sm" p="md">
          {text("simulator.noNumbers")}
        </Text>
      ) : null}
      <ul className={styles.list}>
        {arranged.map((number) => (
          <li key={number.id}>
            <Row
              number={number}
              chat={chats?.find((chat) => chat.numberId === number.id) ?? null}
              onOpen={() => onOpen(number.id)}
            />
          </li>
        ))}
      </ul>
    </>
  );
}

function Row({
  number,
  chat,
  onOpen,
}: {
  readonly number: SimulatedNumber;
  readonly chat: Chat | null;
  readonly onOpen: () => void;
}) {
  const text = useText();
  const intl = useIntl();
  const last = chat === null ? undefined : shownMessages(chat).at(-1);
  const unread = chat === null ? 0 : unreadCount(chat);
  return (
    <UnstyledButton className={styles.row} onClick={onOpen}>
      <span className={styles.avatar} aria-hidden>
        {[...number.name][0]?.toUpperCase()}
      </span>
      <span className={styles.words}>
        <span className={styles.line}>
          <Text span size="sm" fw={600} truncate>
            {number.name}
          </Text>
          {last === undefined ? null : (
            <Text span size="xs" c="dimmed" className={styles.time}>
              <time dateTime={last.at.toISOString()}>
                {intl.formatTime(last.at, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" })}
              </time>
            </Text>
          )}
        </span>
        <span className={styles.line}>
          <Text span size="xs" c="dimmed" truncate>
            {last === undefined ? phoneInWords(number.phone) : contentInWords(last, text)}
          </Text>
          {unread > 0 ? (
            <Badge variant="filled" radius="xl" size="sm">
              {unread}
            </Badge>
          ) : (
            <Text span size="xs" c="dimmed" className={styles.provider}>
              {number.provider}
            </Text>
          )}
        </span>
      </span>
    </UnstyledButton>
  );
}
