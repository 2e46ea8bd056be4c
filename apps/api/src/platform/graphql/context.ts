import type { EventLog } from "../event-log/log.ts";
import type { Viewer } from "../viewer.ts";

/** What the viewer may see: everything, or what belongs to these accounts (R13). */
export type AccountScope = { readonly all: true } | { readonly all: false; readonly accountIds: readonly string[] };

/** What every resolver is given, over HTTP and over a WebSocket alike; each area adds its own slice. */
export interface BaseContext {
  /** Null when nobody is signed in. */
  readonly viewer: Viewer | null;
  /** Loaded at the first ask and kept for the request. */
  scope(): Promise<AccountScope>;
  readonly log: Pick<EventLog, "head" | "after" | "committed">;
  /** The address that asks, as trusted proxies tell it: for throttles. */
  readonly remoteAddress: string;
  /** Somebody on this machine asks it by a name of its own. */
  readonly isOnThisMachine: boolean;
  /** The request's Cookie header; null: none. */
  readonly cookie: string | null;
  /** Sets or, with null, clears the session cookie of the answer; absent over a WebSocket. */
  readonly setSessionCookie?: (token: string | null) => void;
  /** Has the browser keep whose browser it is; absent over a WebSocket. */
  readonly rememberBrowser?: (value: string) => void;
}
