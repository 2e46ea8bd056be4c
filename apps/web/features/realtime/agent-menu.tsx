"use client";
import { Menu } from "@mantine/core";
import { IconLogout, IconPlayerPause, IconPlayerPlay, IconStack2 } from "@tabler/icons-react";
import { useState } from "react";
import type { RealtimeAgentFragment } from "#gql/types";
import { useText } from "../../lib/messages/index.ts";
import { useNotices } from "../../lib/notices.ts";
import { useMutationAnswer } from "../../lib/use-mutation-answer.ts";
import { RowMenu } from "../../ui/list/index.ts";
import { SetUserPauseMutation } from "./operations.ts";
import { PauseAgent } from "./pause-agent.tsx";
import { QueueSignIns } from "./queue-sign-ins.tsx";
import { SignOutAgent } from "./sign-out-agent.tsx";

/** What a supervisor may do with an agent: pause, queues, sign out. */
export function AgentMenu({ agent }: { agent: RealtimeAgentFragment }) {
  const text = useText();
  const notices = useNotices();
  const [setUserPause] = useMutationAnswer(SetUserPauseMutation);
  const [open, setOpen] = useState<"pause" | "queues" | "signOut" | null>(null);
  const close = () => setOpen(null);

  async function handleUnpause() {
    const answer = (await setUserPause({ input: { userId: agent.id, paused: false } }))?.setUserPause;
    if (answer === undefined) notices.failed("failure.offline");
    else if (answer.__typename !== "PresenceSet") notices.refused(answer.message);
  }

  return (
    <>
      <RowMenu name={agent.name}>
        {agent.pause && (
          <Menu.Item leftSection={<IconPlayerPlay size="1rem" aria-hidden />} onClick={() => void handleUnpause()}>
            {text("realtime.unpause")}
          </Menu.Item>
        )}
        <Menu.Item leftSection={<IconPlayerPause size="1rem" aria-hidden />} onClick={() => setOpen("pause")}>
          {text(agent.pause ? "realtime.changePause" : "realtime.pause")}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconStack2 size="1rem" aria-hidden />}
          disabled={agent.queues.length === 0}
          onClick={() => setOpen("queues")}
        >
          {text("realtime.signIns")}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item
          color="var(--mantine-color-error)"
          leftSection={<IconLogout size="1rem" aria-hidden />}
          onClick={() => setOpen("signOut")}
        >
          {text("realtime.signOut")}
        </Menu.Item>
      </RowMenu>
      {open === "pause" && <PauseAgent agent={agent} onClose={close} />}
      {open === "queues" && <QueueSignIns agent={agent} onClose={close} />}
      {open === "signOut" && <SignOutAgent agent={agent} onClose={close} />}
    </>
  );
}
