import { useEffect, useSyncExternalStore } from "react";
import type { AlertPreferences } from "./alert-preferences.ts";
import { isSoundUnlocked, onSoundChange, startRinging, unlockSound } from "./sound-player.ts";

/** Held by the one tab of this browser that rings. */
const LOCK = "parley.ring";

/** Whether the browser lets this page be heard: not before its first click or key. */
export function useSoundUnlocked(): boolean {
  return useSyncExternalStore(onSoundChange, isSoundUnlocked, () => true);
}

/**
 * Rings until nothing is pending any more. Of several tabs of this browser only one rings, and only one that
 * can be heard: a tab that was never clicked does not take the turn from one that was.
 */
export function useRinging(isRinging: boolean, { isSoundOn, sound, volume }: AlertPreferences): void {
  const isUnlocked = useSoundUnlocked();
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
    if (!isRinging || !isSoundOn || !isUnlocked) return;
    const ended = new AbortController();
    const ring = (): Promise<void> =>
      new Promise((resolve) => {
        if (ended.signal.aborted) return resolve();
        const stop = startRinging({ sound, volume });
        ended.signal.addEventListener("abort", () => {
          stop();
          resolve();
        });
      });
    if (navigator.locks === undefined) void ring();
    else void navigator.locks.request(LOCK, { signal: ended.signal }, ring).catch(() => undefined);
    return () => ended.abort();
  }, [isRinging, isSoundOn, isUnlocked, sound, volume]);
}
