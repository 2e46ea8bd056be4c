import { useQuery } from "@apollo/client/react";
import { Badge, Button, Skeleton, Text, UnstyledButton } from "@mantine/core";
import { useMemo } from "react";
import { useIntl } from "react-intl";
import { graphql } from "#gql";
import { useText } from "../../../lib/messages/index.ts";
import { Loaded } from "../../../ui/loaded/loaded.tsx";
import { inFewWords } from "../lists/last-words.ts";
import { fullTime } from "../lists/relative-time.ts";
import styles from "./earlier.module.css";

const JourneyQuery = graphql(`
  query Journey($where: InteractionWhere!, $after: Cursor) {
    interactions(where: $where, orderBy: OPENED_NEWEST, first: 20, after: $after) {
      edges {
        cursor
        node {
          ...LiveInteraction
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

/** All interactions of the contact on all accounts the viewer may see, newest first. */
export function Journey({
  contactId,
  currentId,
  onSelect,
}: {
  readonly contactId: string;
  readonly currentId: string;
  readonly onSelect: (interactionId: string) => void;
}) {
  const text = useText();
  const intl = useIntl();
  const variables = useMemo(() => ({ where: { contactId: { in: [contactId] } } }), [contactId]);
  const query = useQuery(JourneyQuery, { variables, fetchPolicy: "cache-and-network" });
  return (
    <Loaded query={query} skeleton={<Skeleton height="4rem" />}>
      {({ interactions: { edges, pageInfo } }) => (
        <>
          <ol className={styles.list}>
            {edges.map(
              ({ node: { id, number, account, openedAt, phase, disposition, assignedAgent, lastMessage } }) => (
                <li key={id}>
                  <UnstyledButton
                    className={styles.row}
                    aria-current={id === currentId || undefined}
                    disabled={id === currentId}
                    onClick={() => onSelect(id)}
                  >
                    <span className={styles.line}>
                      <time className={styles.date} dateTime={openedAt} title={fullTime(openedAt, intl)}>
                        {intl.formatDate(openedAt, { dateStyle: "medium" })}
                      </time>
                      <Badge size="sm">{account.key}</Badge>
                    </span>
                    <span className={styles.quiet}>
                      {text("desk.panel.journeyLine", {
                        number,
                        state:
                          id === currentId
                            ? text("desk.panel.journeyHere")
                            : phase === "CLOSED"
                              ? (disposition.at(-1) ?? text("desk.panel.journeyClosed"))
                              : text("desk.panel.journeyOpen"),
                        agent: assignedAgent?.name ?? text("desk.panel.journeyNobody"),
                      })}
                    </span>
                    <span className={styles.words} dir="auto">
                      {lastMessage ? inFewWords(lastMessage, text) : ""}
                    </span>
                  </UnstyledButton>
                </li>
              ),
            )}
          </ol>
          {edges.length === 1 ? (
            <Text size="xs" c="dimmed">
              {text("desk.panel.journeyAlone")}
            </Text>
          ) : null}
          {pageInfo.hasNextPage ? (
            <Button
              size="compact-xs"
              variant="subtle"
              color="gray"
              onClick={() =>
                void query.fetchMore({ variables: { after: pageInfo.endCursor ?? null } }).catch(() => undefined)
              }
            >
              {text("common.loadMore")}
            </Button>
          ) : null}
        </>
      )}
    </Loaded>
  );
}
