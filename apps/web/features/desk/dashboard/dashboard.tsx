import { useQuery } from "@apollo/client/react";
import { Text, Title, UnstyledButton } from "@mantine/core";
import { useDebouncedCallback } from "@mantine/hooks";
import type { LiveInteractionFragment } from "#gql/types";
import { isOffline } from "../../../lib/failure.ts";
import { useLiveEvents } from "../../../lib/live/index.ts";
import { useText } from "../../../lib/messages/index.ts";
import { ErrorState } from "../../../ui/states/error-state.tsx";
import type { ListKind } from "../lists/list-kinds.ts";
import type { DeskList } from "../lists/use-desk-list.ts";
import styles from "./dashboard.module.css";
import { DeskQueuesQuery } from "./queues-query.ts";

/** Counts are asked for again so long after something moved, however much moved, and now and then in any case. */
const AFTER_MS = 800;
const EVERY_MS = 20_000;

/** What stands where no interaction is chosen: one's own queues with who waits in them, and one's own desk in numbers. */
export function Dashboard({
  owned,
  waiting,
  onKind,
}: {
  readonly owned: readonly LiveInteractionFragment[] | undefined;
  readonly waiting: DeskList;
  readonly onKind: (kind: ListKind) => void;
}) {
  const text = useText();
  const { data, error, refetch } = useQuery(DeskQueuesQuery, { pollInterval: EVERY_MS });
  const recount = useDebouncedCallback(() => void refetch().catch(() => undefined), {
    delay: AFTER_MS,
    leading: false,
  });
  useLiveEvents(({ kind }) => {
    if (MOVES.has(kind)) recount();
  });
  const queues = data?.queues.edges.map(({ node }) => node) ?? [];
  const unread = owned?.filter(({ isUnread }) => isUnread).length ?? 0;

  return (
    <div className={styles.board} data-testid="dashboard">
      <Title order={2}>{text(owned?.length === 0 ? "desk.nothing.idle" : "desk.nothing.choose")}</Title>
      <Text c="dimmed" size="sm">
        {text(owned?.length === 0 ? "desk.nothing.idle.why" : "desk.nothing.choose.how")}
      </Text>
      <div className={styles.own}>
        <Figure label={text("desk.board.mine")} value={owned?.length} onClick={() => onKind("mine")} />
        <Figure label={text("desk.board.unread")} value={owned && unread} onClick={() => onKind("mine")} />
        <Figure
          label={text("desk.board.waiting")}
          value={waiting.rows?.length}
          isMore={waiting.hasMore}
          onClick={() => onKind("waiting")}
        />
      </div>
      <section aria-label={text("desk.board.queues")}>
        <Title order={3} className={styles.heading}>
          {text("desk.board.queues")}
        </Title>
        {error && data === undefined ? (
          <ErrorState isOffline={isOffline(error)} onRetry={() => void refetch().catch(() => undefined)} />
        ) : data !== undefined && queues.length === 0 ? (
          <Text size="sm" c="dimmed">
            {text("desk.board.noQueues")}
          </Text>
        ) : (
          <ul className={styles.queues}>
            {queues.map(({ id, name, waiting: count }) => (
              <li key={id} className={styles.queue} data-waiting={count > 0 || undefined}>
                <span className={styles.name} dir="auto">
                  {name}
                </span>
                <span className={styles.count}>{text("desk.board.queueWaiting", { count })}</span>
              </li>
            ))}
          </ul>
        )}
      </section>
    </div>
  );
}

/** Kinds of event after which other numbers may wait. */
const MOVES: ReadonlySet<string> = new Set([
  "INTERACTION_OPENED",
  "INTERACTION_CHANGED",
  "INTERACTION_CLOSED",
  "QUEUE_CHANGED",
  "OFFER_MADE",
  "OFFER_CHANGED",
]);

function Figure({
  label,
  value,
  isMore = false,
  onClick,
}: {
  readonly label: string;
  /** Undefined until known. */
  readonly value: number | undefined;
  readonly isMore?: boolean;
  readonly onClick: () => void;
}) {
  return (
    <UnstyledButton className={styles.figure} onClick={onClick}>
      <span className={styles.value}>
        {value ?? "–"}
        {isMore ? "+" : ""}
      </span>
      <span className={styles.label}>{label}</span>
    </UnstyledButton>
  );
}
