import { IconAlertCircle, IconCheck, IconChecks, IconClock, IconHelpCircle } from "@tabler/icons-react";
import type { DeliveryStatus } from "#gql/types";
import { useText } from "../../../lib/messages/index.ts";
import styles from "./ticks.module.css";

/** How far a message has come: clock, ✓, ✓✓, ✓✓ in teal, or what went wrong. */
export function Ticks({ status }: { readonly status: DeliveryStatus }) {
  const label = useText()(`desk.status.${status}`);
  const Icon = ICONS[status];
  return (
    <span className={styles.ticks} data-status={status} title={label}>
      <Icon size="1rem" stroke={status === "READ" ? 2.75 : 1.75} role="img" aria-label={label} />
    </span>
  );
}

const ICONS = {
  QUEUED: IconClock,
  SENT: IconCheck,
  DELIVERED: IconChecks,
  READ: IconChecks,
  FAILED: IconAlertCircle,
  UNKNOWN: IconHelpCircle,
} as const satisfies Record<DeliveryStatus, unknown>;
