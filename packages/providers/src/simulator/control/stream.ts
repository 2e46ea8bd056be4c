/** Server-Sent Events of what changes in the chats of some phones, or of all. */
import type { FastifyInstance } from "fastify";
import { object } from "../cloud-api/body-error.ts";
import type { StreamChange } from "../control-types.ts";
import type { Exchange } from "../exchange.ts";
import { ControlError } from "./control-error.ts";

const OPEN_LIMIT = 200;
const HEARTBEAT_MS = 15_000;
/** A reader that leaves this much unread is cut off; it asks for the chats again when it comes back. */
const BACKLOG_LIMIT = 4 * 1024 * 1024;

export function streamRoute(app: FastifyInstance, { world }: Exchange): void {
  const open = new Set<() => void>();
  app.addHook("preClose", async () => {
    for (const close of open) close();
  });
  app.get("/stream", async (request, reply) => {
    if (open.size >= OPEN_LIMIT) throw new ControlError(409, "too many streams");
    const asked = object(request.query).phone;
    const phones = new Set(
      (Array.isArray(asked) ? asked : asked === undefined ? [] : [asked]).map((one) => String(one).replace(/\D/g, "")),
    );
    reply.hijack();
    const { raw } = reply;
    raw.writeHead(200, { "content-type": "text/event-stream", "cache-control": "no-store", "x-accel-buffering": "no" });
    raw.write("retry: 1000\n: open\n\n");
    const forget = world.onChange((change) => {
      if (!concerns(change, phones)) return;
      raw.write(`event: change\ndata: ${JSON.stringify(change)}\n\n`);
      if (raw.writableLength > BACKLOG_LIMIT) close();
    });
    const heartbeat = setInterval(() => raw.write(": heartbeat\n\n"), HEARTBEAT_MS);
    const close = () => {
      clearInterval(heartbeat);
      forget();
      open.delete(close);
      raw.end();
    };
    open.add(close);
    request.raw.on("close", close);
    return reply;
  });
}

function concerns(change: StreamChange, phones: ReadonlySet<string>): boolean {
  return phones.size === 0 || !("phone" in change) || phones.has(change.phone);
}
