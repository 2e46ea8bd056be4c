import { type Cache, type FieldPolicy, InMemoryCache, type OperationVariables } from "@apollo/client";
import { cacheSizes, relayStylePagination } from "@apollo/client/utilities";
import { possibleTypes } from "#gql/possible-types";

/** What was read of a list of ten thousand is kept: with less, each page more would have all of it read anew. */
cacheSizes["inMemoryCache.executeSelectionSet"] = 400_000;
cacheSizes["inMemoryCache.executeSubSelectedArray"] = 100_000;

/**
 * Everything with an id is stored once under it, so a live event updates every screen that shows the thing.
 * Connections grow by `fetchMore`; a fetch without `after` or `before` replaces what was there.
 */
export function createCache(): InMemoryCache {
  return new OneStoreCache({
    possibleTypes,
    typePolicies: {
      Query: {
        fields: {
          viewer: { merge: true },
          accounts: pages(["search"]),
          users: pages(["search", "role"]),
          queues: pages(["search"]),
          interactions: pages(["where", "orderBy"]),
          ingestProblems: pages(),
          account: {
            read: (known, { args, toReference }) => known ?? toReference({ __typename: "Account", id: args?.id }),
          },
          interaction: {
            read: (known, { args, toReference }) => known ?? toReference({ __typename: "Interaction", id: args?.id }),
          },
        },
      },
      Account: { fields: { counts: { merge: true }, notification: { merge: true } } },
      Interaction: { fields: { messages: pages() } },
      Provider: { keyFields: ["kind"], fields: { capabilities: { merge: true } } },
      CredentialField: { keyFields: false },
      CredentialValue: { keyFields: false },
    },
  });
}

/**
 * No screen writes what it only hopes for, so the store with such hopes and the one without are the same. Apollo looks at
 * both whenever something changes, and compares all they have: told that they are one, a long list is read once.
 */
class OneStoreCache extends InMemoryCache {
  override read<Data = unknown, Variables extends OperationVariables = OperationVariables>(
    options: Cache.ReadOptions<Data, Variables>,
  ) {
    return super.read({ ...options, optimistic: true });
  }

  override diff<Data, Variables extends OperationVariables = OperationVariables>(
    options: Cache.DiffOptions<Data, Variables>,
  ) {
    return super.diff({ ...options, optimistic: true }) as Cache.InternalDiffResultWithDataState<Data>;
  }
}

/**
 * A connection that grows by pages. It is read as it is stored: looking each edge up first, in case its node was evicted,
 * would cost a long list more than all the rest, and nothing is evicted here.
 */
function pages(keyArgs?: string[]): FieldPolicy {
  const { read: _read, ...policy } = relayStylePagination(keyArgs);
  return policy as FieldPolicy;
}
