import { ActionIcon, Button } from "@mantine/core";
import { IconArrowDown } from "@tabler/icons-react";
import { useText } from "../../../lib/messages/index.ts";
import styles from "./message-list.module.css";

/** Leads to the newest message, and says how many came meanwhile. */
export function ToEnd({ news, onClick }: { readonly news: number; readonly onClick: () => void }) {
  const text = useText();
  if (news > 0)
    return (
      <Button
        className={styles.toEnd}
        size="xs"
        radius="xl"
        variant="default"
        leftSection={<IconArrowDown size="1rem" aria-hidden />}
        onClick={onClick}
      >
        {text("desk.thread.news", { count: news })}
      </Button>
    );
  return (
    <ActionIcon
      className={styles.toEnd}
      variant="default"
      radius="xl"
      size="lg"
      aria-label={text("desk.thread.toEnd")}
      onClick={onClick}
    >
      <IconArrowDown size="1.125rem" aria-hidden />
    </ActionIcon>
  );
}
