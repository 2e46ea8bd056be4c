import { ActionIcon, Badge, Button, Text, Title, Tooltip } from "@mantine/core";
import { IconArrowLeft, IconCheck, IconInfoCircle, IconX } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useIntl } from "react-intl";
import { useServerNow } from "../../../lib/clock/index.ts";
import { useText } from "../../../lib/messages/index.ts";
import { isWindowShort, windowLeft } from "../durations.ts";
import { fullTime } from "../lists/relative-time.ts";
import { HabitsMenu } from "./habits-menu.tsx";
import styles from "./thread-header.module.css";
import type { ThreadInteraction } from "./thread-types.ts";
import { Watchers } from "./watchers.tsx";

/** Who, on which account, how long free text is allowed, and what may be done with the whole interaction. */
export function ThreadHeader({
  interaction,
  isOwner,
  onBack,
  onPanel,
  onCloseTab,
  onClose,
  menu,
}: {
  readonly interaction: ThreadInteraction;
  readonly isOwner: boolean;
  readonly onBack: () => void;
  readonly onPanel: () => void;
  /** Null where there are no tabs. */
  readonly onCloseTab: (() => void) | null;
  readonly onClose: () => void;
  readonly menu: ReactNode;
}) {
  const text = useText();
  const intl = useIntl();
  const now = useServerNow(15_000);
  const { account, contact, phase, serviceWindowEndsAt } = interaction;
  const left = windowLeft(serviceWindowEndsAt, now, text);
  const isShort = isWindowShort(serviceWindowEndsAt, now);
  const isOpen = phase !== "CLOSED";

  return (
    <header className={styles.header}>
      <ActionIcon className={styles.back} size="lg" aria-label={text("desk.back")} onClick={onBack}>
        <IconArrowLeft size="1.25rem" aria-hidden />
      </ActionIcon>
      <div className={styles.who}>
        <Title order={2} className={styles.name} dir="auto">
          {contact.name}
        </Title>
        <div className={styles.facts}>
          <Badge size="sm">{account.key}</Badge>
          <Text span size="xs" c="dimmed" truncate className={styles.account}>
            {account.name}
          </Text>
          {isOpen ? (
            <Tooltip
              label={
                left === null
                  ? text("desk.window.closed")
                  : text("desk.window.until", { time: serviceWindowEndsAt ? fullTime(serviceWindowEndsAt, intl) : "" })
              }
            >
              <Text
                span
                size="xs"
                className={styles.window}
                data-short={isShort || left === null || undefined}
                tabIndex={0}
              >
                {left ?? text("desk.window.closedShort")}
              </Text>
            </Tooltip>
          ) : null}
          <Watchers interactionId={interaction.id} />
        </div>
      </div>
      {isOwner && isOpen ? (
        <>
          <Button
            variant="default"
            size="xs"
            className={styles.close}
            leftSection={<IconCheck size="1rem" aria-hidden />}
            onClick={onClose}
          >
            {text("desk.close")}
          </Button>
          {onCloseTab === null ? null : (
            <Tooltip label={text("desk.closeTab.hint")}>
              <ActionIcon size="lg" className={styles.closeTab} aria-label={text("desk.closeTab")} onClick={onCloseTab}>
                <IconX size="1.125rem" aria-hidden />
              </ActionIcon>
            </Tooltip>
          )}
        </>
      ) : null}
      {menu}
      <HabitsMenu className={styles.habits} />
      <ActionIcon className={styles.panel} size="lg" aria-label={text("desk.panel.show")} onClick={onPanel}>
        <IconInfoCircle size="1.25rem" aria-hidden />
      </ActionIcon>
    </header>
  );
}
