"use client";
import { Title } from "@mantine/core";
import { useText } from "../../lib/messages/index.ts";
import { Page } from "../frame/index.ts";
import { AgentTable } from "./agent-table.tsx";
import { QueueTable } from "./queue-table.tsx";
import styles from "./realtime.module.css";

/** What happens now: the queues, and the agents with what supervisors may do with them. */
export function RealtimeScreen() {
  const text = useText();
  return (
    <Page title={text("realtime.title")}>
      <section className={styles.section} aria-label={text("realtime.queues")}>
        <Title order={2}>{text("realtime.queues")}</Title>
        <QueueTable />
      </section>
      <section className={styles.section} aria-label={text("realtime.agents")}>
        <Title order={2}>{text("realtime.agents")}</Title>
        <div>
          <AgentTable />
        </div>
      </section>
    </Page>
  );
}
