import { useQuery } from "@apollo/client/react";
import { Skeleton, Text } from "@mantine/core";
import { useIntl } from "react-intl";
import { useServerNow } from "../../../lib/clock/index.ts";
import { useLiveEvents } from "../../../lib/live/index.ts";
import { useText } from "../../../lib/messages/index.ts";
import { Loaded } from "../../../ui/loaded/loaded.tsx";
import { fullTime, shortTime } from "../lists/relative-time.ts";
import styles from "./notes.module.css";
import { InteractionNotesQuery } from "./panel-queries.ts";

/** The team's notes on the interaction, newest first: found without reading the thread. */
export function Notes({ interactionId }: { readonly interactionId: string }) {
  const text = useText();
  const intl = useIntl();
  const now = useServerNow(30_000);
  const query = useQuery(InteractionNotesQuery, {
    variables: { id: interactionId },
    fetchPolicy: "cache-and-network",
  });
  const { refetch } = query;
  useLiveEvents(({ kind, message }) => {
    if (kind === "MESSAGE_ADDED" && message?.direction === "NOTE" && message.interactionId === interactionId)
      void refetch().catch(() => undefined);
  });
  return (
    <Loaded query={query} skeleton={<Skeleton height="2rem" />}>
      {({ interaction }) =>
        (interaction?.notes ?? []).length === 0 ? (
          <Text size="xs" c="dimmed">
            {text("desk.panel.noNotes")}
          </Text>
        ) : (
          <ul className={styles.notes}>
            {interaction?.notes.map(({ id, author, text: words, occurredAt }) => (
              <li key={id} className={styles.note}>
                <p className={styles.words} dir="auto">
                  {words}
                </p>
                <Text size="xs" c="dimmed">
                  {author && `${author.name} · `}
                  <time dateTime={occurredAt} title={fullTime(occurredAt, intl)}>
                    {shortTime(occurredAt, now, intl)}
                  </time>
                </Text>
              </li>
            ))}
          </ul>
        )
      }
    </Loaded>
  );
}
