/** The live log as a stranger's tool reads it: graphql-ws over WebSocket, resumed after a cursor (R15). */
import { createClient, type FormattedExecutionResult } from "graphql-ws";
import { WebSocket } from "ws";
import type { Client } from "./clients.ts";
import { type Watched, watched } from "./eventually.ts";

export interface EntryOffer {
  readonly id: string;
  readonly state: string;
  readonly reason: string;
  readonly offeredAt: string;
  readonly expiresAt: string;
  readonly decidedAt: string | null;
  readonly agent: { readonly id: string };
}

/** One entry of the log with what tests look at. */
export interface Entry {
  readonly __typename: "LiveEvent" | "Heartbeat" | "ResyncRequired";
  readonly cursor: string;
  readonly kind?: string;
  readonly reason?: string;
  readonly interaction?: { readonly id: string; readonly phase: string } | null;
  readonly message?: { readonly id: string; readonly text: string | null; readonly status: string | null } | null;
  readonly offer?: EntryOffer | null;
  readonly user?: { readonly id: string; readonly presence: string } | null;
}

const ENTRY = `__typename
  ... on LiveEvent { cursor kind interaction { id phase } message { id text status } offer { id state reason offeredAt expiresAt decidedAt agent { id } } user { id presence } }
  ... on Heartbeat { cursor }
  ... on ResyncRequired { cursor reason }`;

export interface LiveLog {
  /** All that came, heartbeats aside, in the order it came. */
  entries(): Watched<readonly Entry[]>;
  /** The newest cursor that came; null: none yet. */
  cursor(): string | null;
  /** What the server refused the subscription or the socket with; empty when it ended orderly or goes on. */
  errors(): readonly string[];
  isOver(): boolean;
  /** As when the network goes away: nobody is told. */
  drop(): void;
  /** As when a window is closed. */
  close(): Promise<void>;
}

export interface LiveOptions {
  /** Absent: from now on. */
  readonly after?: string;
  readonly kinds?: readonly string[];
}

/** Subscribes to `events`; resolves when the stream is open: at its first entry or its end. */
export async function openLog(client: Client, { after, kinds }: LiveOptions = {}): Promise<LiveLog> {
  const entries: Entry[] = [];
  const errors: string[] = [];
  let cursor: string | null = after ?? null;
  let isOver = false;
  let socket: WebSocket | null = null;
  // The client makes its socket itself; this one shows who we are as a browser's cookie would, and can be cut.
  class OurSocket extends WebSocket {
    constructor(address: string, protocols?: string | string[]) {
      super(address, protocols, { headers: client.headers });
      socket = this;
    }
  }
  const connection = createClient({
    url: `${client.url.replace(/^http/, "ws")}/graphql`,
    webSocketImpl: OurSocket,
    retryAttempts: 0,
    lazy: true,
    onNonLazyError: () => undefined,
  });
  await new Promise<void>((opened) => {
    const end = () => {
      isOver = true;
      opened();
    };
    connection.subscribe<{ events: Entry }>(
      {
        query: `subscription Log($after: Cursor, $kinds: [EventKind!]) { events(after: $after, kinds: $kinds) { ${ENTRY} } }`,
        variables: { after, kinds },
      },
      {
        next({ data, errors: refused }: FormattedExecutionResult<{ events: Entry }, unknown>) {
          for (const { message, extensions } of refused ?? []) errors.push(`${extensions?.code}: ${message}`);
          if (data?.events) {
            cursor = data.events.cursor;
            if (data.events.__typename !== "Heartbeat") entries.push(data.events);
          }
          opened();
        },
        error(reason) {
          errors.push(inWords(reason));
          end();
        },
        complete: end,
      },
    );
  });
  return {
    entries: () => watched(async () => [...entries]),
    cursor: () => cursor,
    errors: () => errors,
    isOver: () => isOver,
    drop: () => socket?.terminate(),
    close: async () => connection.dispose(),
  };
}

function inWords(reason: unknown): string {
  if (Array.isArray(reason))
    return reason
      .map(({ message, extensions }: { message: string; extensions?: { code?: string } }) => {
        return `${extensions?.code}: ${message}`;
      })
      .join("; ");
  if (reason instanceof Error) return reason.message;
  const closed = reason as { readonly code?: number; readonly reason?: string };
  return `${closed.code} ${closed.reason}`;
}
