"use client";
import { type FormValidateInput, useForm } from "@mantine/form";
import { useState } from "react";
import { type Refusal, restartForm, showRefusal } from "../../lib/forms.ts";
import { useText } from "../../lib/messages/index.ts";
import { useNotices } from "../../lib/notices.ts";
import { LoadNewest } from "../settings/index.ts";

/** What the form of a row is given by the list it belongs to. */
export interface RowFormProps<Row> {
  /** The row as it is stored now; null when it is gone. */
  readonly onLoadNewest: (id: string) => Promise<Row | null>;
  readonly onSaved: () => void;
  readonly onClose: () => void;
}

/**
 * The form of a `<FormDialog>` about one row of a list, or about a new one without `row`. Saved, it closes; when somebody
 * else saved the row meanwhile, what they saved can be loaded in the place of what was typed.
 */
export function useRowForm<Row extends { readonly id: string }, Values extends object>({
  row,
  valuesOf,
  validate,
  save,
  onLoadNewest,
  onSaved,
  onClose,
}: RowFormProps<Row> & {
  readonly row: Row | undefined;
  readonly valuesOf: (row?: Row) => Values;
  readonly validate: FormValidateInput<Values>;
  /** Saves over this version of the row, or makes a new one; null when that is done. */
  readonly save: (values: Values, row: Row | undefined) => Promise<Refusal | null>;
}) {
  const text = useText();
  const notices = useNotices();
  // The version that is typed over: a list that is fetched again behind the dialog renews the row, not the form.
  const [shown, setShown] = useState(row);
  const form = useForm<Values>({ initialValues: valuesOf(row), validate });

  async function handleSubmit(values: Values) {
    const refusal = await save(values, shown);
    if (refusal !== null) return showRefusal(form, refusal, text);
    notices.done("common.saved");
    onSaved();
    onClose();
  }

  async function loadNewest() {
    const newest = row && (await onLoadNewest(row.id));
    if (!newest) return onClose();
    setShown(newest);
    restartForm(form, valuesOf(newest));
  }

  return { form, onSubmit: handleSubmit, onClose, remedy: <LoadNewest onLoad={loadNewest} /> };
}
