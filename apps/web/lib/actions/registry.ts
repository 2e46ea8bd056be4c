import type { MessageId } from "../messages/index.ts";

/** Something a person can do where they are: by its keys, or from the command palette. */
export interface Action {
  readonly id: string;
  readonly label: MessageId;
  /** As the browser names them (`j`, `ArrowDown`, `?`); with `mod+` before it, Ctrl or ⌘ is held. */
  readonly keys: readonly string[];
  /** False while there is nothing to do it to: still listed among the shortcuts, but not done. */
  readonly isEnabled: boolean;
  /** Does it for the key that asked; false when that key was not for it after all. */
  readonly run: (key: string) => unknown;
}

let actions: readonly Action[] = [];
const listeners = new Set<() => void>();

function change(next: readonly Action[]): void {
  actions = next;
  for (const listener of listeners) listener();
}

/** Adds an action for as long as its screen stands; gives the way to take it out. */
export function register(action: Action): () => void {
  change([...actions, action]);
  return () => change(actions.filter((it) => it !== action));
}

export function registered(): readonly Action[] {
  return actions;
}

export function onChange(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** Does what a key asks for: what came last is asked first. True when somebody took it. */
export function press(key: string): boolean {
  return actions.toReversed().some(({ keys, isEnabled, run }) => isEnabled && keys.includes(key) && run(key) !== false);
}
