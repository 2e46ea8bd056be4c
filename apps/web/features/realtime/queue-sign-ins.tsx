"use client";
import { Modal, Stack, Switch, Text } from "@mantine/core";
import { useState } from "react";
import type { RealtimeAgentFragment } from "#gql/types";
import { useText } from "../../lib/messages/index.ts";
import { useMutationAnswer } from "../../lib/use-mutation-answer.ts";
import { FormAlert } from "../../ui/form/form-alert.tsx";
import { SetQueueSignInMutation } from "./operations.ts";

/** Signs an agent in to their queues and out of them, each at once: a member stays one. */
export function QueueSignIns({ agent, onClose }: { agent: RealtimeAgentFragment; onClose: () => void }) {
  const text = useText();
  const [setQueueSignIn, isSending] = useMutationAnswer(SetQueueSignInMutation);
  const [refusal, setRefusal] = useState<string | null>(null);
  const signedOut = new Set(agent.signedOutQueues.map(({ id }) => id));

  async function handleChange(queueId: string, isSignedIn: boolean) {
    setRefusal(null);
    const answer = (await setQueueSignIn({ input: { userId: agent.id, queueId, isSignedIn } }))?.setQueueSignIn;
    if (answer?.__typename === "QueueSignInSet") return;
    setRefusal(answer === undefined ? text("failure.offline") : answer.message);
  }

  return (
    <Modal
      opened
      onClose={onClose}
      title={text("realtime.signInsTitle", { name: agent.name })}
      closeButtonProps={{ "aria-label": text("common.close") }}
    >
      <Stack>
        <FormAlert>{refusal}</FormAlert>
        <Text c="dimmed">{text("realtime.signInsHint")}</Text>
        {agent.queues.map(({ id, name }) => (
          <Switch
            key={id}
            label={name}
            checked={!signedOut.has(id)}
            disabled={isSending}
            onChange={(event) => void handleChange(id, event.currentTarget.checked)}
          />
        ))}
      </Stack>
    </Modal>
  );
}
