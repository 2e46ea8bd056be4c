"use client";
import { Textarea } from "@mantine/core";
import { useForm } from "@mantine/form";
import { NEW_MEMBERS_MAX } from "@parley/schema/plain";
import { required, showRefusal } from "../../../lib/forms.ts";
import { useText } from "../../../lib/messages/index.ts";
import { useNotices } from "../../../lib/notices.ts";
import { useMutationAnswer } from "../../../lib/use-mutation-answer.ts";
import { FormDialog } from "../../../ui/dialog/form-dialog.tsx";
import { AddToContactListMutation } from "./operations.ts";
import { typedMembers, wrongLines } from "./typed-members.ts";

/** Puts people into a list by their numbers, one a line. */
export function AddMembers(props: { contactListId: string; onAdded: () => void; onClose: () => void }) {
  const text = useText();
  const notices = useNotices();
  const [addToContactList, isSending] = useMutationAnswer(AddToContactListMutation);
  const form = useForm({ initialValues: { lines: "" }, validate: { lines: required(text) } });

  async function handleSubmit({ lines }: typeof form.values) {
    const members = [...typedMembers(lines)];
    if (members.length > NEW_MEMBERS_MAX) {
      return form.setFieldError("lines", text("lists.tooMany", { max: NEW_MEMBERS_MAX }));
    }
    const answer = (await addToContactList({ input: { contactListId: props.contactListId, members } }))
      ?.addToContactList;
    if (answer?.__typename === "ValidationFailed") {
      const wrong = wrongLines(answer.fields);
      return form.setFieldError(
        "lines",
        wrong.length === 0
          ? answer.message
          : text("lists.wrongLines", { lines: wrong.slice(0, 10).join(", "), count: wrong.length }),
      );
    }
    if (answer?.__typename !== "ContactListMembersChanged") return showRefusal(form, answer, text);
    notices.done("lists.added", { count: answer.changed });
    props.onAdded();
    props.onClose();
  }

  return (
    <FormDialog
      title={text("lists.addMembers")}
      form={form}
      submitLabel={text("common.add")}
      isSending={isSending}
      onSubmit={handleSubmit}
      onClose={props.onClose}
    >
      <Textarea
        label={text("lists.numbers")}
        description={text("lists.numbersHint")}
        placeholder={text("lists.numbersExample")}
        withAsterisk
        autosize
        minRows={5}
        maxRows={14}
        data-autofocus
        {...form.getInputProps("lines")}
      />
    </FormDialog>
  );
}
