import { createIntl } from "react-intl";

/** What a text is filled with: names of arguments, in any order. */
export function argumentsOf(text: string, locale: string): readonly string[] {
  const names = new Set<string>();
  const walk = (nodes: unknown): void => {
    for (const node of Array.isArray(nodes) ? nodes : Object.values((nodes ?? {}) as object)) {
      if (typeof node !== "object" || node === null) continue;
      const { type, value } = node as { readonly type?: number; readonly value?: unknown };
      if (type !== undefined && type !== 0 && type !== 7 && typeof value === "string") names.add(value);
      walk(node);
    }
  };
  walk(createIntl({ locale }).formatters.getMessageFormat(text, locale).getAst());
  return [...names].sort();
}
