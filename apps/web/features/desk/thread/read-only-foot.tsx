import { Button, Text } from "@mantine/core";
import { IconHandGrab } from "@tabler/icons-react";
import { useIntl } from "react-intl";
import { useText } from "../../../lib/messages/index.ts";
import { fullTime } from "../lists/relative-time.ts";
import styles from "./thread-pane.module.css";
import type { ThreadInteraction } from "./thread-types.ts";

/** Why one cannot write here, and what one can do instead. */
export function ReadOnlyFoot({
  interaction,
  onTake,
}: {
  readonly interaction: ThreadInteraction;
  readonly onTake: () => void;
}) {
  const text = useText();
  const intl = useIntl();
  const { phase, assignedAgent, closedAt, disposition, note } = interaction;
  if (phase === "CLOSED")
    return (
      <div className={styles.foot} data-testid="closed-foot">
        <div className={styles.footWords}>
          <Text size="sm" fw={600}>
            {disposition.length > 0
              ? text("desk.closed.as", { disposition: disposition.join(" › ") })
              : text(`desk.closed.${interaction.closedBy ?? "AGENT"}`)}
          </Text>
          <Text size="xs" c="dimmed">
            {closedAt === null ? "" : fullTime(closedAt, intl)} · {text("desk.closed.next")}
          </Text>
          {note ? <Text size="sm">{note}</Text> : null}
        </div>
      </div>
    );
  if (phase === "WAITING")
    return (
      <div className={styles.foot}>
        <Text size="sm" className={styles.footWords}>
          {text("desk.waiting.why")}
        </Text>
        <Button size="sm" leftSection={<IconHandGrab size="1rem" aria-hidden />} onClick={onTake}>
          {text("desk.take")}
        </Button>
      </div>
    );
  return (
    <div className={styles.foot}>
      <Text size="sm" c="dimmed">
        {phase === "ASSIGNED" && assignedAgent
          ? text("desk.readOnly.owned", { name: assignedAgent.name })
          : text("desk.readOnly.offered")}
      </Text>
    </div>
  );
}
