import { Badge, Button, Kbd, Text } from "@mantine/core";
import type { LiveOfferFragment } from "#gql/types";
import { clockSpan, useServerNow } from "../../../lib/clock/index.ts";
import { useText } from "../../../lib/messages/index.ts";
import { StyledRuns } from "../../../ui/runs/styled-runs.tsx";
import styles from "./offer-card.module.css";

/** Below this many seconds the ring says that time is short. */
const SHORT_SECONDS = 5;

interface Answers {
  /** The keys `a` and `r` are for this one. */
  readonly isFirst: boolean;
  readonly isAnswering: boolean;
  readonly onAccept: () => void;
  readonly onReject: () => void;
}

/** One invitation: who, on which account and queue, how long they wait, how long one has to answer. */
export function OfferCard({
  offer,
  shakes,
  ...answers
}: Answers & { readonly offer: LiveOfferFragment; readonly shakes: boolean }) {
  const text = useText();
  const now = useServerNow(250);
  const { contact, account } = offer.interaction;
  const leftMs = Math.max(0, Date.parse(offer.expiresAt) - now);
  const wholeMs = Math.max(1, Date.parse(offer.expiresAt) - Date.parse(offer.offeredAt));
  const waitedMs = now - Date.parse(offer.interaction.waitingSince ?? offer.interaction.openedAt);

  return (
    <article className={styles.card} data-shakes={shakes || undefined} data-testid="offer">
      <div className={styles.head}>
        <div className={styles.who}>
          <Text fw={600} truncate dir="auto">
            {contact.name}
          </Text>
          <div className={styles.where}>
            <Badge>{account.key}</Badge>
            {offer.queue ? (
              <Text span size="xs" c="dimmed" truncate>
                {offer.queue.name}
              </Text>
            ) : null}
            <Text span size="xs" c="dimmed" className={styles.waited}>
              {text("desk.offer.waiting", { time: clockSpan(waitedMs) })}
            </Text>
          </div>
        </div>
        <Ring fraction={leftMs / wholeMs} seconds={Math.ceil(leftMs / 1_000)} />
      </div>
      <p className={styles.notification} dir="auto">
        <StyledRuns runs={offer.notificationRuns} />
      </p>
      {offer.reason === "PLAN_QUEUE" || offer.reason === "PLAN_AGENT" ? null : (
        <Text size="xs" c="dimmed">
          {text(`desk.offer.reason.${offer.reason}`)}
        </Text>
      )}
      <AnswerButtons isOver={leftMs === 0} {...answers} />
    </article>
  );
}

/** Stands in for an invitation that cannot be drawn: it can still be answered. */
export function UndrawnOffer(answers: Answers) {
  const text = useText();
  return (
    <article className={styles.card} data-testid="offer">
      <Text>{text("desk.offer.undrawn")}</Text>
      <AnswerButtons isOver={false} {...answers} />
    </article>
  );
}

function AnswerButtons({ isOver, isFirst, isAnswering, onAccept, onReject }: Answers & { readonly isOver: boolean }) {
  const text = useText();
  return (
    <div className={styles.answers}>
      <Button
        loading={isAnswering}
        disabled={isOver}
        onClick={onAccept}
        rightSection={isFirst ? <Key name="A" /> : null}
      >
        {text("desk.offer.accept")}
      </Button>
      <Button
        variant="default"
        disabled={isAnswering}
        onClick={onReject}
        rightSection={isFirst ? <Key name="R" /> : null}
      >
        {text("desk.offer.reject")}
      </Button>
    </div>
  );
}

function Key({ name }: { readonly name: string }) {
  return (
    <Kbd size="xs" className={styles.key} aria-hidden>
      {name}
    </Kbd>
  );
}

function Ring({ fraction, seconds }: { readonly fraction: number; readonly seconds: number }) {
  const text = useText();
  return (
    <span
      className={styles.ring}
      data-short={seconds <= SHORT_SECONDS || undefined}
      role="timer"
      aria-label={text("desk.offer.left", { seconds })}
    >
      <svg viewBox="0 0 36 36" aria-hidden focusable="false">
        <circle className={styles.track} cx="18" cy="18" r="15" />
        <circle
          className={styles.left}
          cx="18"
          cy="18"
          r="15"
          pathLength={1}
          strokeDasharray={1}
          strokeDashoffset={1 - Math.min(1, fraction)}
        />
      </svg>
      <span className="tabular" aria-hidden>
        {seconds > 999 ? "…" : seconds}
      </span>
    </span>
  );
}
