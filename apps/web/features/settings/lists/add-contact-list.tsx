"use client";
import { Textarea, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { graphql } from "#gql";
import { required, showRefusal, textOrNull } from "../../../lib/forms.ts";
import { useText } from "../../../lib/messages/index.ts";
import { useNotices } from "../../../lib/notices.ts";
import { useSend } from "../../../lib/sending.ts";
import { FormDialog } from "../../../ui/dialog/form-dialog.tsx";

const CreateContactListMutation = graphql(`
  mutation CreateContactList($input: CreateContactListInput!) {
    createContactList(input: $input) {
      __typename
      ... on ContactListSaved {
        contactList {
          ...ContactListRow
        }
      }
      ...Refused
    }
  }
`);

export function AddContactList({ onAdded, onClose }: { onAdded: () => void; onClose: () => void }) {
  const text = useText();
  const notices = useNotices();
  const [createContactList, isSending] = useSend(CreateContactListMutation);
  const form = useForm({ initialValues: { name: "", description: "" }, validate: { name: required(text) } });

  async function handleSubmit({ name, description }: typeof form.values) {
    const input = { name: name.trim(), description: textOrNull(description) };
    const answer = (await createContactList({ input }))?.createContactList;
    if (answer?.__typename !== "ContactListSaved") return showRefusal(form, answer, text);
    notices.done("common.saved");
    onAdded();
    onClose();
  }

  return (
    <FormDialog
      title={text("lists.add")}
      form={form}
      submitLabel={text("lists.add")}
      isSending={isSending}
      onSubmit={handleSubmit}
      onClose={onClose}
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
