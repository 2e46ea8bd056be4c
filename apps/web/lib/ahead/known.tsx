"use client";
import { useApolloClient } from "@apollo/client/react";
import { createContext, type ReactNode, useContext, useState, useSyncExternalStore } from "react";
import type { KnownAhead } from "./ask-ahead.ts";

const MadeAt = createContext<number | null>(null);

/** Gives a fresh page's cache what its server knew already: the same on both sides, so that the page can be taken over as it is. */
export function Known({ of, children }: { readonly of: KnownAhead | null; readonly children: ReactNode }) {
  const { cache } = useApolloClient();
  useState(() => {
    // A page that one came to from another knows more than its server did.
    if (of !== null && Object.keys(cache.extract() as object).length === 0) cache.restore(of.cache);
  });
  return <MadeAt value={of?.at ?? null}>{children}</MadeAt>;
}

const nothing = () => () => undefined;

/** When the server made this page, while what it sent is being taken over; null from then on, and for what is shown later. */
export function useMadeAt(): number | null {
  const at = useContext(MadeAt);
  const isTakenOver = useSyncExternalStore(
    nothing,
    () => true,
    () => false,
  );
  return isTakenOver ? null : at;
}
