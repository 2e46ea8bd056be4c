import { ApolloClient, ApolloLink, CombinedGraphQLErrors, HttpLink } from "@apollo/client";
import { ErrorLink } from "@apollo/client/link/error";
import { GraphQLWsLink } from "@apollo/client/link/subscriptions";
import { createClient as createSocketClient, type Client as SocketClient } from "graphql-ws";
import { mergeMap } from "rxjs";
import type { LiveEvent } from "../live/index.ts";
import { createLateAnswers, type LateAnswers } from "../live/late-answers.ts";
import { inViewersWords } from "../refusals/wording.ts";
import { ViewerQuery } from "../session/viewer.ts";
import { createCache } from "./cache.ts";

export interface ConsoleClient {
  readonly client: ApolloClient;
  readonly socket: SocketClient;
  readonly lateAnswers: LateAnswers<LiveEvent>;
}

/**
 * The tab's API client: queries and mutations over HTTP with the session cookie, subscriptions over one socket.
 *
 * The socket does not retry by itself, because a retry would repeat the old cursor: `lib/live` reconnects after the
 * newest one (R15).
 */
export function createConsoleClient(): ConsoleClient {
  const socket = createSocketClient({
    url: socketUrl,
    retryAttempts: 0,
    keepAlive: 15_000,
    connectionAckWaitTimeout: 10_000,
  });
  const http = wordingLink.concat(
    new HttpLink({ uri: "/graphql", credentials: "same-origin", headers: { "x-parley-csrf": "1" } }),
  );
  const transport = ApolloLink.split(
    ({ operationType }) => operationType === "subscription",
    new GraphQLWsLink(socket),
    http,
  );
  const lateAnswers = createLateAnswers<LiveEvent>();
  const client: ApolloClient = new ApolloClient({
    ssrMode: typeof window === "undefined",
    cache: createCache(),
    link: ApolloLink.from([
      lateAnswers.link,
      new ErrorLink(({ error }) => forgetViewerWhenSignedOut(error, () => client)),
      transport,
    ]),
    // It would answer what is asked after a change by what was asked before; `lateAnswers` joins what may be joined.
    queryDeduplication: false,
    // And for good: with another policy, events would not be shown while a question is asked anew.
    defaultOptions: { watchQuery: { fetchPolicy: "cache-and-network" } },
  });
  return { client, socket, lateAnswers };
}

/** Refusals reach every screen in the viewer's language: no screen words them itself. */
const wordingLink = new ApolloLink((operation, forward) =>
  forward(operation).pipe(mergeMap((answer) => inViewersWords(answer))),
);

function socketUrl(): string {
  return `${window.location.protocol === "https:" ? "wss" : "ws"}://${window.location.host}/graphql`;
}

/** A session that ended on the server ends here: the gate of `lib/session` then leads to the sign-in page. */
function forgetViewerWhenSignedOut(error: unknown, client: () => ApolloClient): void {
  if (isUnauthenticated(error)) client().cache.writeQuery({ query: ViewerQuery, data: { viewer: null } });
}

/** True when the API answered that nobody is signed in. */
export function isUnauthenticated(error: unknown): boolean {
  return (
    CombinedGraphQLErrors.is(error) && error.errors.some(({ extensions }) => extensions?.code === "UNAUTHENTICATED")
  );
}
