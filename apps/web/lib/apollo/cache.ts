import { type FieldPolicy, InMemoryCache } from "@apollo/client";
import { relayStylePagination } from "@apollo/client/utilities";
import { possibleTypes } from "#gql/possible-types";

/**
 * Everything with an id is stored once under it, so a live event updates every screen that shows the thing.
 * Connections grow by `fetchMore`; a fetch without `after` or `before` replaces what was there.
 */
export function createCache(): InMemoryCache {
  return new InMemoryCache({
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
 * A connection that grows by pages. It is read as it is stored: looking each edge up first, in case its node was evicted,
 * would cost a long list more than all the rest, and nothing is evicted here.
 */
function pages(keyArgs?: string[]): FieldPolicy {
  const { read: _read, ...policy } = relayStylePagination(keyArgs);
  return policy as FieldPolicy;
}
