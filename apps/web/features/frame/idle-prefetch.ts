import { useEffect } from "react";

/** Browsers without idle moments get pauses. */
const PAUSE_MS = 200;

const waiting: (() => Promise<unknown>)[] = [];
let isAllowed = false;
let isFetching = false;

/** Notes something that will be needed: fetched in an idle moment, the first ones first. */
export function prefetchWhenIdle(fetchIt: () => Promise<unknown>, { isFirst }: { readonly isFirst: boolean }): void {
  if (isFirst) waiting.unshift(fetchIt);
  else waiting.push(fetchIt);
  fetchNext();
}

/** From now on there is time to fetch what may be needed later. */
export function useIdlePrefetch(): void {
  useEffect(() => {
    isAllowed = true;
    fetchNext();
  }, []);
}

/** One at a time, each in a moment of its own. What fails is fetched when it is asked for. */
function fetchNext(): void {
  if (!isAllowed || isFetching || waiting.length === 0) return;
  isFetching = true;
  const run = async () => {
    await waiting
      .shift()?.()
      .catch(() => undefined);
    isFetching = false;
    fetchNext();
  };
  if (typeof requestIdleCallback === "undefined") setTimeout(() => void run(), PAUSE_MS);
  else requestIdleCallback(() => void run());
}
