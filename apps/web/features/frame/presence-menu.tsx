"use client";
import { useMutation } from "@apollo/client/react";
import { Button, Menu } from "@mantine/core";
import { IconChevronDown, IconPlayerPause, IconPlayerPlay } from "@tabler/icons-react";
import { graphql } from "#gql";
import type { PresenceState } from "#gql/types";
import { type MessageId, useText } from "../../lib/messages/index.ts";
import { useNotices } from "../../lib/notices.ts";
import { useViewer } from "../../lib/session/index.ts";
import styles from "./presence-menu.module.css";

const SetPauseMutation = graphql(`
  mutation SetPause($input: SetPauseInput!) {
    setPause(input: $input) {
      ... on PresenceSet {
        user {
          id
          presence
        }
      }
    }
  }
`);

const labels: Record<PresenceState, MessageId> = {
  ONLINE: "frame.online",
  PAUSED: "frame.paused",
  OFFLINE: "frame.signedOut",
};

/** An agent's presence, and the switch between online and paused. No offers come while paused (R7). */
export function PresenceMenu() {
  const text = useText();
  const notices = useNotices();
  const { user } = useViewer();
  const [setPause, { loading }] = useMutation(SetPauseMutation, { onError: () => notices.failed("failure.offline") });
  if (user.role !== "AGENT") return null;
  const isPaused = user.presence === "PAUSED";

  return (
    <Menu position="bottom-end" width="14rem">
      <Menu.Target>
        <Button
          variant="default"
          size="xs"
          loading={loading}
          aria-label={text("frame.presence", { state: text(labels[user.presence]) })}
          leftSection={<span className={styles.dot} data-presence={user.presence} aria-hidden />}
          rightSection={<IconChevronDown size="0.875rem" aria-hidden />}
        >
          {text(labels[user.presence])}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          leftSection={
            isPaused ? <IconPlayerPlay size="1rem" aria-hidden /> : <IconPlayerPause size="1rem" aria-hidden />
          }
          onClick={() => void setPause({ variables: { input: { paused: !isPaused } } })}
        >
          {text(isPaused ? "frame.unpause" : "frame.pause")}
          {!isPaused && <div className={styles.hint}>{text("frame.pauseHint")}</div>}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
