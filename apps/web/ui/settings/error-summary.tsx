"use client";
import { Anchor, Text } from "@mantine/core";
import type { FormErrors } from "@mantine/form";
import type { ReactNode } from "react";
import { useText } from "../../lib/messages/index.ts";
import { FormAlert } from "../form/form-alert.tsx";

/** What is wrong with a form, at its top: its own refusal, and each field's error with a link to the field. */
export function ErrorSummary(props: {
  errors: FormErrors;
  labels: Readonly<Record<string, string>>;
  remedy?: ReactNode;
}) {
  const text = useText();
  const { form: refusal, conflict, ...fields } = props.errors;
  const wrong = Object.entries(fields).filter(([, error]) => error !== null && error !== undefined);
  if (conflict) return <FormAlert action={props.remedy}>{conflict}</FormAlert>;
  if (refusal) return <FormAlert>{refusal}</FormAlert>;
  if (wrong.length < 2) return null;

  return (
    <FormAlert>
      <Text fw={600}>{text("common.errorSummary", { count: wrong.length })}</Text>
      {wrong.map(([path, error]) => (
        <Text key={path}>
          <Anchor component="button" type="button" c="inherit" underline="always" onClick={() => focusField(path)}>
            {props.labels[path] ?? path}
          </Anchor>
          {": "}
          {error}
        </Text>
      ))}
    </FormAlert>
  );
}

/** Fields carry their path in `data-path`, as @mantine/form sets it. */
function focusField(path: string): void {
  const field = document.querySelector<HTMLElement>(`[data-path="${CSS.escape(path)}"]`);
  field?.focus();
  field?.scrollIntoView({ block: "center" });
}
