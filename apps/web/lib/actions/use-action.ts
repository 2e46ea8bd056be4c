"use client";
import { useEffect, useEffectEvent, useSyncExternalStore } from "react";
import { isTyped, pressedKey } from "./pressed-key.ts";
import { type Action, onChange, press, register, registered } from "./registry.ts";

/** Offers an action while the caller is on screen: to its keys, the command palette and the list of shortcuts. */
export function useAction(action: Omit<Action, "isEnabled"> & { readonly isEnabled?: boolean }): void {
  const { id, label, isEnabled = true } = action;
  const run = useEffectEvent((key: string) => action.run(key));
  const keys = action.keys.join(" ");
  useEffect(
    () => register({ id, label, isEnabled, keys: keys.split(" ").filter(Boolean), run: (key) => run(key) }),
    [id, label, isEnabled, keys],
  );
}

const NONE: readonly Action[] = [];

/** Every action of what is on screen now. */
export function useActions(): readonly Action[] {
  return useSyncExternalStore(onChange, registered, () => NONE);
}

/** Listens to the keyboard, once for the whole console. Open dialogs and menus keep their keys to themselves. */
export function useActionKeys(): void {
  useEffect(() => {
    const handleKey = (event: KeyboardEvent): void => {
      const key = pressedKey(event);
      if (event.defaultPrevented || event.isComposing || key === null || isTyped(key, event.target)) return;
      if (document.querySelector('[role="dialog"], [role="menu"]') !== null) return;
      if (press(key)) event.preventDefault();
    };
    window.addEventListener("keydown", handleKey);
    return () => window.removeEventListener("keydown", handleKey);
  }, []);
}
