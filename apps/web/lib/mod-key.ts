"use client";
import { useOs } from "@mantine/hooks";

/** What is printed on this computer's key for commands: `⌘` or `Ctrl`. */
export function useModKey(): string {
  return ["macos", "ios"].includes(useOs()) ? "⌘" : "Ctrl";
}
