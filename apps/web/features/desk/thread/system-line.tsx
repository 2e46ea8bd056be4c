import {
  IconArrowsExchange,
  IconCircleCheck,
  IconClockOff,
  IconDoorEnter,
  IconInfoCircle,
  IconLockCheck,
  IconTag,
} from "@tabler/icons-react";
import { useIntl } from "react-intl";
import { useText } from "../../../lib/messages/index.ts";
import { clockTime, fullTime } from "../lists/relative-time.ts";
import { lineInWords } from "./line-in-words.ts";
import styles from "./system-line.module.css";
import type { ThreadMessage } from "./timeline.ts";

/** A line of the interaction's life, in the viewer's language. */
export function SystemLine({ message }: { readonly message: ThreadMessage }) {
  const intl = useIntl();
  const text = useText();
  const Icon = iconOf(message.systemEvent ?? "");
  return (
    <div className={styles.line} data-message={message.id} data-testid="system-line">
      <Icon size="0.875rem" aria-hidden />
      <span>{lineInWords(message, text)}</span>
      <time dateTime={message.occurredAt} title={fullTime(message.occurredAt, intl)}>
        {clockTime(message.occurredAt, intl)}
      </time>
    </div>
  );
}

function iconOf(event: string) {
  if (/accept|taken|assigned/i.test(event)) return IconCircleCheck;
  if (/close/i.test(event)) return IconLockCheck;
  if (/open/i.test(event)) return IconDoorEnter;
  if (/expire|timeout|reject|missed/i.test(event)) return IconClockOff;
  if (/transfer|offer|queue|rout/i.test(event)) return IconArrowsExchange;
  return /tag/i.test(event) ? IconTag : IconInfoCircle;
}
