"use client";
import type { ContactListRowFragment } from "#gql/types";
import { useText } from "../../../lib/messages/index.ts";
import { useNotices } from "../../../lib/notices.ts";
import { useMutationAnswer } from "../../../lib/use-mutation-answer.ts";
import { ConfirmDialog } from "../../../ui/dialog/confirm-dialog.tsx";
import { DeleteContactListMutation } from "./operations.ts";

/** Deletes a list after naming the accounts whose whitelist loses it; its contacts stay. */
export function DeleteContactList(props: {
  list: ContactListRowFragment;
  onClose: () => void;
  onDeleted?: () => void;
}) {
  const { id, name, whitelistOf } = props.list;
  const text = useText();
  const notices = useNotices();
  const [deleteContactList] = useMutationAnswer(DeleteContactListMutation, {
    update: (cache) => {
      cache.evict({ fieldName: "contactLists" });
      cache.gc();
    },
  });

  async function handleConfirm() {
    const answer = (await deleteContactList({ input: { id } }))?.deleteContactList;
    if (answer === undefined) return text("failure.offline");
    if (answer.__typename !== "ContactListDeleted") return answer.message;
    notices.done("lists.deleted", { name });
    props.onDeleted?.();
    return null;
  }

  return (
    <ConfirmDialog
      title={text("lists.deleteTitle", { name })}
      body={text(whitelistOf.length > 0 ? "lists.deleteAttached" : "lists.deleteBody")}
      losses={whitelistOf.map((account) => account.name)}
      confirmLabel={text("lists.delete")}
      onConfirm={handleConfirm}
      onClose={props.onClose}
    />
  );
}
