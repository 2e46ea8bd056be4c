"use client";
import type { AccountRowFragment } from "#gql/types";
import { useText } from "../../lib/messages/index.ts";
import { useNotices } from "../../lib/notices.ts";
import { useMutationAnswer } from "../../lib/use-mutation-answer.ts";
import { ConfirmDialog } from "../../ui/dialog/confirm-dialog.tsx";
import { DeleteAccountMutation } from "./operations.ts";

/** Names what goes with an account (R16) and asks for its key before it does. */
export function DeleteAccount(props: { account: AccountRowFragment; onClose: () => void; onDeleted?: () => void }) {
  const { id, name, key, counts } = props.account;
  const text = useText();
  const notices = useNotices();
  const [deleteAccount] = useMutationAnswer(DeleteAccountMutation, {
    update: (cache) => {
      cache.evict({ id: cache.identify({ __typename: "Account", id }) ?? "" });
      cache.evict({ fieldName: "accounts" });
      cache.gc();
    },
  });

  async function handleConfirm() {
    const answer = (await deleteAccount({ input: { id } }))?.deleteAccount;
    if (answer === undefined) return text("failure.offline");
    if (answer.__typename !== "AccountDeleted") return answer.message;
    notices.done("accounts.deleted", { name });
    props.onDeleted?.();
    return null;
  }

  return (
    <ConfirmDialog
      title={text("accounts.deleteTitle", { name })}
      body={text("accounts.deleteBody")}
      losses={[
        text("accounts.deleteUrl"),
        text("accounts.deletePlan"),
        text("accounts.deleteLocal"),
        ...(counts.open > 0 ? [text("accounts.deleteOpen", { count: counts.open })] : []),
      ]}
      word={key}
      confirmLabel={text("accounts.deleteConfirm")}
      onConfirm={handleConfirm}
      onClose={props.onClose}
    />
  );
}
