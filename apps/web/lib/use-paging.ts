import { useCallback, useRef, useState } from "react";

/**
 * Fetches a list's pages one at a time: who asks while one is on its way waits for the same one. Resolves to what
 * `fetchPage` says, false when it fails.
 *
 * A page counts as fetched once the screen has been told of it: Apollo drops what it has not yet told when the next
 * `fetchMore` begins, and the list would never grow again.
 */
export function usePaging(fetchPage: () => Promise<boolean>): {
  readonly isLoading: boolean;
  readonly load: () => Promise<boolean>;
} {
  const [isLoading, setLoading] = useState(false);
  const asked = useRef<Promise<boolean> | null>(null);
  const load = useCallback((): Promise<boolean> => {
    const ask = async (): Promise<boolean> => {
      setLoading(true);
      try {
        const isThere = await fetchPage();
        await told();
        return isThere;
      } catch {
        return false;
      } finally {
        asked.current = null;
        setLoading(false);
      }
    };
    asked.current ??= ask();
    return asked.current;
  }, [fetchPage]);
  return { isLoading, load };
}

/** Apollo tells of what changed in the cache by a timer that is due at once. */
const told = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));
