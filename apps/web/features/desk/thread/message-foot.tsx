import { useIntl } from "react-intl";
import { useText } from "../../../lib/messages/index.ts";
import { clockTime, fullTime, preciseTime } from "../lists/relative-time.ts";
import styles from "./message-foot.module.css";
import { Ticks } from "./ticks.tsx";
import type { ThreadMessage } from "./timeline.ts";

/** The time by the provider's clock, whether it was edited, and the ticks. */
export function MessageFoot({ message }: { readonly message: ThreadMessage }) {
  const text = useText();
  const intl = useIntl();
  return (
    <span className={styles.foot}>
      {message.editedAt === null ? null : (
        <span title={fullTime(message.editedAt, intl)}>{text("desk.message.edited")}</span>
      )}
      <time
        dateTime={message.occurredAt}
        title={text("desk.message.times", {
          at: preciseTime(message.occurredAt, intl),
          received: preciseTime(message.receivedAt, intl),
        })}
      >
        {clockTime(message.occurredAt, intl)}
      </time>
      {message.status === null ? null : <Ticks status={message.status} />}
    </span>
  );
}
