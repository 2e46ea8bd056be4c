import { Badge, SegmentedControl, Text } from "@mantine/core";
import { useText } from "../../../lib/messages/index.ts";
import { StyledRuns } from "../../../ui/runs/styled-runs.tsx";
import styles from "./template-editor.module.css";
import type { NotificationPreviewed } from "./use-notification-preview.ts";

/** The pop-up as an agent will see it, filled in with an invented customer. */
export function TemplatePreview({
  accountKey,
  preview: { runs, problems },
  throughQueue,
  onThroughQueue,
}: {
  readonly accountKey: string;
  readonly preview: NotificationPreviewed;
  readonly throughQueue: boolean;
  readonly onThroughQueue: (throughQueue: boolean) => void;
}) {
  const text = useText();
  const isBroken = problems.some(({ isError }) => isError);
  return (
    <section className={styles.preview} aria-label={text("accounts.notificationPreview")}>
      <div className={styles.previewHead}>
        <Text size="sm" fw={600}>
          {text("accounts.notificationPreview")}
        </Text>
        <SegmentedControl
          size="xs"
          aria-label={text("accounts.notificationThrough")}
          value={throughQueue ? "queue" : "direct"}
          onChange={(value) => onThroughQueue(value === "queue")}
          data={[
            { value: "queue", label: text("accounts.notificationThroughQueue") },
            { value: "direct", label: text("accounts.notificationDirect") },
          ]}
        />
      </div>
      <div className={styles.card} data-testid="notification-preview">
        <Text fw={600}>
          {text("accounts.notificationSampleName")} <Badge>{accountKey}</Badge>
        </Text>
        {isBroken || runs.length === 0 ? (
          <Text size="xs" c="dimmed">
            {text(isBroken ? "accounts.notificationBroken" : "accounts.notificationNothing")}
          </Text>
        ) : (
          <p className={styles.text} dir="auto">
            <StyledRuns runs={runs} />
          </p>
        )}
      </div>
      <Text size="xs" c="dimmed">
        {text("accounts.notificationSample")}
      </Text>
    </section>
  );
}
