"use client";
import { TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import type { DispositionNodeFragment } from "#gql/types";
import { required, showRefusal } from "../../../lib/forms.ts";
import { useText } from "../../../lib/messages/index.ts";
import { useNotices } from "../../../lib/notices.ts";
import { useSend } from "../../../lib/sending.ts";
import { FormDialog } from "../../../ui/dialog/form-dialog.tsx";
import { UpdateDispositionMutation } from "./operations.ts";

/** Renames a disposition; what was closed with it keeps the old name (DSP-01, DSP-07). */
export function RenameDisposition(props: {
  disposition: DispositionNodeFragment;
  onRenamed: () => void;
  onClose: () => void;
}) {
  const { id, version, name } = props.disposition;
  const text = useText();
  const notices = useNotices();
  const [updateDisposition, isSending] = useSend(UpdateDispositionMutation);
  const form = useForm({ initialValues: { name }, validate: { name: required(text) } });

  async function handleSubmit(values: typeof form.values) {
    const answer = (await updateDisposition({ input: { id, version, name: values.name.trim() } }))?.updateDisposition;
    if (answer?.__typename !== "DispositionSaved") return showRefusal(form, answer, text);
    notices.done("common.saved");
    props.onRenamed();
    props.onClose();
  }

  return (
    <FormDialog
      title={text("dispositions.renameNamed", { name })}
      form={form}
      submitLabel={text("common.save")}
      isSending={isSending}
      onSubmit={handleSubmit}
      onClose={props.onClose}
    >
      <TextInput
        label={text("dispositions.name")}
        description={text("dispositions.renameHint")}
        withAsterisk
        data-autofocus
        {...form.getInputProps("name")}
      />
    </FormDialog>
  );
}
