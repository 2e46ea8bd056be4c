import { CombinedGraphQLErrors } from "@apollo/client";

/** True when no answer of the API arrived at all: the network, a restart, a proxy's error page. */
export function isOffline(error: unknown): boolean {
  return !CombinedGraphQLErrors.is(error);
}
