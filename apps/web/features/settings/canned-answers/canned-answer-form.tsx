"use client";
import { Textarea, TextInput } from "@mantine/core";
import { CANNED_ANSWER_KEY_LENGTH, MESSAGE_TEXT_LENGTH } from "@parley/schema/plain";
import type { CannedAnswerRowFragment } from "#gql/types";
import { required } from "../../../lib/forms.ts";
import { useText } from "../../../lib/messages/index.ts";
import { useMutationAnswer } from "../../../lib/use-mutation-answer.ts";
import { FormDialog } from "../../../ui/dialog/form-dialog.tsx";
import { type RowFormProps, useRowForm } from "../../../ui/dialog/use-row-form.tsx";
import { CreateCannedAnswerMutation, UpdateCannedAnswerMutation } from "./operations.ts";

const valuesOf = (answer?: CannedAnswerRowFragment) => ({ key: answer?.key ?? "", text: answer?.text ?? "" });

/** Makes a canned answer of an account or a general one, or with `answer` changes that one. */
export function CannedAnswerForm({
  accountId,
  answer,
  ...list
}: {
  readonly accountId: string | null;
  readonly answer?: CannedAnswerRowFragment;
} & RowFormProps<CannedAnswerRowFragment>) {
  const text = useText();
  const [createCannedAnswer, isCreating] = useMutationAnswer(CreateCannedAnswerMutation);
  const [updateCannedAnswer, isUpdating] = useMutationAnswer(UpdateCannedAnswerMutation);
  const validate = { key: required(text), text: required(text) };
  const dialog = useRowForm({ ...list, row: answer, valuesOf, validate, save });
  const { form } = dialog;

  async function save(values: ReturnType<typeof valuesOf>, shown?: CannedAnswerRowFragment) {
    const words = { key: values.key.trim(), text: values.text.trim() };
    const saved =
      shown === undefined
        ? (await createCannedAnswer({ input: { ...words, accountId } }))?.createCannedAnswer
        : (await updateCannedAnswer({ input: { id: shown.id, version: shown.version, ...words } }))?.updateCannedAnswer;
    return saved?.__typename === "CannedAnswerSaved" ? null : saved;
  }

  return (
    <FormDialog
      title={answer === undefined ? text("canned.add") : text("canned.editTitle", { key: answer.key })}
      submitLabel={text(answer === undefined ? "canned.add" : "common.save")}
      isSending={isCreating || isUpdating}
      {...dialog}
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
