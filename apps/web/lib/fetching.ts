/**
 * How screens fetch: `useQuery` beside the component, its result handed to `<Loaded>` (`ui/loaded`), which draws the
 * skeleton (after 150 ms), the error with its retry, and otherwise calls its child with the data. What is already
 * cached shows at once and is refreshed behind (`cache-and-network`); live events keep it current after that.
 *
 * Not `useSuspenseQuery`: a search that suspends would blank the list at every letter, and a thrown query cannot be
 * retried in place. A screen that needs two queries asks them in one document.
 */
import type { ErrorLike } from "@apollo/client";

/** The part of a query's result that `<Loaded>` needs. */
export interface Fetched<Data> {
  readonly data: Data | undefined;
  readonly error?: ErrorLike | undefined;
  readonly refetch: () => Promise<unknown>;
}
