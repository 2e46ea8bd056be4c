import { Button, Group, Stack, Text, Textarea } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { DEFAULT_NOTIFICATION_TEMPLATE, NOTIFICATION_TEMPLATE_LENGTH_MAX } from "@parley/schema/plain";
import { IconRestore } from "@tabler/icons-react";
import { type ReactNode, useRef, useState } from "react";
import { useText } from "../../../lib/messages/index.ts";
import { InsertMenus } from "./insert-menus.tsx";
import styles from "./template-editor.module.css";
import { TemplatePreview } from "./template-preview.tsx";
import { type Place, TemplateProblems } from "./template-problems.tsx";
import { useNotificationPreview } from "./use-notification-preview.ts";

const PREVIEW_AFTER_MS = 250;

/** The text of the pop-up with what helps to write it: variables, sections, what is wrong where, and how it looks. */
export function TemplateEditor({
  account,
  value,
  error,
  onChange,
}: {
  readonly account: { readonly id: string; readonly key: string };
  readonly value: string;
  readonly error?: ReactNode;
  readonly onChange: (value: string) => void;
}) {
  const text = useText();
  const field = useRef<HTMLTextAreaElement>(null);
  const [throughQueue, setThroughQueue] = useState(true);
  const [asked] = useDebouncedValue(value, PREVIEW_AFTER_MS);
  const preview = useNotificationPreview({ accountId: account.id, template: asked, throughQueue });

  /** Around what is selected, or at the caret, and the caret after it; undoable as typing is. */
  const insert = (before: string, after = ""): void => {
    const area = field.current;
    if (area === null) return;
    const chosen = area.value.slice(area.selectionStart, area.selectionEnd);
    area.focus();
    const place = area.selectionStart + before.length + chosen.length;
    area.setRangeText(`${before}${chosen}${after}`, area.selectionStart, area.selectionEnd, "end");
    area.setSelectionRange(after === "" ? area.selectionEnd : place, after === "" ? area.selectionEnd : place);
    onChange(area.value);
  };

  const goTo = ({ line, column }: Place): void => {
    const lines = value.split("\n").slice(0, line - 1);
    const at = lines.reduce((sum, it) => sum + it.length + 1, 0) + column - 1;
    field.current?.focus();
    field.current?.setSelectionRange(at, at);
  };

  return (
    <Stack gap="sm">
      <Group gap="xs">
        <InsertMenus onInsert={insert} />
        <Button
          size="xs"
          variant="subtle"
          color="gray"
          leftSection={<IconRestore size="1rem" aria-hidden />}
          disabled={value === DEFAULT_NOTIFICATION_TEMPLATE}
          onClick={() => onChange(DEFAULT_NOTIFICATION_TEMPLATE)}
        >
          {text("accounts.notificationReset")}
        </Button>
      </Group>
      <Textarea
        ref={field}
        label={text("accounts.notificationTemplate")}
        classNames={{ input: styles.code }}
        autosize
        minRows={5}
        maxRows={14}
        maxLength={NOTIFICATION_TEMPLATE_LENGTH_MAX}
        spellCheck={false}
        error={error}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
      <Text size="xs" c="dimmed" className="tabular" ta="end">
        {text("accounts.notificationLength", { length: value.length, limit: NOTIFICATION_TEMPLATE_LENGTH_MAX })}
      </Text>
      <TemplateProblems problems={preview.problems} onGoTo={goTo} />
      <TemplatePreview
        accountKey={account.key}
        preview={preview}
        throughQueue={throughQueue}
        onThroughQueue={setThroughQueue}
      />
    </Stack>
  );
}
