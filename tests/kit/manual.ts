/** What the operators' page tells them to copy: tests run that and no copy of it. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../../apps/api/src/launch/settings.ts";

const PAGE = "docs/operations.md";

/** The page's one block of a language. */
export function blockOf(language: "nginx" | "ini"): string {
  const blocks = readFileSync(join(root, PAGE), "utf8")
    .split("\n```")
    .filter((part) => part.startsWith(`${language}\n`));
  if (blocks.length !== 1) throw new Error(`${PAGE} has ${blocks.length} blocks of ${language}`);
  return blocks[0]?.slice(language.length + 1) ?? "";
}

/** The block on another machine: each of the texts, which must stand in it once, is another one there. */
export function moved(block: string, changes: Readonly<Record<string, string>>): string {
  return Object.entries(changes).reduce((text, [from, to]) => {
    if (text.split(from).length !== 2) throw new Error(`${PAGE}: "${from}" does not stand once in the block`);
    return text.replace(from, () => to);
  }, block);
}
