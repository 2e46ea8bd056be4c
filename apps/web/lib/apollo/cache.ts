import { InMemoryCache } from "@apollo/client";
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
          accounts: relayStylePagination(["search"]),
          users: relayStylePagination(["search", "role"]),
          queues: relayStylePagination(["search"]),
          interactions: relayStylePagination(["where", "orderBy"]),
          ingestProblems: relayStylePagination(),
          account: {
            read: (known, { args, toReference }) => known ?? toReference({ __typename: "Account", id: args?.id }),
          },
          interaction: {
            read: (known, { args, toReference }) => known ?? toReference({ __typename: "Interaction", id: args?.id }),
          },
        },
      },
      Account: { fields: { counts: { merge: true }, notification: { merge: true } } },
      Interaction: { fields: { messages: relayStylePagination() } },
      Provider: { keyFields: ["kind"], fields: { capabilities: { merge: true } } },
      CredentialField: { keyFields: false },
      CredentialValue: { keyFields: false },
    },
  });
}
