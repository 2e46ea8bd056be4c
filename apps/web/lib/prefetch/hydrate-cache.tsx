"use client";
import type { NormalizedCacheObject } from "@apollo/client";
import { useApolloClient } from "@apollo/client/react";
import { createContext, type ReactNode, useContext, useState, useSyncExternalStore } from "react";
import type { Prefetched } from "./prefetch.ts";

const MadeAt = createContext<number | null>(null);

/** Gives a fresh page's cache what its server knew already: the same on both sides, so that the page can be taken over as it is. */
export function HydrateCache({ of, children }: { readonly of: Prefetched | null; readonly children: ReactNode }) {
  const { cache } = useApolloClient();
  const isTakenOver = useTakenOver();
  // A part for which nothing was asked was made when the page around it was.
  const around = useContext(MadeAt);
  useState(() => {
    // A page that one came to from another knows more than its server did.
    if (of !== null && !isTakenOver) cache.restore(joined(cache.extract() as NormalizedCacheObject, of.cache));
  });
  return <MadeAt value={of?.at ?? around}>{children}</MadeAt>;
}

/** When the server made this page, while what it sent is being taken over; null from then on, and for what is shown later. */
export function useMadeAt(): number | null {
  const at = useContext(MadeAt);
  return useTakenOver() ? null : at;
}

const nothing = () => () => undefined;

/** False on the server, and while what it sent becomes a page that can be used. */
function useTakenOver(): boolean {
  return useSyncExternalStore(
    nothing,
    () => true,
    () => false,
  );
}

/** Both, with the fields that either knows of a thing. */
function joined(one: NormalizedCacheObject, other: NormalizedCacheObject): NormalizedCacheObject {
  const things = Object.entries(other).map(([id, fields]) => [id, { ...one[id], ...fields }]);
  return { ...one, ...Object.fromEntries(things) };
}
