"use client";
import type { QueueConfigurationFragment } from "#gql/types";
import { useText } from "../../lib/messages/index.ts";
import { useNotices } from "../../lib/notices.ts";
import { useMutationAnswer } from "../../lib/use-mutation-answer.ts";
import { ConfirmDialog } from "../../ui/dialog/confirm-dialog.tsx";
import { DeleteQueueMutation } from "./operations.ts";

/** Deletes a queue; refused by the API while interactions wait in it. */
export function DeleteQueue(props: { queue: QueueConfigurationFragment; onClose: () => void; onDeleted?: () => void }) {
  const { id, name } = props.queue;
  const text = useText();
  const notices = useNotices();
  const [deleteQueue] = useMutationAnswer(DeleteQueueMutation, {
    update: (cache) => {
      cache.evict({ fieldName: "queues" });
      cache.gc();
    },
  });

  async function handleConfirm() {
    const answer = (await deleteQueue({ input: { id } }))?.deleteQueue;
    if (answer === undefined) return text("failure.offline");
    if (answer.__typename !== "QueueDeleted") return answer.message;
    notices.done("queues.deleted", { name });
    props.onDeleted?.();
    return null;
  }

  return (
    <ConfirmDialog
      title={text("queues.deleteTitle", { name })}
      body={text("queues.deleteBody")}
      confirmLabel={text("queues.delete")}
      onConfirm={handleConfirm}
      onClose={props.onClose}
    />
  );
}
