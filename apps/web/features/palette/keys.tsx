"use client";
import { Group, Kbd } from "@mantine/core";
import { useText } from "../../lib/messages/index.ts";
import { useModKey } from "../../lib/mod-key.ts";

const ARROWS: Readonly<Record<string, string>> = { ArrowDown: "↓", ArrowUp: "↑" };

/** An action's keys as they are printed on this computer's keyboard. */
export function Keys({ of }: { readonly of: readonly string[] }) {
  const text = useText();
  const mod = useModKey();
  const part = (name: string): string => {
    if (name === "mod") return mod;
    if (name === "shift") return text("frame.key.shift");
    if (name.toLowerCase() === "enter") return text("frame.key.enter");
    return ARROWS[name] ?? name;
  };
  const printed = (key: string): string => {
    const [last = "", ...before] = key.split("+").toReversed();
    const shown = before.length > 0 && last.length === 1 ? last.toUpperCase() : part(last);
    return [...before.toReversed().map(part), shown].join(mod === "⌘" && before[0] === "mod" ? "" : "+");
  };
  return (
    <Group component="span" gap="xs" wrap="nowrap" justify="flex-end">
      {of.map((key) => (
        <Kbd key={key}>{printed(key)}</Kbd>
      ))}
    </Group>
  );
}
