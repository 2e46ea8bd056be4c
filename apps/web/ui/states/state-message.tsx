import { Text, Title } from "@mantine/core";
import type { TablerIcon } from "@tabler/icons-react";
import type { ReactNode } from "react";
import styles from "./state-message.module.css";

export function StateMessage(props: {
  role: "alert" | "status";
  icon: TablerIcon;
  title: string;
  body: string;
  action?: ReactNode;
}) {
  const Icon = props.icon;
  return (
    <div className={styles.root} role={props.role}>
      <Icon className={styles.icon} stroke={1.5} aria-hidden />
      <Title order={2}>{props.title}</Title>
      <Text c="dimmed" maw="26rem">
        {props.body}
      </Text>
      {props.action}
    </div>
  );
}
