"use client";
import { useThrottledCallback } from "@mantine/hooks";
import { type LiveEvent, useLiveEvents } from "../../lib/live/index.ts";

const AT_MOST_EVERY_MS = 2_000;

/** Fetches afresh what an event tells of but does not carry, such as who is in a queue; a burst of them once. */
export function useRefetchWhen(kinds: readonly LiveEvent["kind"][], refetch: () => Promise<unknown>): void {
  const refetchSoon = useThrottledCallback(() => void refetch().catch(() => undefined), AT_MOST_EVERY_MS);
  useLiveEvents(({ kind }) => {
    if (kinds.includes(kind)) refetchSoon();
  });
}
