"use client";
import type { PauseReasonFragment } from "#gql/types";
import { useText } from "../../../lib/messages/index.ts";
import { useNotices } from "../../../lib/notices.ts";
import { useMutationAnswer } from "../../../lib/use-mutation-answer.ts";
import { ConfirmDialog } from "../../../ui/dialog/confirm-dialog.tsx";
import { DeletePauseMutation } from "./operations.ts";

/** Deletes a reason; refused by the API while an account sets it during a mandatory disposition. */
export function DeletePause(props: { pause: PauseReasonFragment; onDeleted: () => void; onClose: () => void }) {
  const { id, name } = props.pause;
  const text = useText();
  const notices = useNotices();
  const [deletePause] = useMutationAnswer(DeletePauseMutation);

  async function handleConfirm() {
    const answer = (await deletePause({ input: { id } }))?.deletePause;
    if (answer === undefined) return text("failure.offline");
    if (answer.__typename !== "PauseDeleted") return answer.message;
    notices.done("pauses.deleted", { name });
    props.onDeleted();
    return null;
  }

  return (
    <ConfirmDialog
      title={text("pauses.deleteTitle", { name })}
      body={text("pauses.deleteBody")}
      confirmLabel={text("common.delete")}
      onConfirm={handleConfirm}
      onClose={props.onClose}
    />
  );
}
