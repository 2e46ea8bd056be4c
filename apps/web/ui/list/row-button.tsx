import { UnstyledButton } from "@mantine/core";
import type { ReactNode } from "react";
import styles from "./list-page.module.css";

/** A row's name, which opens something beside the list. */
export function RowButton({ onClick, children }: { onClick: () => void; children: ReactNode }) {
  return (
    <UnstyledButton className={styles.button ?? ""} onClick={onClick}>
      {children}
    </UnstyledButton>
  );
}
