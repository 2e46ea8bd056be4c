import { IconUser } from "@tabler/icons-react";
import styles from "./message-content.module.css";
import type { ThreadMessage } from "./timeline.ts";

/** Contact cards somebody sent. */
export function Cards({ cards }: { readonly cards: ThreadMessage["contactCards"] }) {
  return cards.map((card) => (
    <span key={`${card.name}-${card.phones.join()}`} className={`${styles.card} ${styles.cardRow}`}>
      <IconUser size="1.5rem" stroke={1.5} aria-hidden />
      <span className={styles.words}>
        <strong dir="auto">{card.name}</strong>
        {card.organisation === null ? null : <span className={styles.quiet}>{card.organisation}</span>}
        {[...card.phones, ...card.emails].map((line) => (
          <span key={line} className={`${styles.quiet} tabular`}>
            {line}
          </span>
        ))}
      </span>
    </span>
  ));
}
