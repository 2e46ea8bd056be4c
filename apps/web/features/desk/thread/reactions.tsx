import { Tooltip } from "@mantine/core";
import { useText } from "../../../lib/messages/index.ts";
import styles from "./reactions.module.css";
import type { ThreadMessage } from "./timeline.ts";

/** What stands on a message now, and by whom. */
export function Reactions({
  reactions,
  contactName,
}: {
  readonly reactions: ThreadMessage["reactions"];
  readonly contactName: string;
}) {
  const text = useText();
  return (
    <span className={styles.reactions}>
      {[...reactions.entries()].map(([place, { emoji, byContact, by }]) => {
        const who = byContact ? contactName : (by?.name ?? text("desk.quote.us"));
        const label = text("desk.reaction.by", { emoji, who });
        return (
          <Tooltip key={place} label={label}>
            <span className={styles.reaction} role="img" aria-label={label}>
              {emoji}
            </span>
          </Tooltip>
        );
      })}
    </span>
  );
}
