/** One operation over a WebSocket exactly as it is given, and whatever comes back: for what a well-behaved client never sends. */
import { WebSocket } from "ws";

export interface SocketAnswer {
  /** The answer's kind, or "closed" when the socket ended without one. */
  readonly type: "next" | "error" | "complete" | "closed";
  readonly data?: Readonly<Record<string, unknown>> | null;
  readonly errors?: readonly { readonly message: string; readonly extensions?: { readonly code?: string } }[];
  /** Of a socket that was closed. */
  readonly closeCode?: number;
}

export interface AskingSocket {
  /** Sends an operation; its first answer. */
  ask(payload: object): Promise<SocketAnswer>;
  /** Sends a message as it is. */
  say(message: string): void;
  /** The code it was closed with, once it is. */
  readonly closed: Promise<number>;
  readonly line: WebSocket;
  close(): void;
}

/** Opens a socket as whom the headers show; resolves when it was taken or closed. */
export async function openAskingSocket(url: string, headers: Readonly<Record<string, string>>): Promise<AskingSocket> {
  const line = new WebSocket(`${url.replace(/^http/, "ws")}/graphql`, "graphql-transport-ws", { headers });
  const waiting = new Map<string, (answer: SocketAnswer) => void>();
  let asked = 0;
  const { promise: taken, resolve: take } = Promise.withResolvers<void>();
  const closed = new Promise<number>((gone) => {
    line.on("close", (code) => {
      for (const answer of waiting.values()) answer({ type: "closed", closeCode: code });
      take();
      gone(code);
    });
  });
  line.on("error", () => undefined);
  line.on("open", () => line.send(JSON.stringify({ type: "connection_init" })));
  line.on("message", (text) => {
    const { type, id, payload } = JSON.parse(String(text)) as Message;
    if (type === "connection_ack") return take();
    const answer = waiting.get(id ?? "");
    if (answer === undefined) return;
    waiting.delete(id ?? "");
    if (type === "error") return answer({ type, errors: payload as NonNullable<SocketAnswer["errors"]> });
    answer({ ...(payload as object), type } as SocketAnswer);
  });
  await taken;
  return {
    ask(payload) {
      asked += 1;
      const id = String(asked);
      return new Promise((answered) => {
        if (line.readyState !== line.OPEN) return answered({ type: "closed" });
        waiting.set(id, answered);
        line.send(JSON.stringify({ type: "subscribe", id, payload }));
      });
    },
    say: (message) => line.send(message),
    closed,
    line,
    close: () => line.terminate(),
  };
}

interface Message {
  readonly type: SocketAnswer["type"] | "connection_ack";
  readonly id?: string;
  readonly payload?: unknown;
}
