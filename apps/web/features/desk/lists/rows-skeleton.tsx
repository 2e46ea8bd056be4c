import { Skeleton } from "@mantine/core";
import { useText } from "../../../lib/messages/index.ts";
import styles from "./list-pane.module.css";

const ROWS = ["a", "b", "c", "d", "e", "f"];

/** The outline of a list of interactions. */
export function RowsSkeleton() {
  const text = useText();
  return (
    <div role="status" aria-label={text("common.loading")}>
      {ROWS.map((row) => (
        <div key={row} className={styles.skeleton}>
          <Skeleton height="0.875rem" width="60%" />
          <Skeleton height="0.75rem" width="85%" />
        </div>
      ))}
    </div>
  );
}
