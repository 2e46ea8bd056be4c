"use client";
import { useQuery } from "@apollo/client/react";
import { useForm } from "@mantine/form";
import type { AccountRowFragment } from "#gql/types";
import { showRefusal } from "../../lib/forms.ts";
import { useText } from "../../lib/messages/index.ts";
import { useNotices } from "../../lib/notices.ts";
import { useMutationAnswer } from "../../lib/use-mutation-answer.ts";
import { FormDialog } from "../../ui/dialog/form-dialog.tsx";
import { ContactListNamesQuery, SetAccountWhitelistMutation } from "./operations.ts";
import { WhitelistLists } from "./whitelist-fields.tsx";

/** Chooses the lists whose contacts may write to an account. */
export function AddWhitelist({ account, onClose }: { account: AccountRowFragment; onClose: () => void }) {
  const text = useText();
  const notices = useNotices();
  const attached = account.whitelist?.lists ?? [];
  const lists = useQuery(ContactListNamesQuery).data?.contactLists ?? attached;
  const [setWhitelist, isSending] = useMutationAnswer(SetAccountWhitelistMutation);
  const form = useForm({ initialValues: { contactListIds: attached.map(({ id }) => id) } });

  async function handleSubmit({ contactListIds }: typeof form.values) {
    const answer = (await setWhitelist({ input: { accountId: account.id, contactListIds } }))?.setAccountWhitelist;
    if (answer?.__typename !== "AccountSaved") return showRefusal(form, answer, text);
    notices.done("common.saved");
    onClose();
  }

  return (
    <FormDialog
      title={text("accounts.whitelistOf", { name: account.name })}
      form={form}
      submitLabel={text("common.save")}
      isSending={isSending}
      onSubmit={handleSubmit}
      onClose={onClose}
    >
      <WhitelistLists
        lists={lists}
        chosen={form.values.contactListIds}
        onChange={(ids) => form.setFieldValue("contactListIds", ids)}
        isOn={account.whitelist?.enabled ?? false}
        error={form.errors.contactListIds}
      />
    </FormDialog>
  );
}
