/** A socket to /graphql that notes every frame it is sent and how it was closed: for what clients' libraries hide. */
import { WebSocket } from "ws";
import type { Client } from "./clients.ts";
import { until } from "./eventually.ts";

export interface SocketError {
  readonly message: string;
  readonly extensions?: { readonly code?: string; readonly cursor?: string };
}

export interface Frame {
  readonly type: string;
  readonly id?: string;
  /** Of an `error`: its errors. Of a `next`: a result. */
  readonly payload?: unknown;
}

export interface RawSocket {
  readonly frames: readonly Frame[];
  send(message: object): void;
  subscribe(id: string, query: string, variables?: object): void;
  /** The first frame of an operation that is of this type, once it has come. */
  frame(id: string, type: "next" | "error" | "complete"): Promise<Frame>;
  /** How it was closed, once it is. */
  closed(): Promise<{ readonly code: number; readonly reason: string }>;
  end(): void;
}

/** Connects and says who it is; resolves when that is acknowledged, or when it was closed instead. */
export async function openSocket({ url, headers }: Client): Promise<RawSocket> {
  const socket = new WebSocket(`${url.replace(/^http/, "ws")}/graphql`, "graphql-transport-ws", { headers });
  const frames: Frame[] = [];
  let close: { code: number; reason: string } | null = null;
  socket.on("error", () => undefined);
  socket.on("open", () => socket.send(JSON.stringify({ type: "connection_init" })));
  socket.on("message", (data) => frames.push(JSON.parse(String(data)) as Frame));
  socket.on("close", (code, reason) => {
    close = { code, reason: String(reason) };
  });
  const found = (fits: (frame: Frame) => boolean) => frames.find(fits);
  await until(() => close !== null || found(({ type }) => type === "connection_ack") !== undefined, "the socket opens");

  return {
    frames,
    send: (message) => socket.send(JSON.stringify(message)),
    subscribe: (id, query, variables) =>
      socket.send(JSON.stringify({ id, type: "subscribe", payload: { query, variables } })),
    async frame(id, type) {
      const fits = (frame: Frame) => frame.id === id && frame.type === type;
      await until(() => found(fits) !== undefined, `${type} comes for ${id}; came: ${JSON.stringify(frames)}`);
      return found(fits) as Frame;
    },
    async closed() {
      await until(() => close !== null, "the socket is closed");
      return close as unknown as { code: number; reason: string };
    },
    end: () => socket.terminate(),
  };
}

/** The errors of an `error` frame. */
export function errorsOf({ payload }: Frame): readonly SocketError[] {
  return payload as readonly SocketError[];
}
