import { useText } from "../../../lib/messages/index.ts";
import { inFewWords } from "../lists/last-words.ts";
import styles from "./quote.module.css";
import type { ThreadMessage } from "./timeline.ts";

/** The message an answer answers to; a click shows it in the thread. */
export function Quote({
  quoted,
  contactName,
  onJump,
}: {
  readonly quoted: NonNullable<ThreadMessage["replyTo"]>;
  readonly contactName: string;
  readonly onJump: (messageId: string) => void;
}) {
  const text = useText();
  const { id } = quoted;
  const words = (
    <>
      <span className={styles.who}>{quoted.direction === "OUTBOUND" ? text("desk.quote.us") : contactName}</span>
      <span className={styles.words} dir="auto">
        {inFewWords(quoted, text)}
      </span>
    </>
  );
  if (id === null) return <span className={styles.quote}>{words}</span>;
  return (
    <button type="button" className={styles.quote} onClick={() => onJump(id)} aria-label={text("desk.quote.show")}>
      {words}
    </button>
  );
}
