import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import fastify, { type FastifyInstance } from "fastify";
import { BODY_LIMITS, isTooSlow, longestMs, watchBodies } from "./body-pace.ts";

const LIMITS = { graceMs: 200, minBytesPerSecond: 1_000, silenceMs: 200, lookEveryMs: 20 };

let app: FastifyInstance;
let port: number;
beforeAll(async () => {
  app = fastify();
  watchBodies(app, LIMITS);
  app.addContentTypeParser("*", { parseAs: "buffer" }, (_request, body, done) => done(null, body));
  const length = async ({ body }: { body: unknown }) => String((body as Buffer).length);
  app.post("/small", length);
  app.post("/large", { config: { hasLargeBody: true } }, length);
  app.post(
    "/unread",
    { config: { hasLargeBody: true }, preParsing: async (_request, reply) => reply.code(401).send() },
    length,
  );
  await app.listen({ port: 0, host: "127.0.0.1" });
  port = (app.server.address() as { port: number }).port;
});
afterAll(() => app.close());

/** Sends a body piece by piece and gives what came back, and after how long the connection ended. */
async function send(path: string, pieces: number, everyMs: number, declared = pieces * 100) {
  const socket = connect({ port, host: "127.0.0.1" });
  const startedAt = performance.now();
  let answer = "";
  socket.on("data", (chunk) => (answer += chunk));
  socket.on("error", () => undefined);
  const closed = once(socket, "close");
  socket.write(
    `POST ${path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: a/b\r\nContent-Length: ${declared}\r\n\r\n`,
  );
  await trickle(socket, pieces, everyMs);
  await closed;
  return { status: Number(answer.split(" ")[1]), answer, ms: performance.now() - startedAt };
}

async function trickle(socket: Socket, pieces: number, everyMs: number): Promise<void> {
  for (let at = 0; at < pieces && socket.writable; at += 1) {
    socket.write("x".repeat(100));
    await pause(everyMs);
  }
}

test("a large body that keeps coming may take longer than the grace", async () => {
  const { status, answer, ms } = await send("/large", 30, 30);
  expect(ms).toBeGreaterThan(2 * LIMITS.graceMs);
  expect([status, answer.endsWith("3000")]).toEqual([200, true]);
});

test("any other body may not", async () => {
  const { status, ms } = await send("/small", 100, 30);
  expect(status).toBe(408);
  expect(ms).toBeLessThan(3_000);
});

test("a large body that stops, or only drips, is cut off", async () => {
  expect((await send("/large", 2, 10, 3_000)).status).toBe(408);
  const dripping = await send("/large", 100, 150);
  expect(dripping.status).toBe(408);
  expect(dripping.ms).toBeLessThan(5_000);
});

test("who was answered before the body came gets no second answer", async () => {
  const { answer } = await send("/unread", 1, 10, 3_000);
  expect(answer.match(/HTTP\/1\.1/g)).toHaveLength(1);
  expect(answer).toContain("401");
});

test("the running system's limits: 25 MB over 128 kbit/s may come, half as fast may not, nor may silence", () => {
  const megabytes = 25 * 1_048_576;
  const at = (bytesPerSecond: number) => ({
    isLarge: true,
    elapsedMs: (megabytes / bytesPerSecond) * 1_000,
    silentMs: 0,
    bytes: megabytes,
  });
  expect(isTooSlow(at(16_384), BODY_LIMITS)).toBe(false);
  expect(isTooSlow(at(8_192), BODY_LIMITS)).toBe(true);
  expect(isTooSlow({ isLarge: true, elapsedMs: 25_000, silentMs: 21_000, bytes: megabytes }, BODY_LIMITS)).toBe(true);
  expect(isTooSlow({ ...at(1_048_576), isLarge: false }, BODY_LIMITS)).toBe(true);
  expect(longestMs(megabytes, BODY_LIMITS)).toBe(1_620_000);
});
