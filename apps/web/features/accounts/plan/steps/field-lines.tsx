"use client";
import { ActionIcon, Button, Stack, Text } from "@mantine/core";
import { IconPlus, IconTrash } from "@tabler/icons-react";
import styles from "../plan.module.css";

/** Pairs of fields, one below the other, that can be added and removed. */
export function FieldLines<Line extends object>(props: {
  title: string;
  lines: readonly Line[];
  /** A line that is added. */
  empty: Line;
  max: number;
  addLabel: string;
  removeLabel: (position: number) => string;
  onChange: (lines: readonly Line[]) => void;
  children: (line: Line, index: number, change: (part: Partial<Line>) => void) => React.ReactNode;
}) {
  const { title, lines, empty, max, addLabel, removeLabel, onChange, children } = props;
  const change = (index: number, part: Partial<Line>) =>
    onChange(lines.map((it, other) => (other === index ? { ...it, ...part } : it)));
  return (
    <Stack gap="xs" className={styles.whole ?? ""}>
      <Text size="sm" fw={500}>
        {title}
      </Text>
      {[...lines.entries()].map(([index, line]) => (
        // Lines have no identity but their index.
        <div key={index} className={styles.mapping}>
          {children(line, index, (part) => change(index, part))}
          <ActionIcon
            aria-label={removeLabel(index + 1)}
            onClick={() => onChange(lines.filter((_, other) => other !== index))}
          >
            <IconTrash size="1rem" aria-hidden />
          </ActionIcon>
        </div>
      ))}
      {lines.length < max && (
        <Button
          size="compact-sm"
          variant="default"
          className={styles.add ?? ""}
          leftSection={<IconPlus size="0.875rem" aria-hidden />}
          onClick={() => onChange([...lines, empty])}
        >
          {addLabel}
        </Button>
      )}
    </Stack>
  );
}
