import { useQuery } from "@apollo/client/react";
import { Alert, Button, Group, Kbd, Modal, Text, Textarea } from "@mantine/core";
import { CLOSING_NOTE_LENGTH_MAX } from "@parley/schema/plain";
import { type KeyboardEvent, useState } from "react";
import { graphql } from "#gql";
import { useText } from "../../../lib/messages/index.ts";
import { useMutationAnswer } from "../../../lib/use-mutation-answer.ts";
import { Loaded } from "../../../ui/loaded/loaded.tsx";
import { ListSkeleton } from "../../../ui/states/list-skeleton.tsx";
import styles from "./close-dialog.module.css";
import { DispositionPicker } from "./disposition-picker.tsx";
import { choicesOf } from "./disposition-tree.ts";
import { MandatoryNotice } from "./mandatory-notice.tsx";
import { useDisposing } from "./use-disposing.ts";

const DispositionsToChooseQuery = graphql(`
  query DispositionsToChoose($accountId: ID!) {
    account(id: $accountId) {
      id
      mandatoryDisposition
      dispositionPause {
        id
        name
      }
    }
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
      ...Refused
    }
  }
`);

/**
 * Closes the interaction with a disposition, of whatever level (R11). By keyboard alone: type, Enter to choose,
 * Ctrl+Enter to close. Nothing reopens a closed interaction, so the button says what it does.
 */
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
  useDisposing(interaction.id);
  const query = useQuery(DispositionsToChooseQuery, { variables: { accountId: interaction.account.id } });
  const [close, isSending] = useMutationAnswer(CloseInteractionMutation);
  const [dispositionId, setDispositionId] = useState<string | null>(null);
  const [isRefused, setRefused] = useState(false);
  const [note, setNote] = useState("");
  const [problem, setProblem] = useState<string | null>(null);

  const isRequired = isRefused || query.data?.account?.mandatoryDisposition === true;
  const isMissing = isRequired && dispositionId === null;

  const handleClose = async (): Promise<void> => {
    if (isSending) return;
    if (isMissing) return setRefused(true);
    setProblem(null);
    const input = { interactionId: interaction.id, dispositionId, note: note.trim() === "" ? null : note.trim() };
    const answer = (await close({ input }))?.closeInteraction;
    if (answer?.__typename === "InteractionClosedNow" || answer?.__typename === "InteractionClosed") return onClosed();
    setRefused(isRefused || answer?.__typename === "DispositionRequired");
    setProblem(answer?.message ?? text("failure.offline"));
  };
  const handleKey = (event: KeyboardEvent): void => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    void handleClose();
  };

  return (
    <Modal
      opened
      size="lg"
      onClose={onCancel}
      title={text("desk.close.title", { name: interaction.contact.name })}
      closeButtonProps={{ "aria-label": text("common.cancel") }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void handleClose();
        }}
        onKeyDown={handleKey}
        className={styles.form}
      >
        <Loaded query={query} skeleton={<ListSkeleton />}>
          {({ account, dispositions }) => {
            const choices = choicesOf(dispositions);
            const chosen = choices.find(({ id }) => id === dispositionId);
            const notice = account?.mandatoryDisposition ? <MandatoryNotice pause={account.dispositionPause} /> : null;
            return choices.length === 0 ? (
              <>
                {notice}
                <Text size="sm" c="dimmed">
                  {text("desk.close.noDispositions")}
                </Text>
              </>
            ) : (
              <>
                {notice}
                <DispositionPicker
                  choices={choices}
                  chosenId={dispositionId}
                  isRequired={isRequired}
                  error={isMissing && isRefused ? text("desk.close.required") : null}
                  onChoose={setDispositionId}
                  onEnterAgain={() => void handleClose()}
                />
                <Text size="sm" role="status">
                  {chosen === undefined
                    ? !isRequired && text("desk.close.none")
                    : text("desk.close.as", { disposition: chosen.path.join(" › ") })}
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
        {problem === null || (isMissing && isRefused) ? null : (
          <Alert color="danger" role="alert">
            {problem}
          </Alert>
        )}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onCancel}>
            {text("desk.close.keep")}
          </Button>
          <Button
            type="submit"
            loading={isSending}
            disabled={isMissing}
            rightSection={
              <Kbd size="xs" className={styles.key} aria-hidden>
                {text("desk.close.key")}
              </Kbd>
            }
          >
            {text("desk.close.submit")}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
