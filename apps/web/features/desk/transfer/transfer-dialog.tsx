import { useQuery } from "@apollo/client/react";
import { Alert, Button, Group, Modal, Stack, Text } from "@mantine/core";
import { IconUser, IconUsersGroup } from "@tabler/icons-react";
import { type FormEvent, useState } from "react";
import type { TransferTargetsQuery as TargetsData } from "#gql/types";
import { useLiveEvents } from "../../../lib/live/index.ts";
import { useText } from "../../../lib/messages/index.ts";
import { useMutationAnswer } from "../../../lib/use-mutation-answer.ts";
import { ChoiceList } from "../../../ui/choice/choice-list.tsx";
import { hasWords } from "../../../ui/choice/words-in.ts";
import { Loaded } from "../../../ui/loaded/loaded.tsx";
import { ListSkeleton } from "../../../ui/states/list-skeleton.tsx";
import { TransferInteractionMutation, TransferTargetsQuery } from "./operations.ts";
import styles from "./transfer.module.css";

type Targets = NonNullable<TargetsData["transferTargets"]>;

interface Target {
  readonly id: string;
  readonly kind: "agent" | "queue";
  readonly targetId: string;
  readonly name: string;
  readonly busy: string;
  readonly isDisabled: boolean;
}

/** Asks a colleague or a queue to take the interaction: who is there, how busy they are, and how long it is tried (R9). */
export function TransferDialog({
  interaction,
  ownerName,
  onClose,
}: {
  readonly interaction: { readonly id: string; readonly contact: { readonly name: string } };
  /** Whom it comes back to; null when that is the viewer. */
  readonly ownerName: string | null;
  readonly onClose: () => void;
}) {
  const text = useText();
  const query = useQuery(TransferTargetsQuery, {
    variables: { id: interaction.id },
    fetchPolicy: "network-only",
    nextFetchPolicy: "cache-first",
  });
  const { refetch } = query;
  useLiveEvents(({ kind }) => {
    if (kind === "PRESENCE_CHANGED" || kind === "QUEUE_CHANGED") void refetch().catch(() => undefined);
  });
  const [transfer, isSending] = useMutationAnswer(TransferInteractionMutation);
  const [idempotencyKey, renewKey] = useState<string>(() => crypto.randomUUID());
  const [chosenId, setChosenId] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);

  const handleSubmit = async (targets: Targets): Promise<void> => {
    const target = targetsOf(targets, text).find(({ id }) => id === chosenId);
    if (target === undefined || isSending) return;
    setProblem(null);
    const to = target.kind === "agent" ? { agentId: target.targetId } : { queueId: target.targetId };
    const answer = (await transfer({ input: { interactionId: interaction.id, idempotencyKey, ...to } }))
      ?.transferInteraction;
    // The same key again: had it arrived, asking twice would change nothing.
    if (answer === undefined) return setProblem(text("failure.offline"));
    if (answer.__typename === "InteractionTransferring") return onClose();
    renewKey(crypto.randomUUID());
    setProblem(inWords(answer, text));
    void refetch().catch(() => undefined);
  };

  return (
    <Modal
      opened
      onClose={onClose}
      title={text("desk.transfer.title", { name: interaction.contact.name })}
      closeButtonProps={{ "aria-label": text("common.cancel") }}
    >
      <Loaded query={query} skeleton={<ListSkeleton />}>
        {({ transferTargets }) => {
          if (transferTargets === null) return <Text>{text("failure.notFound")}</Text>;
          const targets = targetsOf(transferTargets, text);
          const chosen = targets.find(({ id }) => id === chosenId);
          const submit = (event?: FormEvent): void => {
            event?.preventDefault();
            void handleSubmit(transferTargets);
          };
          return (
            <form onSubmit={submit}>
              <Stack gap="sm">
                <ChoiceList
                  label={text("desk.transfer.to")}
                  placeholder={text("desk.transfer.find")}
                  empty={emptyInWords(transferTargets, text)}
                  choices={targets}
                  chosenId={chosenId}
                  find={(all, typed) => all.filter(({ name }) => hasWords(name, typed))}
                  draw={(target) => <TargetLine target={target} />}
                  onChoose={setChosenId}
                  onEnterAgain={() => submit()}
                />
                <Text size="sm" c="dimmed" role="status">
                  {chosen === undefined
                    ? text("desk.transfer.choose")
                    : promise(chosen, transferTargets, ownerName, text)}
                </Text>
                {problem === null ? null : (
                  <Alert color="danger" role="alert">
                    {problem}
                  </Alert>
                )}
                <Group justify="flex-end" gap="xs">
                  <Button variant="default" onClick={onClose}>
                    {text("common.cancel")}
                  </Button>
                  <Button type="submit" loading={isSending} disabled={chosen === undefined}>
                    {text("desk.transfer.submit")}
                  </Button>
                </Group>
              </Stack>
            </form>
          );
        }}
      </Loaded>
    </Modal>
  );
}

function TargetLine({ target: { kind, name, busy } }: { readonly target: Target }) {
  const Icon = kind === "agent" ? IconUser : IconUsersGroup;
  const text = useText();
  return (
    <div className={styles.target}>
      <Icon size="1.125rem" role="img" aria-label={text(`desk.transfer.${kind}`)} />
      <span className={styles.name}>{name}</span>
      <span className={styles.busy}>{busy}</span>
    </div>
  );
}

function targetsOf({ agents, queues }: Targets, text: ReturnType<typeof useText>): readonly Target[] {
  return [
    ...agents.map(({ agent: { id, name }, owned, capacity, isFull }) => ({
      id: `agent-${id}`,
      kind: "agent" as const,
      targetId: id,
      name,
      busy: text(isFull ? "desk.transfer.full" : "desk.transfer.owned", { owned, capacity }),
      isDisabled: isFull,
    })),
    ...queues.map(({ queue: { id, name, waiting }, present, free }) => ({
      id: `queue-${id}`,
      kind: "queue" as const,
      targetId: id,
      name,
      busy: text("desk.transfer.queueBusy", { free, present, waiting }),
      isDisabled: false,
    })),
  ];
}

/** Nobody there is one thing, not being allowed another. */
function emptyInWords({ toAgent, toQueue }: Targets, text: ReturnType<typeof useText>): string {
  return text(toAgent.enabled || toQueue.enabled ? "desk.transfer.nobody" : "desk.transfer.off");
}

function promise(
  { kind, name }: Target,
  { toAgent, toQueue }: Targets,
  owner: string | null,
  text: ReturnType<typeof useText>,
): string {
  const seconds = (kind === "agent" ? toAgent : toQueue).timeoutSeconds;
  return owner === null
    ? text("desk.transfer.back", { name, seconds })
    : text("desk.transfer.backTo", { name, seconds, owner });
}

/** The refusals in the language of the screen. */
function inWords(
  result: { readonly __typename: string; readonly message?: string; readonly problem?: string },
  text: ReturnType<typeof useText>,
): string {
  switch (result.__typename) {
    case "TransferTargetUnavailable":
      return text(`desk.transfer.problem.${result.problem ?? "UNKNOWN"}` as "desk.transfer.problem.UNKNOWN");
    case "NoInboundMessage":
      return text("desk.transfer.problem.NO_INBOUND");
    case "TransferPending":
      return text("desk.transfer.problem.PENDING");
    case "TransferDisabled":
      return text("desk.transfer.off");
    default:
      return result.message ?? text("failure.server");
  }
}
