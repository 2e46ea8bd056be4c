"use client";
import type { IntervalConfigurationFragment } from "#gql/types";
import { useText } from "../../../lib/messages/index.ts";
import { useNotices } from "../../../lib/notices.ts";
import { useMutationAnswer } from "../../../lib/use-mutation-answer.ts";
import { ConfirmDialog } from "../../../ui/dialog/confirm-dialog.tsx";
import { DeleteIntervalMutation } from "./operations.ts";

/** Deletes an interval after naming the accounts whose plans lose steps. */
export function DeleteInterval(props: {
  interval: IntervalConfigurationFragment;
  onClose: () => void;
  onDeleted?: () => void;
}) {
  const { id, name, usedBy } = props.interval;
  const text = useText();
  const notices = useNotices();
  const [deleteInterval] = useMutationAnswer(DeleteIntervalMutation, {
    update: (cache) => {
      cache.evict({ fieldName: "intervals" });
      cache.gc();
    },
  });

  async function handleConfirm() {
    const answer = (await deleteInterval({ input: { id } }))?.deleteInterval;
    if (answer === undefined) return text("failure.offline");
    if (answer.__typename !== "IntervalDeleted") return answer.message;
    notices.done("intervals.deleted", { name });
    props.onDeleted?.();
    return null;
  }

  return (
    <ConfirmDialog
      title={text("intervals.deleteTitle", { name })}
      body={text(usedBy.length > 0 ? "intervals.deleteUsed" : "intervals.deleteUnused")}
      losses={usedBy.map((account) => account.name)}
      confirmLabel={text("intervals.delete")}
      onConfirm={handleConfirm}
      onClose={props.onClose}
    />
  );
}
