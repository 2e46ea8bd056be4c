"use client";
import { Textarea, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { CANNED_ANSWER_KEY_LENGTH, MESSAGE_TEXT_LENGTH } from "@parley/schema/plain";
import type { CannedAnswerRowFragment } from "#gql/types";
import { required, showRefusal } from "../../../lib/forms.ts";
import { useText } from "../../../lib/messages/index.ts";
import { useNotices } from "../../../lib/notices.ts";
import { useSend } from "../../../lib/sending.ts";
import { FormDialog } from "../../../ui/dialog/form-dialog.tsx";
import { CreateCannedAnswerMutation, UpdateCannedAnswerMutation } from "./operations.ts";

/** Makes a canned answer of an account or a general one, or with `answer` changes that one (CAN-01, CAN-02). */
export function CannedAnswerForm(props: {
  accountId: string | null;
  answer?: CannedAnswerRowFragment;
  onSaved: () => void;
  onClose: () => void;
}) {
  const { accountId, answer, onSaved, onClose } = props;
  const text = useText();
  const notices = useNotices();
  const [createCannedAnswer, isCreating] = useSend(CreateCannedAnswerMutation);
  const [updateCannedAnswer, isUpdating] = useSend(UpdateCannedAnswerMutation);
  const form = useForm({
    initialValues: { key: answer?.key ?? "", text: answer?.text ?? "" },
    validate: { key: required(text), text: required(text) },
  });

  async function handleSubmit(values: typeof form.values) {
    const words = { key: values.key.trim(), text: values.text.trim() };
    const saved =
      answer === undefined
        ? (await createCannedAnswer({ input: { ...words, accountId } }))?.createCannedAnswer
        : (await updateCannedAnswer({ input: { id: answer.id, version: answer.version, ...words } }))
            ?.updateCannedAnswer;
    if (saved?.__typename !== "CannedAnswerSaved") return showRefusal(form, saved, text);
    notices.done("common.saved");
    onSaved();
    onClose();
  }

  return (
    <FormDialog
      title={answer === undefined ? text("canned.add") : text("canned.editTitle", { key: answer.key })}
      form={form}
      submitLabel={text(answer === undefined ? "canned.add" : "common.save")}
      isSending={isCreating || isUpdating}
      onSubmit={handleSubmit}
      onClose={onClose}
    >
      <TextInput
        label={text("canned.key")}
        description={text("canned.keyHint")}
        maxLength={CANNED_ANSWER_KEY_LENGTH.max}
        withAsterisk
        data-autofocus
        {...form.getInputProps("key")}
      />
      <Textarea
        label={text("canned.text")}
        description={text("canned.textHint")}
        maxLength={MESSAGE_TEXT_LENGTH.max}
        withAsterisk
        autosize
        minRows={4}
        maxRows={14}
        {...form.getInputProps("text")}
      />
    </FormDialog>
  );
}
