import { useMutation, useQuery } from "@apollo/client/react";
import { Alert, Button, Group, Modal, Text, Textarea } from "@mantine/core";
import { CLOSING_NOTE_LENGTH_MAX } from "@parley/schema/plain";
import { type FormEvent, useState } from "react";
import { graphql } from "#gql";
import { useText } from "../../../lib/messages/index.ts";
import { Loaded } from "../../../ui/loaded/loaded.tsx";
import { ListSkeleton } from "../../../ui/states/list-skeleton.tsx";
import styles from "./close-dialog.module.css";
import { DispositionPicker } from "./disposition-picker.tsx";
import { chosenPath, type DispositionNode } from "./disposition-tree.ts";

const DispositionsToChooseQuery = graphql(`
  query DispositionsToChoose($accountId: ID!) {
    dispositions(accountId: $accountId) {
      ...ChoosableDisposition
      children {
        ...ChoosableDisposition
        children {
          ...ChoosableDisposition
        }
      }
    }
  }

  fragment ChoosableDisposition on Disposition {
    id
    name
    isSystem
    accountId
  }
`);

const CloseInteractionMutation = graphql(`
  mutation CloseInteraction($input: CloseInteractionInput!) {
    closeInteraction(input: $input) {
      __typename
      ... on InteractionClosedNow {
        interaction {
          ...LiveInteraction
        }
      }
      ... on UserError {
        message
      }
    }
  }
`);

/** Closes the interaction with a disposition of up to three levels, stopping at any (DSK-11, R11). */
export function CloseDialog({
  interaction,
  onCancel,
  onClosed,
}: {
  readonly interaction: {
    readonly id: string;
    readonly account: { readonly id: string };
    readonly contact: { readonly name: string };
  };
  readonly onCancel: () => void;
  readonly onClosed: () => void;
}) {
  const text = useText();
  const query = useQuery(DispositionsToChooseQuery, { variables: { accountId: interaction.account.id } });
  const [close, { loading }] = useMutation(CloseInteractionMutation);
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [note, setNote] = useState("");
  const [problem, setProblem] = useState<string | null>(null);

  const handleSubmit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (loading) return;
    setProblem(null);
    const dispositionId = chosen.at(-1) ?? null;
    const input = { interactionId: interaction.id, dispositionId, note: note.trim() === "" ? null : note.trim() };
    try {
      const { data } = await close({ variables: { input } });
      const result = data?.closeInteraction;
      if (result?.__typename === "InteractionClosedNow" || result?.__typename === "InteractionClosed") onClosed();
      else setProblem(result?.message ?? text("failure.server"));
    } catch {
      setProblem(text("failure.offline"));
    }
  };

  return (
    <Modal
      opened
      size="lg"
      onClose={onCancel}
      title={text("desk.close.title", { name: interaction.contact.name })}
      closeButtonProps={{ "aria-label": text("common.cancel") }}
    >
      <form onSubmit={(event) => void handleSubmit(event)} className={styles.form}>
        <Loaded query={query} skeleton={<ListSkeleton />}>
          {({ dispositions }) => {
            const roots = choosable(dispositions);
            const path = chosenPath(roots, chosen);
            return (
              <>
                <Text size="sm" c="dimmed">
                  {text(roots.length === 0 ? "desk.close.noDispositions" : "desk.close.how")}
                </Text>
                {roots.length > 0 ? <DispositionPicker roots={roots} chosen={chosen} onChoose={setChosen} /> : null}
                <Text size="sm" role="status">
                  {path.length === 0
                    ? text("desk.close.none")
                    : text("desk.close.as", { disposition: path.map(({ name }) => name).join(" › ") })}
                </Text>
              </>
            );
          }}
        </Loaded>
        <Textarea
          label={text("desk.close.note")}
          description={text("desk.close.noteHint")}
          autosize
          minRows={2}
          maxRows={5}
          maxLength={CLOSING_NOTE_LENGTH_MAX}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
        {problem === null ? null : (
          <Alert color="danger" role="alert">
            {problem}
          </Alert>
        )}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onCancel}>
            {text("common.cancel")}
          </Button>
          <Button type="submit" loading={loading}>
            {text("desk.close.submit")}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}

interface Listed {
  readonly id: string;
  readonly name: string;
  readonly isSystem: boolean;
  readonly children?: readonly Listed[];
}

/** Parley's own dispositions are not for agents to choose (DSP-06). */
function choosable(nodes: readonly Listed[]): readonly DispositionNode[] {
  return nodes
    .filter(({ isSystem }) => !isSystem)
    .map(({ id, name, children }) => ({ id, name, children: choosable(children ?? []) }));
}
