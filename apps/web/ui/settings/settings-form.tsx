"use client";
import { Button, Group, Stack, Text } from "@mantine/core";
import type { UseFormReturnType } from "@mantine/form";
import type { ReactNode } from "react";
import { useText } from "../../lib/messages/index.ts";
import { ErrorSummary } from "./error-summary.tsx";
import styles from "./settings.module.css";

/**
 * A settings page: sections under each other and a save bar that appears once something changed, or always with
 * `isNew`. Errors stand at the fields and are summed up at the top with links.
 */
export function SettingsForm<Values extends object>(props: {
  form: UseFormReturnType<Values>;
  /** What each field is called, by its path, for the summary of errors. */
  labels: Readonly<Record<string, string>>;
  onSubmit: (values: Values) => Promise<void>;
  isSending: boolean;
  submitLabel?: string;
  /** A form that creates: its button always shows, and so does the way back. */
  onCancel?: (() => void) | undefined;
  /** Shown beside a refusal, such as loading the newest version. */
  remedy?: ReactNode;
  children: ReactNode;
}) {
  const { form, onCancel } = props;
  const text = useText();
  const isNew = onCancel !== undefined;
  const isShown = isNew || form.isDirty();

  return (
    <form className={styles.form} noValidate onSubmit={form.onSubmit((values) => void props.onSubmit(values))}>
      <ErrorSummary errors={form.errors} labels={props.labels} remedy={props.remedy} />
      {props.children}
      {isShown && (
        <div className={styles.saveBar}>
          <div className={styles.saveBarContent}>
            {isNew ? <span /> : <Text c="dimmed">{text("common.unsaved")}</Text>}
            <Group gap="xs" wrap="nowrap">
              <Button variant="default" onClick={onCancel ?? form.reset}>
                {text(isNew ? "common.cancel" : "common.discard")}
              </Button>
              <Button type="submit" loading={props.isSending}>
                {props.submitLabel ?? text("common.save")}
              </Button>
            </Group>
          </div>
        </div>
      )}
    </form>
  );
}

/** One section: a short explanation at the left, its fields at the right. */
export function SettingsSection({ title, body, children }: { title: string; body?: string; children: ReactNode }) {
  return (
    <section className={styles.section} aria-label={title}>
      <div className={styles.explanation}>
        <h2 className={styles.title}>{title}</h2>
        {body !== undefined && (
          <Text size="xs" c="dimmed">
            {body}
          </Text>
        )}
      </div>
      <Stack className={styles.fields}>{children}</Stack>
    </section>
  );
}
