/**
 * The four vendors on one port, told apart by the first part of the path: `/twilio`, `/meta`, `/sinch`, `/kaleyra`; and
 * `/control` for tests and the page of the customer's phone. Only the addresses differ from the real ones:
 * TWILIO_API_URL=http://…/twilio, META_GRAPH_URL=http://…/meta, SINCH_AUTH_URL=http://…/sinch, and the base URL of a Sinch
 * or Kaleyra account `http://…/sinch`, `http://…/kaleyra`.
 */
import { mkdirSync } from "node:fs";
import { dirname, resolve } from "node:path";
import multipart from "@fastify/multipart";
import Fastify, { type FastifyInstance } from "fastify";
import type { ProviderKind } from "../port.ts";
import { controlRoutes } from "./control/routes.ts";
import { Courier, DEFAULT_BACK_OFF_MS } from "./courier.ts";
import { tell } from "./customer.ts";
import { Delivery } from "./delivery.ts";
import { CallLog, type Exchange } from "./exchange.ts";
import { FaultBoard } from "./faults.ts";
import { kaleyra } from "./kaleyra/kaleyra.ts";
import { FILE_LIMIT, MediaStore } from "./media-store.ts";
import { meta } from "./meta/meta.ts";
import { sinch } from "./sinch/sinch.ts";
import { SnapshotKeeper } from "./snapshot.ts";
import { twilio } from "./twilio/twilio.ts";
import type { Vendor } from "./vendor.ts";
import { type NumberRecord, World } from "./world.ts";

export interface SimulatorOptions {
  /** What callers of the control API show: `authorization: Bearer …`. */
  readonly controlToken: string;
  /** Where to keep the state; absent: in memory only. */
  readonly statePath?: string;
  /** Enforce the vendors' own send limits. Default true. */
  readonly vendorLimits?: boolean;
  /** Milliseconds from accepting to `sent`, default 60. */
  readonly sentAfterMs?: number;
  /** Milliseconds from `sent` to `delivered`, default 150. */
  readonly deliveredAfterMs?: number;
  /** Pauses between attempts of a webhook; none left, none made. */
  readonly backOffMs?: readonly number[];
  /** Largest page of a template list, default as the vendors. */
  readonly templatePage?: number;
  readonly now?: () => Date;
}

export interface Simulator {
  /** Listens on this machine only, unless told otherwise; port 0 takes a free one. */
  start(at?: { readonly port?: number; readonly host?: string }): Promise<void>;
  /** `http://127.0.0.1:<port>`; throws before `start`. */
  address(): string;
  stop(): Promise<void>;
}

const VENDORS = { twilio, sinch, meta, kaleyra } satisfies Readonly<Record<ProviderKind, Vendor>>;
const JSON_LIMIT = 32 * 1024 * 1024;

export async function createSimulator(options: SimulatorOptions): Promise<Simulator> {
  const statePath = options.statePath === undefined ? null : resolve(options.statePath);
  if (statePath !== null) mkdirSync(dirname(statePath), { recursive: true });
  const world = new World();
  const media = new MediaStore(statePath === null ? null : `${statePath}.media`);
  const keeper = statePath === null ? null : new SnapshotKeeper(statePath, world, media);
  keeper?.load();

  let address: string | null = null;
  const origin = () => {
    if (address === null) throw new Error("the simulator is not started");
    return address;
  };
  const exchange = assemble(options, world, media, origin);
  if (keeper !== null) world.onChange((change) => keeper.note(change));
  const app = await build(exchange, options.controlToken);

  return {
    async start({ port = 0, host = "127.0.0.1" } = {}) {
      await app.listen({ port, host });
      const bound = app.server.address();
      if (bound === null || typeof bound === "string") throw new Error("no port was bound");
      address = `http://${host === "0.0.0.0" || host === "::" ? "127.0.0.1" : host}:${bound.port}`;
      resumeInterrupted(exchange);
    },
    address: origin,
    async stop() {
      exchange.delivery.stop();
      exchange.courier.stop();
      await app.close();
      await keeper?.flush();
    },
  };
}

function vendorOf(number: NumberRecord): Vendor {
  return VENDORS[number.provider];
}

function assemble(options: SimulatorOptions, world: World, media: MediaStore, origin: () => string): Exchange {
  const now = options.now ?? (() => new Date());
  const faults = new FaultBoard();
  const settings = {
    vendorLimits: options.vendorLimits ?? true,
    templatePage: options.templatePage ?? 500,
    sentAfterMs: options.sentAfterMs ?? 60,
    deliveredAfterMs: options.deliveredAfterMs ?? 150,
  };
  const backOffMs = options.backOffMs ?? DEFAULT_BACK_OFF_MS;
  const courier = new Courier({ world, faults, vendorOf, now, backOffMs });
  const delivery = new Delivery({ world, media, faults, courier, vendorOf, settings, now });
  return { world, media, faults, courier, delivery, calls: new CallLog(), settings, now, origin };
}

async function build(exchange: Exchange, token: string): Promise<FastifyInstance> {
  const app = Fastify({ bodyLimit: JSON_LIMIT, forceCloseConnections: true, routerOptions: { maxParamLength: 500 } });
  await app.register(multipart, { limits: { fileSize: FILE_LIMIT, files: 1, fields: 50, fieldSize: JSON_LIMIT } });
  app.addContentTypeParser("application/x-www-form-urlencoded", { parseAs: "string" }, (_request, body, done) => {
    done(null, new URLSearchParams(String(body)));
  });
  for (const vendor of Object.values(VENDORS))
    await app.register(async (scope) => vendor.routes(scope, exchange), { prefix: `/${vendor.kind}` });
  await app.register(async (scope) => controlRoutes(scope, { exchange, vendorOf, token }), { prefix: "/control" });
  return app;
}

/** What the last run left undone: customers' messages nobody took, messages on their way to a phone. */
function resumeInterrupted(exchange: Exchange): void {
  for (const chat of exchange.world.chats.values())
    for (const record of chat.messages) {
      const number = exchange.world.numbers.get(record.numberId);
      if (number === undefined) continue;
      if (record.direction === "fromBusiness") exchange.delivery.resume(record);
      else if (record.act !== null) void tell(exchange, vendorOf(number), record.act);
    }
}
