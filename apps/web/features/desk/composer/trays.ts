import type { MediaLimit } from "./attachment-rules.ts";
import { createTray, type Tray } from "./tray.ts";

/** The trays of one agent's interactions, for as long as the page stands. */
export interface Trays {
  /** Always the same one. */
  of(interactionId: string, limits: readonly MediaLimit[]): Tray;
  hasFiles(): boolean;
  onChange(listener: () => void): () => void;
}

export function createTrays(): Trays {
  const trays = new Map<string, Tray>();
  const listeners = new Set<() => void>();
  return {
    of(interactionId, limits) {
      const known = trays.get(interactionId);
      if (known !== undefined) return known;
      const made = createTray(limits);
      made.onChange(() => {
        for (const listener of listeners) listener();
      });
      trays.set(interactionId, made);
      return made;
    },
    hasFiles: () => [...trays.values()].some((tray) => tray.state().items.length > 0),
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
