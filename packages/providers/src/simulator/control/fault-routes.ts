/** Trouble on demand, and what came of it: faults, counters, statuses and webhooks out of order. */
import type { FastifyInstance } from "fastify";
import { object, text } from "../cloud-api/body-error.ts";
import type { Faults } from "../control-types.ts";
import type { Exchange } from "../exchange.ts";
import type { VendorVoice } from "../voice.ts";
import type { NumberRecord } from "../world.ts";
import { ControlError } from "./control-error.ts";
import { defined, faults, rawWebhook, statusOnDemand } from "./schemas.ts";

export function faultRoutes(
  app: FastifyInstance,
  { exchange, vendorOf }: { readonly exchange: Exchange; readonly vendorOf: (number: NumberRecord) => VendorVoice },
): void {
  app.get("/faults", async () => ({ faults: exchange.faults.list() }));
  app.put("/faults", async (request) => {
    const given = faults.parse(request.body);
    const merged = exchange.faults.merge(defined<Faults>(given));
    if (given.holdStatuses === false || given.holdStatuses === null) exchange.delivery.releaseHeld();
    return merged;
  });
  app.delete("/faults", async (request, reply) => {
    exchange.faults.clear(text(object(request.query).numberId) ?? undefined);
    exchange.delivery.releaseHeld();
    return reply.code(204).send();
  });
  app.get("/calls", async (request) => {
    const query = object(request.query);
    return exchange.calls.count({
      reference: text(query.reference) ?? undefined,
      numberId: text(query.numberId) ?? undefined,
    });
  });
  app.get("/webhooks", async (request) => {
    const numberId = text(object(request.query).numberId);
    return { webhooks: exchange.courier.attempts.filter((one) => numberId === null || one.numberId === numberId) };
  });
  app.post("/statuses", async (request) => {
    const { messageId, status, code } = statusOnDemand.parse(request.body);
    const record = exchange.world.message(messageId);
    const number = exchange.world.numbers.get(record?.numberId ?? "");
    if (record?.direction !== "fromBusiness" || number === undefined) throw new ControlError(404, "no such message");
    const vendor = vendorOf(number);
    const failure =
      status !== "failed"
        ? null
        : code === undefined
          ? vendor.failures.notOnWhatsApp
          : { code, detail: vendor.describe(code) };
    return exchange.delivery.reportOnDemand(record, status, failure);
  });
  app.post("/webhooks", async (request) => {
    const { numberId, method, contentType, body, signature } = rawWebhook.parse(request.body);
    const number = exchange.world.numbers.get(numberId);
    if (number === undefined) throw new ControlError(404, "no such number");
    return exchange.courier.deliver({
      number,
      content: { method: method ?? "POST", url: null, contentType: contentType ?? "application/json", body },
      about: "raw",
      signature: signature ?? "good",
      repeat: false,
    });
  });
}
