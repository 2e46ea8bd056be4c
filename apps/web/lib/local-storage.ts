"use client";
import { useCallback, useSyncExternalStore } from "react";

const listeners = new Set<() => void>();
/** What a browser that keeps nothing is told, for as long as the page stands. */
const inMemory = new Map<string, string>();

function read(key: string): string | null {
  try {
    return window.localStorage.getItem(key) ?? inMemory.get(key) ?? null;
  } catch {
    return inMemory.get(key) ?? null;
  }
}

function keep(key: string, value: string): void {
  try {
    window.localStorage.setItem(key, value);
  } catch {
    inMemory.set(key, value);
  }
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  // Other tabs of this browser hear of it by themselves.
  window.addEventListener("storage", listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener("storage", listener);
  };
}

/** What this browser keeps under a key, null when nothing; and how to change it, from what is kept at that instant. */
export function useLocalStorage(
  key: string,
): readonly [string | null, (next: (kept: string | null) => string) => void] {
  const kept = useSyncExternalStore(
    subscribe,
    () => read(key),
    () => null,
  );
  const change = useCallback((next: (kept: string | null) => string) => keep(key, next(read(key))), [key]);
  return [kept, change];
}
