import { useQuery } from "@apollo/client/react";
import { Alert, Button, Group, Modal, Stack } from "@mantine/core";
import { useState } from "react";
import { useText } from "../../../lib/messages/index.ts";
import { useMutationAnswer } from "../../../lib/use-mutation-answer.ts";
import { ChoiceList } from "../../../ui/choice/choice-list.tsx";
import { hasWords } from "../../../ui/choice/words-in.ts";
import { Loaded } from "../../../ui/loaded/loaded.tsx";
import { ListSkeleton } from "../../../ui/states/list-skeleton.tsx";
import { AssignableAgentsQuery, AssignMutation } from "./operations.ts";
import styles from "./transfer.module.css";

const PRESENCE = { ONLINE: "frame.online", PAUSED: "frame.paused", OFFLINE: "frame.signedOut" } as const;

/** Gives the interaction to one agent of its account, there or not: a supervisor's act. */
export function AssignDialog({
  interaction,
  onClose,
}: {
  readonly interaction: {
    readonly id: string;
    readonly account: { readonly id: string };
    readonly contact: { readonly name: string };
    readonly assignedAgent: { readonly id: string } | null;
  };
  readonly onClose: () => void;
}) {
  const text = useText();
  const query = useQuery(AssignableAgentsQuery, {
    variables: { accountId: interaction.account.id },
    fetchPolicy: "cache-and-network",
  });
  const [assign, isSending] = useMutationAnswer(AssignMutation);
  const [chosenId, setChosenId] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);

  const handleSubmit = async (): Promise<void> => {
    if (chosenId === null || isSending) return;
    setProblem(null);
    const answer = (await assign({ input: { interactionId: interaction.id, agentId: chosenId } }))?.assignInteraction;
    if (answer?.__typename === "InteractionAssigned") return onClose();
    setProblem(answer?.message ?? text("failure.offline"));
  };

  return (
    <Modal
      opened
      onClose={onClose}
      title={text("desk.assign.title", { name: interaction.contact.name })}
      closeButtonProps={{ "aria-label": text("common.cancel") }}
    >
      <Loaded query={query} skeleton={<ListSkeleton />}>
        {({ account }) => (
          <form
            onSubmit={(event) => {
              event.preventDefault();
              void handleSubmit();
            }}
          >
            <Stack gap="sm">
              <ChoiceList
                label={text("desk.assign.to")}
                placeholder={text("desk.assign.find")}
                empty={text("desk.assign.nobody")}
                choices={(account?.agents ?? []).filter(
                  ({ id, isActive }) => isActive && id !== interaction.assignedAgent?.id,
                )}
                chosenId={chosenId}
                find={(all, typed) => all.filter(({ name }) => hasWords(name, typed))}
                draw={({ name, presence, openInteractions, capacity }) => (
                  <div className={styles.target}>
                    <span className={styles.name}>{name}</span>
                    <span className={styles.busy}>
                      {text("desk.assign.busy", {
                        presence: text(PRESENCE[presence]),
                        owned: openInteractions,
                        capacity,
                      })}
                    </span>
                  </div>
                )}
                onChoose={setChosenId}
                onEnterAgain={() => void handleSubmit()}
              />
              {problem === null ? null : (
                <Alert color="danger" role="alert">
                  {problem}
                </Alert>
              )}
              <Group justify="flex-end" gap="xs">
                <Button variant="default" onClick={onClose}>
                  {text("common.cancel")}
                </Button>
                <Button type="submit" loading={isSending} disabled={chosenId === null}>
                  {text("desk.assign.submit")}
                </Button>
              </Group>
            </Stack>
          </form>
        )}
      </Loaded>
    </Modal>
  );
}
