import { ActionIcon, Menu } from "@mantine/core";
import {
  IconArrowBackUp,
  IconArrowForwardUp,
  IconDotsVertical,
  IconHandGrab,
  IconUserCheck,
} from "@tabler/icons-react";
import { useState } from "react";
import type { LiveInteractionFragment } from "#gql/types";
import { useText } from "../../../lib/messages/index.ts";
import { useViewer } from "../../../lib/session/index.ts";
import { useMutationAnswer } from "../../../lib/use-mutation-answer.ts";
import { onDemand } from "../../frame/on-demand.tsx";
import { HandBackMutation } from "./operations.ts";

const TransferDialog = onDemand(() => import("./transfer-dialog.tsx").then((module) => module.TransferDialog));
const AssignDialog = onDemand(() => import("./assign-dialog.tsx").then((module) => module.AssignDialog));
const ConfirmDialog = onDemand(() =>
  import("../../../ui/dialog/confirm-dialog.tsx").then((module) => module.ConfirmDialog),
);

/** Who else may have the interaction: transfer it, hand it back and, for leaders, take it over or give it to somebody. */
export function InteractionMenu({
  interaction,
  onGone,
  onTake,
}: {
  readonly interaction: LiveInteractionFragment;
  /** It is the viewer's no more. */
  readonly onGone: () => void;
  readonly onTake: () => void;
}) {
  const text = useText();
  const { user, permissions } = useViewer();
  const [asked, setAsked] = useState<"transfer" | "assign" | "handBack" | null>(null);
  const [handBack] = useMutationAnswer(HandBackMutation);
  const { id, phase, assignedAgent, contact, transfer } = interaction;
  const isOwner = assignedAgent?.id === user.id;
  const mayIntervene = permissions.includes("interactions.intervene");
  const isOwned = phase === "ASSIGNED" && assignedAgent !== null;
  const mayGive = isOwned && (isOwner || mayIntervene);
  if (phase === "CLOSED" || !(mayGive || mayIntervene)) return null;

  const close = (): void => setAsked(null);
  async function handleHandBack(): Promise<string | null> {
    const answer = await handBack({ id });
    const result = answer?.handBackInteraction;
    if (result === undefined) return text("failure.offline");
    if (result.__typename !== "InteractionHandedBack") return result.message;
    if (isOwner) onGone();
    return null;
  }

  return (
    <>
      <Menu position="bottom-end" width="16rem">
        <Menu.Target>
          <ActionIcon size="lg" aria-label={text("desk.menu")}>
            <IconDotsVertical size="1.125rem" aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {mayGive ? (
            <Menu.Item
              leftSection={<IconArrowForwardUp size="1rem" aria-hidden />}
              disabled={transfer !== null}
              onClick={() => setAsked("transfer")}
            >
              {text("desk.transfer")}
            </Menu.Item>
          ) : null}
          {mayGive ? (
            <Menu.Item leftSection={<IconArrowBackUp size="1rem" aria-hidden />} onClick={() => setAsked("handBack")}>
              {text("desk.handBack")}
            </Menu.Item>
          ) : null}
          {mayIntervene && !isOwner ? (
            <Menu.Item leftSection={<IconHandGrab size="1rem" aria-hidden />} onClick={onTake}>
              {text("desk.takeOver")}
            </Menu.Item>
          ) : null}
          {mayIntervene ? (
            <Menu.Item leftSection={<IconUserCheck size="1rem" aria-hidden />} onClick={() => setAsked("assign")}>
              {text("desk.assign")}
            </Menu.Item>
          ) : null}
        </Menu.Dropdown>
      </Menu>
      {asked === "transfer" ? (
        <TransferDialog
          interaction={interaction}
          ownerName={isOwner ? null : (assignedAgent?.name ?? null)}
          onClose={close}
        />
      ) : null}
      {asked === "assign" ? <AssignDialog interaction={interaction} onClose={close} /> : null}
      {asked === "handBack" ? (
        <ConfirmDialog
          title={text("desk.handBack.title", { name: contact.name })}
          body={text("desk.handBack.body")}
          confirmLabel={text("desk.handBack.submit")}
          isHarmless
          onConfirm={handleHandBack}
          onClose={close}
        />
      ) : null}
    </>
  );
}
