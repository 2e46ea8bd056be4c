/** A GraphQL subscription (graphql-transport-ws) that hands over frames unparsed: a hundred of them fit beside the server. */
import { WebSocket } from "ws";

export interface LiveSocketPlan {
  /** Of the server, http. */
  readonly url: string;
  readonly token: string;
  readonly query: string;
  /** Every event as its frame came; heartbeats are left out. */
  readonly onFrame: (frame: Buffer) => void;
}

export interface LiveSocket {
  close(): void;
}

/** Resolves at the first heartbeat, which shows that the stream is open: `query` asks `events { __typename … }`. */
export function openLiveSocket({ url, token, query, onFrame }: LiveSocketPlan): Promise<LiveSocket> {
  const socket = new WebSocket(`${url.replace(/^http/, "ws")}/graphql`, "graphql-transport-ws", {
    perMessageDeflate: false,
  });
  const say = (message: unknown) => socket.send(JSON.stringify(message));
  return new Promise((opened, failed) => {
    socket.once("error", failed);
    socket.once("close", (code, reason) => failed(new Error(`The live connection ended: ${code} ${reason}`)));
    socket.once("open", () => say({ type: "connection_init", payload: { authorization: `Bearer ${token}` } }));
    socket.on("message", (frame: Buffer) => {
      switch (typeOf(frame)) {
        case "next":
          if (frame.includes('"__typename":"Heartbeat"')) return opened({ close: () => socket.terminate() });
          return onFrame(frame);
        case "connection_ack":
          return say({ id: "1", type: "subscribe", payload: { query } });
        case "ping":
          return say({ type: "pong" });
        case "pong":
          return;
        default:
          failed(new Error(`The live connection said ${frame.toString("utf8").slice(0, 300)}`));
      }
    });
  });
}

function typeOf(frame: Buffer): string | undefined {
  return /"type":"(\w+)"/.exec(frame.toString("latin1", 0, 80))?.[1];
}
