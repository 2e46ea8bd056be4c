import { useEffect, useSyncExternalStore } from "react";
import { chime, unlockSound } from "./chime.ts";

const REPEAT_MS = 2_800;
const STORED_UNDER = "parley.sound";
const listeners = new Set<() => void>();

/** Rings until nothing is pending any more; of several tabs of this browser only one rings (CON-06). */
export function useRinging(isRinging: boolean): void {
  const { isOn } = useSoundSetting();

  useEffect(() => {
    const unlock = (): void => unlockSound();
    window.addEventListener("pointerdown", unlock, { capture: true });
    window.addEventListener("keydown", unlock, { capture: true });
    return () => {
      window.removeEventListener("pointerdown", unlock, { capture: true });
      window.removeEventListener("keydown", unlock, { capture: true });
    };
  }, []);

  useEffect(() => {
    if (!isRinging || !isOn) return;
    const ended = new AbortController();
    const ring = (): Promise<void> =>
      new Promise((resolve) => {
        if (ended.signal.aborted) return resolve();
        chime();
        const repeat = setInterval(chime, REPEAT_MS);
        ended.signal.addEventListener("abort", () => {
          clearInterval(repeat);
          resolve();
        });
      });
    if (navigator.locks === undefined) void ring();
    else void navigator.locks.request("parley.ring", { signal: ended.signal }, ring).catch(() => undefined);
    return () => ended.abort();
  }, [isRinging, isOn]);
}

/** Whether this browser rings at all: the agent's own switch. */
export function useSoundSetting(): { readonly isOn: boolean; readonly toggle: () => void } {
  const isOn = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => window.localStorage.getItem(STORED_UNDER) !== "off",
    () => true,
  );
  const toggle = (): void => {
    window.localStorage.setItem(STORED_UNDER, isOn ? "off" : "on");
    for (const listener of listeners) listener();
    if (!isOn) {
      unlockSound();
      chime();
    }
  };
  return { isOn, toggle };
}
