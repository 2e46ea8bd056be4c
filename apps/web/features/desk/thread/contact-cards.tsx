import { IconUser } from "@tabler/icons-react";
import { Folded } from "../../message-text/index.ts";
import styles from "./message-content.module.css";
import type { ThreadMessage } from "./timeline.ts";

type Card = ThreadMessage["contactCards"][number];

/** Cards, and lines of one card, that are shown before somebody asks for the rest. */
const FIRST_CARDS = 5;
const FIRST_LINES = 10;

/** Contact cards somebody sent. */
export function Cards({ cards }: { readonly cards: readonly Card[] }) {
  return (
    <Folded isLong={cards.length > FIRST_CARDS || cards.some((card) => linesOf(card).length > FIRST_LINES)}>
      {(isWhole) =>
        [...cards.entries()].map(([place, card]) =>
          isWhole || place < FIRST_CARDS ? <CardView key={place} card={card} isWhole={isWhole} /> : null,
        )
      }
    </Folded>
  );
}

function CardView({ card, isWhole }: { readonly card: Card; readonly isWhole: boolean }) {
  const lines = isWhole ? linesOf(card) : linesOf(card).slice(0, FIRST_LINES);
  return (
    <span className={`${styles.card} ${styles.cardRow}`}>
      <IconUser size="1.5rem" stroke={1.5} aria-hidden />
      <span className={styles.words}>
        <strong dir="auto">{card.name}</strong>
        {card.organisation === null ? null : <span className={styles.quiet}>{card.organisation}</span>}
        {[...lines.entries()].map(([place, line]) => (
          <span key={place} className={`${styles.quiet} tabular`}>
            {line}
          </span>
        ))}
      </span>
    </span>
  );
}

function linesOf({ phones, emails }: Card): readonly string[] {
  return [...phones, ...emails];
}
