import type { ReactNode } from "react";
import styles from "./list-page.module.css";

/** The bar above a list: search and filters at the start, the one primary action at the end. */
export function ListBar({ children, action }: { children: ReactNode; action?: ReactNode }) {
  return (
    <div className={styles.bar}>
      <div className={styles.filters}>{children}</div>
      {action}
    </div>
  );
}
