/** HTTP over one kept-alive socket, one request at a time, requests written beforehand: the load costs little beside what it loads. */
import { connect, type Socket } from "node:net";

export interface Answer {
  readonly status: number;
  readonly body: Buffer;
}

export interface Connection {
  /** Sends a whole request and resolves with its answer; rejects when the connection is lost. */
  send(request: Buffer): Promise<Answer>;
  close(): void;
}

export interface RequestPlan {
  readonly method?: string;
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: string;
}

/** A request as the bytes that go over the wire. */
export function requestBytes({ method = "POST", url, headers = {}, body }: RequestPlan): Buffer {
  const { host, pathname, search } = new URL(url);
  const lines = Object.entries({ host, "content-type": "application/json", ...headers });
  const head = `${method} ${pathname}${search} HTTP/1.1\r\n${lines.map(([name, value]) => `${name}: ${value}\r\n`).join("")}`;
  return Buffer.from(`${head}content-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
}

/** Opens a connection to the origin of `url`; again when the server closed it while it was idle. */
export async function openConnection(url: string): Promise<Connection> {
  let line = await openLine(url);
  return {
    async send(request) {
      if (line.isClosed()) line = await openLine(url);
      return line.send(request);
    },
    close: () => line.close(),
  };
}

/** As many connections, all open. */
export function openConnections(url: string, howMany: number): Promise<Connection[]> {
  return Promise.all(Array.from({ length: howMany }, () => openConnection(url)));
}

interface Line extends Connection {
  isClosed(): boolean;
}

async function openLine(url: string): Promise<Line> {
  const { hostname, port } = new URL(url);
  const socket = connect({ host: hostname, port: Number(port), noDelay: true });
  await new Promise<void>((opened, failed) => {
    socket.once("connect", opened);
    socket.once("error", failed);
  });
  return overSocket(socket);
}

function overSocket(socket: Socket): Line {
  let received: Buffer = Buffer.alloc(0);
  let waiting: { readonly resolve: (answer: Answer) => void; readonly reject: (error: Error) => void } | null = null;
  const lose = (error: Error) => {
    waiting?.reject(error);
    waiting = null;
  };
  socket.on("error", lose);
  socket.on("close", () => lose(new Error("The server closed the connection")));
  socket.on("data", (chunk) => {
    received = received.length === 0 ? chunk : Buffer.concat([received, chunk]);
    try {
      const answer = wholeAnswer(received);
      if (answer === null) return;
      received = Buffer.alloc(0);
      const asked = waiting;
      waiting = null;
      asked?.resolve(answer);
    } catch (error) {
      lose(error instanceof Error ? error : new Error(String(error)));
    }
  });
  return {
    send: (request) =>
      new Promise((resolve, reject) => {
        if (waiting !== null) return reject(new Error("The connection is busy"));
        waiting = { resolve, reject };
        socket.write(request);
      }),
    close: () => socket.destroy(),
    isClosed: () => socket.destroyed || socket.readableEnded,
  };
}

/** The answer once all of it is there, else null. Every server here tells the length beforehand. */
function wholeAnswer(received: Buffer): Answer | null {
  const headEnd = received.indexOf("\r\n\r\n");
  if (headEnd === -1) return null;
  const head = received.toString("latin1", 0, headEnd);
  const length = /\r\ncontent-length: *(\d+)/i.exec(head)?.[1];
  if (length === undefined) throw new Error(`An answer without content-length: ${head.split("\r\n", 1)[0]}`);
  const end = headEnd + 4 + Number(length);
  if (received.length < end) return null;
  return { status: Number(head.slice(9, 12)), body: received.subarray(headEnd + 4, end) };
}
