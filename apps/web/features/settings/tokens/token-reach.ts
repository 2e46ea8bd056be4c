import type { MessageId } from "../../../lib/messages/index.ts";

/** How far a token reaches, as the screen offers it; each is a set of the API's scopes. */
export const reaches = {
  everything: { scopes: [], label: "tokens.reachEverything", hint: "tokens.reachEverythingHint" },
  interactions: {
    scopes: ["read", "interactions"],
    label: "tokens.reachInteractions",
    hint: "tokens.reachInteractionsHint",
  },
  read: { scopes: ["read"], label: "tokens.reachRead", hint: "tokens.reachReadHint" },
} as const satisfies Record<string, { scopes: readonly string[]; label: MessageId; hint: MessageId }>;

export type Reach = keyof typeof reaches;

/** The words for a token's scopes; a set made elsewhere, by a tool, is called custom. */
export function reachOf(scopes: readonly string[]): MessageId {
  const known = Object.values(reaches).find(
    (reach) => reach.scopes.length === scopes.length && reach.scopes.every((scope) => scopes.includes(scope)),
  );
  return known?.label ?? "tokens.reachCustom";
}
