"use client";
import { Button, Menu } from "@mantine/core";
import { IconChevronDown } from "@tabler/icons-react";
import type { PresenceState } from "#gql/types";
import { clockSpan, useServerNow } from "../../lib/clock/index.ts";
import { type MessageId, useText } from "../../lib/messages/index.ts";
import { useNotices } from "../../lib/notices.ts";
import { useViewer, type Viewer } from "../../lib/session/index.ts";
import { useMutationAnswer } from "../../lib/use-mutation-answer.ts";
import { PresenceChoices } from "./presence-choices.tsx";
import styles from "./presence-menu.module.css";
import { SetPauseMutation } from "./presence-operations.ts";

const labels: Record<PresenceState, MessageId> = {
  ONLINE: "frame.online",
  PAUSED: "frame.paused",
  OFFLINE: "frame.signedOut",
};

/** An agent's presence: online, on which pause and for how long, and the queues that ring for them (R7). */
export function PresenceMenu() {
  const text = useText();
  const notices = useNotices();
  const { user } = useViewer();
  const [setPause, isSending] = useMutationAnswer(SetPauseMutation);
  if (user.role !== "AGENT") return null;
  const state = stateOf(user, text);

  const handlePause = async (input: { paused: boolean; pauseId?: string }): Promise<void> => {
    const answer = (await setPause({ input }))?.setPause;
    if (answer === undefined) notices.failed("failure.offline");
    else if (answer.__typename !== "PresenceSet") notices.refused(answer.message);
  };

  return (
    <Menu position="bottom-end" width="17rem">
      <Menu.Target>
        <Button
          variant="default"
          size="xs"
          loading={isSending}
          aria-label={text("frame.presence", { state })}
          leftSection={<span className={styles.dot} data-presence={user.presence} aria-hidden />}
          rightSection={<IconChevronDown size="0.875rem" aria-hidden />}
        >
          <span className={styles.state}>{state}</span>
          {user.presence === "PAUSED" && user.pause ? <PauseClock since={user.pause.since} /> : null}
        </Button>
      </Menu.Target>
      <Menu.Dropdown className={styles.dropdown}>
        <PresenceChoices pause={user.pause ?? null} onPause={(input) => void handlePause(input)} />
      </Menu.Dropdown>
    </Menu>
  );
}

function stateOf({ presence, pause }: Viewer["user"], text: ReturnType<typeof useText>): string {
  return presence === "PAUSED" && pause?.name ? text("frame.pausedFor", { pause: pause.name }) : text(labels[presence]);
}

/** How long the pause has been on. Not read aloud each second. */
function PauseClock({ since }: { since: string }) {
  const now = useServerNow(1_000);
  return (
    <span className={styles.clock} aria-hidden>
      {clockSpan(now - Date.parse(since))}
    </span>
  );
}
