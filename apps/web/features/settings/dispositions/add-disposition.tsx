"use client";
import { TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import type { DispositionNodeFragment } from "#gql/types";
import { required, showRefusal } from "../../../lib/forms.ts";
import { useText } from "../../../lib/messages/index.ts";
import { useNotices } from "../../../lib/notices.ts";
import { useMutationAnswer } from "../../../lib/use-mutation-answer.ts";
import { FormDialog } from "../../../ui/dialog/form-dialog.tsx";
import { CreateDispositionMutation } from "./operations.ts";

export function AddDisposition(props: {
  accountId: string | null;
  parent: DispositionNodeFragment | null;
  onAdded: () => void;
  onClose: () => void;
}) {
  const text = useText();
  const notices = useNotices();
  const [createDisposition, isSending] = useMutationAnswer(CreateDispositionMutation);
  const form = useForm({ initialValues: { name: "" }, validate: { name: required(text) } });
  const title = props.parent ? text("dispositions.addBelow", { name: props.parent.name }) : text("dispositions.add");

  async function handleSubmit({ name }: typeof form.values) {
    const input = { name: name.trim(), parentId: props.parent?.id ?? null, accountId: props.accountId };
    const answer = (await createDisposition({ input }))?.createDisposition;
    if (answer?.__typename !== "DispositionSaved") return showRefusal(form, answer, text);
    notices.done("common.saved");
    props.onAdded();
    props.onClose();
  }

  return (
    <FormDialog
      title={title}
      form={form}
      submitLabel={text("common.add")}
      isSending={isSending}
      onSubmit={handleSubmit}
      onClose={props.onClose}
    >
      <TextInput label={text("dispositions.name")} withAsterisk data-autofocus {...form.getInputProps("name")} />
    </FormDialog>
  );
}
