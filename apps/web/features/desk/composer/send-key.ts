/** Which key sends what is written. Kept by this browser for each agent, like all that has to do with its screen and keyboard. */
import { useCallback } from "react";
import { useLocalStorage } from "../../../lib/local-storage.ts";
import { useViewer } from "../../../lib/session/index.ts";

export const SEND_KEYS = ["enter", "modEnter"] as const;
export type SendKey = (typeof SEND_KEYS)[number];

/** The keys as actions name them. */
export const KEYS_OF: Readonly<
  Record<SendKey, { readonly send: readonly string[]; readonly newLine: readonly string[] }>
> = {
  enter: { send: ["Enter"], newLine: ["shift+Enter"] },
  modEnter: { send: ["mod+Enter"], newLine: ["Enter"] },
};

type Press = Pick<KeyboardEvent, "key" | "shiftKey" | "ctrlKey" | "metaKey" | "altKey" | "isComposing" | "keyCode">;

/** Whether an input method is still at work: its Enter chooses a word. Safari ends the composition before it tells of the key. */
export function isComposed({ isComposing, keyCode }: Pick<Press, "isComposing" | "keyCode">): boolean {
  return isComposing || keyCode === 229;
}

/** Whether this press sends; Ctrl or ⌘ with Enter always does. */
export function sends(press: Press, chosen: SendKey): boolean {
  if (press.key !== "Enter" || press.altKey || isComposed(press)) return false;
  return press.ctrlKey || press.metaKey || (chosen === "enter" && !press.shiftKey);
}

/** The signed-in viewer's choice, and how to change it. */
export function useSendKey(): readonly [SendKey, (chosen: SendKey) => void] {
  const [kept, change] = useLocalStorage(`parley.sendKey.${useViewer().user.id}`);
  const choose = useCallback((chosen: SendKey) => change(() => chosen), [change]);
  return [SEND_KEYS.find((known) => known === kept) ?? "enter", choose];
}
