import type { IncomingMessage, ServerResponse } from "node:http";
import type { FastifyInstance } from "fastify";

declare module "fastify" {
  interface FastifyContextConfig {
    /** A body that is large by nature, such as a file: it may take as long as it keeps coming. */
    readonly hasLargeBody?: boolean;
  }
}

export interface BodyLimits {
  /** A body must have arrived whole within this; a large one has this and the time that its bytes earn it. */
  readonly graceMs: number;
  /** What a large body must bring on the whole. */
  readonly minBytesPerSecond: number;
  /** Nothing at all may come of a large body for so long. */
  readonly silenceMs: number;
  readonly lookEveryMs: number;
}

/** Slow senders do not hold sockets, and slow lines may still send what they have: 25 MB over 128 kbit/s. */
export const BODY_LIMITS: BodyLimits = {
  graceMs: 20_000,
  minBytesPerSecond: 16_384,
  silenceMs: 20_000,
  lookEveryMs: 2_000,
};

/** How a body has come in so far. */
export interface Arrival {
  readonly isLarge: boolean;
  readonly elapsedMs: number;
  readonly silentMs: number;
  readonly bytes: number;
}

/** Whether a body comes too slowly to be waited for. */
export function isTooSlow({ isLarge, elapsedMs, silentMs, bytes }: Arrival, limits: BodyLimits): boolean {
  if (!isLarge) return elapsedMs > limits.graceMs;
  return silentMs > limits.silenceMs || elapsedMs > limits.graceMs + (bytes / limits.minBytesPerSecond) * 1_000;
}

/** The longest that a large body of so many bytes can take. */
export function longestMs(bytes: number, limits: BodyLimits): number {
  return limits.graceMs + (bytes / limits.minBytesPerSecond) * 1_000;
}

interface Watched {
  readonly answer: ServerResponse;
  readonly isLarge: boolean;
  readonly readBefore: number;
  bytes: number;
  elapsedMs: number;
  silentMs: number;
}

/** Cuts off whoever sends a body too slowly, with the answer 408. Node's own limit knows no difference between bodies. */
export function watchBodies(app: FastifyInstance, limits: BodyLimits): void {
  const watched = new Map<IncomingMessage, Watched>();

  app.addHook("onRequest", async ({ raw, routeOptions }, reply) => {
    if (raw.complete) return;
    const isLarge = routeOptions.config.hasLargeBody === true;
    const readBefore = raw.socket.bytesRead;
    watched.set(raw, { answer: reply.raw, isLarge, readBefore, bytes: 0, elapsedMs: 0, silentMs: 0 });
  });

  let lookedAt = performance.now();
  const look = () => {
    const passed = performance.now() - lookedAt;
    lookedAt += passed;
    for (const [request, it] of watched) {
      if (request.complete || request.destroyed) {
        watched.delete(request);
        continue;
      }
      // A file that waits for us to store it is not its sender's slowness.
      if (it.isLarge && request.readableLength > 0) continue;
      const bytes = request.socket.bytesRead - it.readBefore;
      it.silentMs = bytes === it.bytes ? it.silentMs + passed : 0;
      it.elapsedMs += passed;
      it.bytes = bytes;
      if (!isTooSlow(it, limits)) continue;
      watched.delete(request);
      cutOff(request, it.answer);
    }
  };
  const timer = setInterval(look, limits.lookEveryMs).unref();
  app.addHook("onClose", async () => clearInterval(timer));
}

function cutOff({ socket }: IncomingMessage, answer: ServerResponse): void {
  if (!answer.headersSent) socket.write("HTTP/1.1 408 Request Timeout\r\nConnection: close\r\n\r\n");
  socket.destroySoon();
}
