/** A Parley to measure: its real processes on a database of its own. */
import { type ApiNode, type Credentials, startParley } from "../../kit/server.ts";
import { type Api, signInForToken } from "./graphql.ts";

export interface BenchSystem {
  readonly url: string;
  readonly databaseUrl: string;
  readonly node: ApiNode;
  /** The administrator. */
  readonly api: Api;
  readonly administrator: Credentials;
  stop(): Promise<void>;
}

/** Starts it on an empty database, which stays the caller's; with the console's pages where a browser looks at it. */
export async function startSystem(databaseUrl: string, { pages = false } = {}): Promise<BenchSystem> {
  const parley = await startParley({
    pages,
    database: { url: databaseUrl, drop: async () => undefined },
    environment: { LOG_LEVEL: "warn" },
  });
  try {
    const [node] = parley.nodes;
    if (node === undefined) throw new Error("No node was started");
    const api = await signInForToken(parley.url, parley.administrator);
    const { url, administrator } = parley;
    return { url, databaseUrl, node, api, administrator, stop: () => parley.stop() };
  } catch (failure) {
    await parley.stop();
    throw failure;
  }
}
