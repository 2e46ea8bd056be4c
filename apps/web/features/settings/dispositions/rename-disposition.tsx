"use client";
import { TextInput } from "@mantine/core";
import type { DispositionNodeFragment } from "#gql/types";
import { required } from "../../../lib/forms.ts";
import { useText } from "../../../lib/messages/index.ts";
import { useMutationAnswer } from "../../../lib/use-mutation-answer.ts";
import { FormDialog } from "../../../ui/dialog/form-dialog.tsx";
import { type RowFormProps, useRowForm } from "../../../ui/dialog/use-row-form.tsx";
import { UpdateDispositionMutation } from "./operations.ts";

const valuesOf = (disposition?: DispositionNodeFragment) => ({ name: disposition?.name ?? "" });

/** Renames a disposition; what was closed with it keeps the old name. */
export function RenameDisposition({
  disposition,
  ...tree
}: { readonly disposition: DispositionNodeFragment } & RowFormProps<DispositionNodeFragment>) {
  const { id, name } = disposition;
  const text = useText();
  const [updateDisposition, isSending] = useMutationAnswer(UpdateDispositionMutation);
  const dialog = useRowForm({ ...tree, row: disposition, valuesOf, validate: { name: required(text) }, save });
  const { form } = dialog;

  async function save(values: ReturnType<typeof valuesOf>, { version } = disposition) {
    const saved = (await updateDisposition({ input: { id, version, name: values.name.trim() } }))?.updateDisposition;
    return saved?.__typename === "DispositionSaved" ? null : saved;
  }

  return (
    <FormDialog
      title={text("dispositions.renameNamed", { name })}
      submitLabel={text("common.save")}
      isSending={isSending}
      {...dialog}
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
