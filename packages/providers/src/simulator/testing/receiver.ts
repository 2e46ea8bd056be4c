/** A receive URL for tests: keeps what came, byte for byte, and answers as told. */
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";

interface ReceivedWebhook {
  readonly method: string;
  /** The whole address that was called. */
  readonly url: string;
  readonly headers: Headers;
  readonly body: Buffer;
}

export interface Receiver {
  readonly received: ReceivedWebhook[];
  /** A receive URL of this account; it ends with the verify token. */
  urlOf(account: string): string;
  /** Called for each request; the status to answer with. Default 200. */
  answer: (webhook: ReceivedWebhook, count: number) => number;
  /** Another file of ours, served to those who fetch links. */
  readonly files: Map<string, { readonly bytes: Buffer; readonly mimeType: string }>;
  /** The webhooks that satisfy a test, once there are `count`; throws after 5 s. */
  waitFor(wanted: (webhook: ReceivedWebhook) => boolean, count?: number): Promise<ReceivedWebhook[]>;
  stop(): Promise<void>;
}

const PATIENCE_MS = 5_000;

export async function startReceiver(): Promise<Receiver> {
  const received: ReceivedWebhook[] = [];
  const files: Receiver["files"] = new Map();
  const server = createServer(async (request, response) => {
    const file = files.get(request.url ?? "");
    if (file !== undefined) {
      response.writeHead(200, { "content-type": file.mimeType }).end(file.bytes);
      return;
    }
    const url = new URL(request.url ?? "/", origin);
    const challenge = url.searchParams.get("hub.challenge");
    if (challenge !== null) {
      const good = url.searchParams.get("hub.verify_token") === "secret-token";
      response.writeHead(good ? 200 : 403, { "content-type": "text/plain" }).end(good ? challenge : "");
      return;
    }
    const webhook = {
      method: request.method ?? "",
      url: url.href,
      headers: new Headers(request.headers as Record<string, string>),
      body: await bodyOf(request),
    };
    received.push(webhook);
    response.writeHead(receiver.answer(webhook, received.length)).end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const receiver: Receiver = {
    received,
    files,
    urlOf: (account) => `${origin}/receive/${account}/secret-token`,
    answer: () => 200,
    async waitFor(wanted, count = 1) {
      const deadline = Date.now() + PATIENCE_MS;
      for (;;) {
        const found = received.filter(wanted);
        if (found.length >= count) return found;
        if (Date.now() > deadline)
          throw new Error(
            `${found.length} of ${count} webhooks came; all: ${received.map((one) => one.body).join("\n")}`,
          );
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
    },
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return receiver;
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
