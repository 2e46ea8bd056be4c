/** The control API, below `/control`: see `control-types.ts`. Only for callers on this machine who have its token. */
import { createHash, timingSafeEqual } from "node:crypto";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { z } from "zod";
import type { CustomerMessage, NumberRegistration } from "../control-types.ts";
import { readCredentials } from "../credentials.ts";
import { sendAsCustomer } from "../customer.ts";
import type { Exchange } from "../exchange.ts";
import { isLoopback } from "../loopback.ts";
import { readUpload } from "../uploads.ts";
import type { Vendor } from "../vendor.ts";
import { NUMBERS_LIMIT, type NumberRecord, PHONES_LIMIT } from "../world.ts";
import { chatRoutes, shownNumber } from "./chat-routes.ts";
import { ControlError } from "./control-error.ts";
import { faultRoutes } from "./fault-routes.ts";
import { handshake } from "./handshake.ts";
import { mediaRoute } from "./media-route.ts";
import { chatAddress, customerMessage, defined, numberRegistration, phoneNumber, phoneSettings } from "./schemas.ts";
import { streamRoute } from "./stream.ts";

export interface ControlNeeds {
  readonly exchange: Exchange;
  readonly vendorOf: (number: NumberRecord) => Vendor;
  readonly token: string;
}

export function controlRoutes(app: FastifyInstance, needs: ControlNeeds): void {
  // A stranger's page in the user's browser must not reach this: neither by a name that leads here (DNS
  // rebinding) nor from its own origin.
  app.addHook("onRequest", async ({ headers, socket }) => {
    const from = socket.remoteAddress?.replace(/^::ffff:/, "") ?? "";
    const named = [`http://${headers.host}`, ...(headers.origin === undefined ? [] : [headers.origin])];
    const own = named.every((address) => URL.canParse(address) && isLoopback(new URL(address).hostname));
    if (!isLoopback(from) || !own) throw new ControlError(403, "only for this machine");
    if (!isSame(headers.authorization ?? "", `Bearer ${needs.token}`))
      throw new ControlError(401, "the token is missing");
  });
  app.setErrorHandler(async (error, _request, reply) => {
    if (error instanceof ControlError) return reply.code(error.status).send({ error: error.message });
    if (error instanceof z.ZodError) return reply.code(400).send({ error: z.prettifyError(error) });
    const status = error instanceof Error && "statusCode" in error ? Number(error.statusCode) : 500;
    return reply.code(status).send({ error: error instanceof Error ? error.message : "failed" });
  });

  app.get("/health", async () => ({ ready: true }));
  numberRoutes(app, needs);
  phoneRoutes(app, needs);
  app.post("/messages", (request) => receiveCustomerMessage(needs, request));
  app.post("/typing", async (request) => {
    const place = chatAddress.parse(request.body);
    const number = numberById(needs, place.numberId);
    const vendor = needs.vendorOf(number);
    if (vendor.typingWebhook === undefined) return { reported: false };
    const phone = needs.exchange.world.phone(place.phone);
    const content = vendor.typingWebhook(number, phone, needs.exchange.now());
    void needs.exchange.courier.deliver({ number, content, about: "typing", repeat: false });
    return { reported: true };
  });
  chatRoutes(app, needs.exchange);
  mediaRoute(app, needs.exchange.media);
  faultRoutes(app, needs);
  streamRoute(app, needs.exchange);
}

function isSame(given: string, expected: string): boolean {
  const hash = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(hash(given), hash(expected));
}

function numberRoutes(app: FastifyInstance, needs: ControlNeeds): void {
  const { world } = needs.exchange;
  app.get("/numbers", async () => ({
    numbers: [...world.numbers.values()].map((number) => shownNumber(number, needs.vendorOf(number))),
  }));
  app.put("/numbers/:id", async (request) => {
    const { id } = request.params as { id: string };
    const given = defined<NumberRegistration>(numberRegistration.parse(request.body));
    const read = readCredentials(given.provider, given.credentials);
    if ("missing" in read) throw new ControlError(400, `the credential ${read.missing} is missing`);
    if (!world.numbers.has(id) && world.numbers.size >= NUMBERS_LIMIT) throw new ControlError(409, "too many numbers");
    const number: NumberRecord = {
      id,
      provider: given.provider,
      phone: given.phone,
      name: given.name,
      webhookUrl: given.webhookUrl,
      credentials: read.credentials,
      verifyToken: given.verifyToken ?? new URL(given.webhookUrl).pathname.split("/").at(-1) ?? "",
      kaleyraCallbacks: given.kaleyraCallbacks ?? "v2",
      handshake: null,
    };
    world.numbers.set(id, number);
    if (given.provider === "meta") number.handshake = await handshake(number);
    world.changed({ type: "numbers" });
    return shownNumber(number, needs.vendorOf(number));
  });
  app.delete("/numbers/:id", async (request, reply) => {
    if (!world.removeNumber((request.params as { id: string }).id)) throw new ControlError(404, "no such number");
    return reply.code(204).send();
  });
}

function phoneRoutes(app: FastifyInstance, { exchange: { world } }: ControlNeeds): void {
  app.get("/phones", async () => ({ phones: [...world.phones.values()] }));
  app.put("/phones/:phone", async (request) => {
    const digits = phoneNumber.parse((request.params as { phone: string }).phone);
    const settings = phoneSettings.parse(request.body ?? {});
    if (!world.phones.has(digits) && world.phones.size >= PHONES_LIMIT) throw new ControlError(409, "too many phones");
    const phone = Object.assign(world.phone(digits), JSON.parse(JSON.stringify(settings)));
    world.changed({ type: "phones" });
    return phone;
  });
  app.delete("/phones/:phone", async (request, reply) => {
    const digits = phoneNumber.parse((request.params as { phone: string }).phone);
    if (!world.removePhone(digits)) throw new ControlError(404, "no such phone");
    return reply.code(204).send();
  });
}

async function receiveCustomerMessage(needs: ControlNeeds, request: FastifyRequest) {
  const upload = await readUpload(request);
  const message = defined<CustomerMessage>(
    customerMessage.parse(upload === null ? request.body : parsed(upload.fields.message)),
  );
  const number = numberById(needs, message.numberId);
  let bytes: Buffer | null = null;
  if ("media" in message) {
    if (upload?.file) bytes = upload.file.bytes;
    else if (message.media.base64 !== undefined) bytes = Buffer.from(message.media.base64, "base64");
    else throw new ControlError(400, "the file is missing");
  }
  return sendAsCustomer(needs.exchange, { number, vendor: needs.vendorOf(number), from: message.from, message, bytes });
}

function parsed(written: string | undefined): unknown {
  try {
    return JSON.parse(written ?? "");
  } catch {
    throw new ControlError(400, "the field message is no JSON");
  }
}

function numberById({ exchange }: ControlNeeds, id: string): NumberRecord {
  const number = exchange.world.numbers.get(id);
  if (number === undefined) throw new ControlError(404, "no such number");
  return number;
}
