"use client";
import { Button, Group, Modal, Stack } from "@mantine/core";
import type { UseFormReturnType } from "@mantine/form";
import type { ReactNode } from "react";
import { useText } from "../../lib/messages/index.ts";
import { FormAlert } from "../form/form-alert.tsx";

/** A short form in a dialog: its refusal at the top, its fields, and one primary button. */
export function FormDialog<Values extends object>(props: {
  title: string;
  form: UseFormReturnType<Values>;
  submitLabel: string;
  isSending: boolean;
  onSubmit: (values: Values) => Promise<void>;
  onClose: () => void;
  /** Shown beside an edit conflict: loading the newest version. */
  remedy?: ReactNode;
  children: ReactNode;
}) {
  const { form } = props;
  const text = useText();
  return (
    <Modal opened onClose={props.onClose} title={props.title} closeButtonProps={{ "aria-label": text("common.close") }}>
      <form noValidate onSubmit={form.onSubmit((values) => void props.onSubmit(values))}>
        <Stack>
          <FormAlert>{form.errors.form}</FormAlert>
          <FormAlert action={props.remedy}>{form.errors.conflict}</FormAlert>
          {props.children}
          <Group justify="flex-end">
            <Button variant="default" onClick={props.onClose}>
              {text("common.cancel")}
            </Button>
            <Button type="submit" loading={props.isSending}>
              {props.submitLabel}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
