"use client";
import type { DispositionNodeFragment } from "#gql/types";
import { useText } from "../../../lib/messages/index.ts";
import { useMutationAnswer } from "../../../lib/use-mutation-answer.ts";
import { ConfirmDialog } from "../../../ui/dialog/confirm-dialog.tsx";
import { DeleteDispositionMutation } from "./operations.ts";

/** Deletes one with those below it; what was closed with it keeps its text. */
export function DeleteDisposition(props: {
  disposition: DispositionNodeFragment;
  onDeleted: () => void;
  onClose: () => void;
}) {
  const { id, name } = props.disposition;
  const text = useText();
  const [deleteDisposition] = useMutationAnswer(DeleteDispositionMutation);

  async function handleConfirm() {
    const answer = (await deleteDisposition({ input: { id } }))?.deleteDisposition;
    if (answer === undefined) return text("failure.offline");
    if (answer.__typename !== "DispositionDeleted") return answer.message;
    props.onDeleted();
    return null;
  }

  return (
    <ConfirmDialog
      title={text("dispositions.deleteTitle", { name })}
      body={text("dispositions.deleteBody")}
      confirmLabel={text("common.delete")}
      onConfirm={handleConfirm}
      onClose={props.onClose}
    />
  );
}
