"use client";
import { Group, Kbd } from "@mantine/core";
import { useOs } from "@mantine/hooks";

const ARROWS: Readonly<Record<string, string>> = { ArrowDown: "↓", ArrowUp: "↑" };

/** An action's keys as they are printed on this computer's keyboard. */
export function Keys({ of }: { readonly of: readonly string[] }) {
  const isApple = ["macos", "ios"].includes(useOs());
  const printed = (key: string) =>
    key.startsWith("mod+") ? `${isApple ? "⌘" : "Ctrl+"}${key.slice(4).toUpperCase()}` : (ARROWS[key] ?? key);
  return (
    <Group component="span" gap="xs" wrap="nowrap" justify="flex-end">
      {of.map((key) => (
        <Kbd key={key}>{printed(key)}</Kbd>
      ))}
    </Group>
  );
}
