"use client";
import { useSyncExternalStore } from "react";

const never = () => () => undefined;

/** False in the page as the server sent it, true once its script runs: until then a form must not be sent. */
export function useReady(): boolean {
  return useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
}
