"use client";
import { Textarea, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import type { ContactListRowFragment } from "#gql/types";
import { required, restartForm, showRefusal } from "../../../lib/forms.ts";
import { useText } from "../../../lib/messages/index.ts";
import { useNotices } from "../../../lib/notices.ts";
import { useSend } from "../../../lib/sending.ts";
import { FormDialog } from "../../../ui/dialog/form-dialog.tsx";
import { FormAlert } from "../../../ui/form/form-alert.tsx";
import { LoadNewest } from "../../../ui/settings/index.ts";
import { CreateContactListMutation, UpdateContactListMutation } from "./operations.ts";

const valuesOf = (list?: ContactListRowFragment) => ({ name: list?.name ?? "", description: list?.description ?? "" });

/** Makes a contact list, or with `list` changes that one (CM-01). */
export function ContactListForm(props: {
  list?: ContactListRowFragment;
  /** The list as it is stored now; null when it is gone. */
  onLoadNewest: (id: string) => Promise<ContactListRowFragment | null>;
  onSaved: () => void;
  onClose: () => void;
}) {
  const { list, onSaved, onClose } = props;
  const text = useText();
  const notices = useNotices();
  const [createList, isCreating] = useSend(CreateContactListMutation);
  const [updateList, isUpdating] = useSend(UpdateContactListMutation);
  const form = useForm({ initialValues: valuesOf(list), validate: { name: required(text) } });

  async function handleSubmit({ name, description }: typeof form.values) {
    const input = { name: name.trim(), description: description.trim() };
    const saved =
      list === undefined
        ? (await createList({ input }))?.createContactList
        : (await updateList({ input: { id: list.id, version: list.version, ...input } }))?.updateContactList;
    if (saved?.__typename !== "ContactListSaved") return showRefusal(form, saved, text);
    notices.done("common.saved");
    onSaved();
    onClose();
  }

  async function loadNewest() {
    const newest = list && (await props.onLoadNewest(list.id));
    if (newest) restartForm(form, valuesOf(newest));
    else onClose();
  }

  return (
    <FormDialog
      title={list === undefined ? text("lists.add") : text("lists.editTitle", { name: list.name })}
      form={form}
      submitLabel={text(list === undefined ? "lists.add" : "common.save")}
      isSending={isCreating || isUpdating}
      onSubmit={handleSubmit}
      onClose={onClose}
    >
      {form.errors.conflict && (
        <FormAlert>
          {form.errors.conflict}
          <LoadNewest onLoad={loadNewest} />
        </FormAlert>
      )}
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
