import { Text, Title } from "@mantine/core";
import type { ReactNode } from "react";
import { Mark } from "../../ui/mark/mark.tsx";
import styles from "./entrance.module.css";

/** The page before the console: one narrow form. */
export function Entrance({ title, body, children }: { title: string; body?: string; children: ReactNode }) {
  return (
    <main className={styles.page}>
      <div className={styles.form}>
        <Mark />
        <div>
          <Title order={1}>{title}</Title>
          {body !== undefined && (
            <Text c="dimmed" mt="2xs">
              {body}
            </Text>
          )}
        </div>
        {children}
      </div>
    </main>
  );
}
