import { useQuery } from "@apollo/client/react";
import { Skeleton, Text } from "@mantine/core";
import { useIntl } from "react-intl";
import { graphql } from "#gql";
import { useLiveEvents } from "../../../lib/live/index.ts";
import { useText } from "../../../lib/messages/index.ts";
import { Loaded } from "../../../ui/loaded/loaded.tsx";
import { fullTime } from "../lists/relative-time.ts";
import styles from "./routing-history.module.css";
import { stepInWords } from "./step-in-words.ts";

const RoutingHistoryQuery = graphql(`
  query RoutingHistory($id: ID!) {
    interaction(id: $id) {
      id
      routingHistory {
        kind
        at
        endedAt
        outcome
        reason
        seconds
        agent {
          id
          name
        }
        queue {
          id
          name
        }
        by {
          id
          name
        }
      }
    }
  }
`);

/** How the interaction came to whoever has it, in words: whom it rang for, who declined, where it went. */
export function RoutingHistory({ interactionId }: { readonly interactionId: string }) {
  const text = useText();
  const intl = useIntl();
  const query = useQuery(RoutingHistoryQuery, { variables: { id: interactionId }, fetchPolicy: "cache-and-network" });
  const { refetch } = query;
  useLiveEvents(({ kind, interaction }) => {
    if (kind === "INTERACTION_CHANGED" && interaction?.id === interactionId) void refetch().catch(() => undefined);
  });
  return (
    <Loaded query={query} skeleton={<Skeleton height="4rem" />}>
      {({ interaction }) =>
        (interaction?.routingHistory ?? []).length === 0 ? (
          <Text size="xs" c="dimmed">
            {text("desk.history.none")}
          </Text>
        ) : (
          <ol className={styles.steps}>
            {interaction?.routingHistory.map((step) => (
              <li key={`${step.at} ${step.kind} ${step.agent?.id ?? step.queue?.id ?? ""}`} className={styles.step}>
                <time className={styles.time} dateTime={step.at} title={fullTime(step.at, intl)}>
                  {intl.formatTime(step.at, { timeStyle: "medium", hourCycle: "h23" })}
                </time>
                <span className={styles.words}>{stepInWords(step, text)}</span>
              </li>
            ))}
          </ol>
        )
      }
    </Loaded>
  );
}
