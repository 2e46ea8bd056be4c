import { Skeleton } from "@mantine/core";
import { useText } from "../../../lib/messages/index.ts";
import styles from "./thread-pane.module.css";

const WIDTHS = ["45%", "60%", "38%", "52%"] as const;

/** The outline of a thread. */
export function ThreadSkeleton() {
  const text = useText();
  return (
    <div className={styles.skeleton} role="status" aria-label={text("common.loading")}>
      {WIDTHS.map((width) => (
        <Skeleton key={width} height="2.5rem" width={width} radius="lg" />
      ))}
    </div>
  );
}
