import { Button, Text } from "@mantine/core";
import { IconArrowForwardUp } from "@tabler/icons-react";
import { useEffect, useEffectEvent, useRef } from "react";
import type { LiveInteractionFragment } from "#gql/types";
import { clockSpan, useServerNow } from "../../../lib/clock/index.ts";
import { useText } from "../../../lib/messages/index.ts";
import { useNotices } from "../../../lib/notices.ts";
import { useViewer } from "../../../lib/session/index.ts";
import { useMutationAnswer } from "../../../lib/use-mutation-answer.ts";
import { CancelTransferMutation } from "./operations.ts";
import styles from "./transfer.module.css";

/** Above the thread while the interaction is being transferred: to whom, for how much longer, and the way to take it back (R9). */
export function TransferBar({
  interaction,
  onGone,
}: {
  readonly interaction: LiveInteractionFragment;
  /** Somebody accepted what was the viewer's: its tab closes. */
  readonly onGone: () => void;
}) {
  const { transfer } = interaction;
  useAccepted(interaction, onGone);
  return transfer === null ? null : <Pending interaction={interaction} transfer={transfer} />;
}

function Pending({
  interaction: { id, assignedAgent },
  transfer: { agent, queue, expiresAt },
}: {
  readonly interaction: LiveInteractionFragment;
  readonly transfer: NonNullable<LiveInteractionFragment["transfer"]>;
}) {
  const text = useText();
  const notices = useNotices();
  const { user, permissions } = useViewer();
  const now = useServerNow(500);
  const [cancel, isCancelling] = useMutationAnswer(CancelTransferMutation);
  const mayCancel = assignedAgent?.id === user.id || permissions.includes("interactions.intervene");

  async function handleCancel() {
    const answer = await cancel({ id });
    const result = answer?.cancelTransfer;
    if (result === undefined) notices.failed("failure.offline");
    else if (result.__typename !== "TransferCancelled") notices.refused(result.message);
  }

  return (
    <div className={styles.bar} data-testid="transfer-pending">
      <IconArrowForwardUp size="1rem" aria-hidden />
      <Text size="sm" className={styles.words}>
        {text("desk.transfer.pending", { name: agent?.name ?? queue?.name ?? "" })}{" "}
        <Text span size="sm" c="dimmed" className="tabular" role="timer">
          {text("desk.transfer.left", { time: clockSpan(Date.parse(expiresAt) - now) })}
        </Text>
      </Text>
      {mayCancel ? (
        <Button size="compact-sm" variant="default" loading={isCancelling} onClick={() => void handleCancel()}>
          {text("desk.transfer.cancel")}
        </Button>
      ) : null}
    </div>
  );
}

/** Tells the giver that somebody accepted, and lets go of it. */
function useAccepted({ assignedAgent, contact, transfer }: LiveInteractionFragment, onGone: () => void): void {
  const notices = useNotices();
  const viewerId = useViewer().user.id;
  const wasMine = useRef(false);
  const ownerId = assignedAgent?.id;
  const isTransferred = transfer !== null;
  const settle = useEffectEvent((ownerId: string | undefined, isTransferred: boolean) => {
    if (wasMine.current && !isTransferred && ownerId !== undefined && ownerId !== viewerId) {
      notices.told("desk.transfer.accepted", { name: assignedAgent?.name ?? "", contact: contact.name });
      onGone();
    }
    wasMine.current = isTransferred && ownerId === viewerId;
  });
  useEffect(() => settle(ownerId, isTransferred), [ownerId, isTransferred]);
}
