import { Button, CopyButton } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import { useText } from "../../../lib/messages/index.ts";
import type { Side } from "./alignment.ts";
import { Bubble } from "./bubble.tsx";
import styles from "./message-content.module.css";
import type { ThreadMessage } from "./timeline.ts";

/** Stands in for a message that could not be drawn: what is stored of it can still be copied. */
export function UndrawnMessage({ message, side }: { readonly message: ThreadMessage; readonly side: Side }) {
  const text = useText();
  return (
    <Bubble
      id={message.id}
      side={side}
      tone={message.direction === "NOTE" ? "note" : message.direction === "INBOUND" ? "inbound" : "outbound"}
      isFirstOfGroup={false}
      author={null}
      speaker={null}
      isAutomatic={false}
      menu={null}
      below={null}
    >
      <span className={styles.card} data-testid="undrawn">
        <span className={styles.label}>
          <IconAlertTriangle size="0.875rem" aria-hidden />
          <strong>{text("desk.message.undrawn")}</strong>
        </span>
        <span className={styles.quiet}>{text("desk.message.undrawn.advice")}</span>
        <CopyButton value={JSON.stringify(message, null, 2)} timeout={1_500}>
          {({ copied, copy }) => (
            <Button variant="default" size="compact-xs" className={styles.copy} onClick={copy}>
              {text(copied ? "common.copied" : "desk.message.undrawn.copy")}
            </Button>
          )}
        </CopyButton>
      </span>
    </Bubble>
  );
}
