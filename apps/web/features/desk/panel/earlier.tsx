import { Text, UnstyledButton } from "@mantine/core";
import { useIntl } from "react-intl";
import type { LiveInteractionFragment } from "#gql/types";
import { useText } from "../../../lib/messages/index.ts";
import { inFewWords } from "../lists/last-words.ts";
import { fullTime } from "../lists/relative-time.ts";
import styles from "./earlier.module.css";

/** The contact's earlier interactions on this account, newest first; a click reads one. */
export function Earlier({
  interactions,
  onSelect,
}: {
  readonly interactions: readonly LiveInteractionFragment[];
  readonly onSelect: (interactionId: string) => void;
}) {
  const text = useText();
  const intl = useIntl();
  if (interactions.length === 0)
    return (
      <Text size="xs" c="dimmed">
        {text("desk.panel.noEarlier")}
      </Text>
    );
  return (
    <ul className={styles.list}>
      {interactions.map(({ id, openedAt, disposition, assignedAgent, lastMessage }) => (
        <li key={id}>
          <UnstyledButton className={styles.row} onClick={() => onSelect(id)}>
            <span className={styles.line}>
              <time className={styles.date} dateTime={openedAt} title={fullTime(openedAt, intl)}>
                {intl.formatDate(openedAt, { dateStyle: "medium" })}
              </time>
              <span className={styles.quiet}>{disposition.at(-1) ?? assignedAgent?.name ?? ""}</span>
            </span>
            <span className={styles.words} dir="auto">
              {lastMessage ? inFewWords(lastMessage, text) : ""}
            </span>
          </UnstyledButton>
        </li>
      ))}
    </ul>
  );
}
