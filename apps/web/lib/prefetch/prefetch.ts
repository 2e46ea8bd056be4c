import { ApolloClient, HttpLink, type NormalizedCacheObject } from "@apollo/client";
import { cookies, headers } from "next/headers";
import { createCache } from "../apollo/cache.ts";

/** Who waits longer for the API than this gets the page without its data: the browser then asks by itself. */
const PATIENCE_MS = 1_500;

/** What the pages' server knew when it made a page: answers for the browser's cache, and when that was. */
export interface Prefetched {
  readonly cache: NormalizedCacheObject;
  /** Milliseconds since 1970 by the server's clock. */
  readonly at: number;
}

/**
 * Asks the API on the pages' server as whoever asks for the page, so that it comes with what it shows. Null when nothing
 * could be had in time: never a reason not to show the page.
 */
export async function prefetch(ask: (client: ApolloClient) => Promise<void>): Promise<Prefetched | null> {
  const api = process.env.API_URL;
  const cookie = (await cookies()).toString();
  if (api === undefined || cookie === "") return null;
  const at = Date.now();
  // Whom the API saw asking for the page: what is asked here counts as theirs.
  const asker = (await headers()).get("x-forwarded-for");
  const client = new ApolloClient({
    ssrMode: true,
    cache: createCache(),
    link: new HttpLink({
      uri: `${api}/graphql`,
      headers: { cookie, "x-parley-csrf": "1", ...(asker === null ? {} : { "x-forwarded-for": asker }) },
      fetchOptions: { signal: AbortSignal.timeout(PATIENCE_MS), cache: "no-store" },
    }),
  });
  try {
    await ask(client);
    return { cache: client.cache.extract() as NormalizedCacheObject, at };
  } catch {
    return null;
  }
}
