"use client";
import { Textarea, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { CANNED_ANSWER_KEY_LENGTH, MESSAGE_TEXT_LENGTH } from "@parley/schema/plain";
import { required, showRefusal } from "../../../lib/forms.ts";
import { useText } from "../../../lib/messages/index.ts";
import { useNotices } from "../../../lib/notices.ts";
import { useSend } from "../../../lib/sending.ts";
import { FormDialog } from "../../../ui/dialog/form-dialog.tsx";
import { CreateCannedAnswerMutation } from "./operations.ts";

export function AddCannedAnswer(props: { accountId: string | null; onAdded: () => void; onClose: () => void }) {
  const { accountId, onAdded, onClose } = props;
  const text = useText();
  const notices = useNotices();
  const [createCannedAnswer, isSending] = useSend(CreateCannedAnswerMutation);
  const form = useForm({
    initialValues: { key: "", text: "" },
    validate: { key: required(text), text: required(text) },
  });

  async function handleSubmit(values: typeof form.values) {
    const input = { key: values.key.trim(), text: values.text.trim(), accountId };
    const answer = (await createCannedAnswer({ input }))?.createCannedAnswer;
    if (answer?.__typename !== "CannedAnswerSaved") return showRefusal(form, answer, text);
    notices.done("common.saved");
    onAdded();
    onClose();
  }

  return (
    <FormDialog
      title={text("canned.add")}
      form={form}
      submitLabel={text("canned.add")}
      isSending={isSending}
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
