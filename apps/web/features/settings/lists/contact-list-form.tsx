"use client";
import { Textarea, TextInput } from "@mantine/core";
import type { ContactListRowFragment } from "#gql/types";
import { required } from "../../../lib/forms.ts";
import { useText } from "../../../lib/messages/index.ts";
import { useMutationAnswer } from "../../../lib/use-mutation-answer.ts";
import { FormDialog } from "../../../ui/dialog/form-dialog.tsx";
import { type RowFormProps, useRowForm } from "../../../ui/dialog/use-row-form.tsx";
import { CreateContactListMutation, UpdateContactListMutation } from "./operations.ts";

const valuesOf = (row?: ContactListRowFragment) => ({ name: row?.name ?? "", description: row?.description ?? "" });

/** Makes a contact list, or with `row` changes that one. */
export function ContactListForm({
  row,
  ...list
}: { readonly row?: ContactListRowFragment } & RowFormProps<ContactListRowFragment>) {
  const text = useText();
  const [createList, isCreating] = useMutationAnswer(CreateContactListMutation);
  const [updateList, isUpdating] = useMutationAnswer(UpdateContactListMutation);
  const dialog = useRowForm({ ...list, row, valuesOf, validate: { name: required(text) }, save });
  const { form } = dialog;

  async function save({ name, description }: ReturnType<typeof valuesOf>, shown?: ContactListRowFragment) {
    const input = { name: name.trim(), description: description.trim() };
    const saved =
      shown === undefined
        ? (await createList({ input }))?.createContactList
        : (await updateList({ input: { id: shown.id, version: shown.version, ...input } }))?.updateContactList;
    return saved?.__typename === "ContactListSaved" ? null : saved;
  }

  return (
    <FormDialog
      title={row === undefined ? text("lists.add") : text("lists.editTitle", { name: row.name })}
      submitLabel={text(row === undefined ? "lists.add" : "common.save")}
      isSending={isCreating || isUpdating}
      {...dialog}
    >
      <TextInput label={text("lists.name")} withAsterisk data-autofocus {...form.getInputProps("name")} />
      <Textarea
        label={text("lists.description")}
        autosize
        minRows={2}
        maxRows={8}
        {...form.getInputProps("description")}
      />
    </FormDialog>
  );
}
