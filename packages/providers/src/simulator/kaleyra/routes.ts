/** Kaleyra's API below `/kaleyra`: V2 with WhatsApp's own bodies, V1 with a form. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { readByBusiness, typeToCustomer } from "../business-acts.ts";
import { BodyError, object, text } from "../cloud-api/body-error.ts";
import { readMessageBody } from "../cloud-api/message-body.ts";
import { graphTemplates } from "../cloud-api/template-list.ts";
import { credential } from "../credentials.ts";
import { admit, conclude, type Exchange, mediaFault, slowDown } from "../exchange.ts";
import { graphId, wamid } from "../ids.ts";
import { readUpload } from "../uploads.ts";
import type { NumberRecord, StoredFile } from "../world.ts";
import { kaleyraError, orderedError } from "./errors.ts";
import { sendForm } from "./version-1.ts";

interface PathParams {
  readonly sid: string;
  /** Our number, or the WABA id. */
  readonly of: string;
}

export function kaleyraRoutes(app: FastifyInstance, exchange: Exchange): void {
  app.post("/v2/:sid/whatsapp/:of/messages", async (request, reply) => {
    const number = await numberOf(exchange, request, reply);
    return number === null ? reply : send(exchange, number, request, reply);
  });
  app.post("/v2/:sid/whatsapp/:of/media", async (request, reply) => {
    const number = await numberOf(exchange, request, reply);
    if (number === null) return reply;
    const upload = await readUpload(request);
    if (!upload?.file) return kaleyraError(reply, 400, "WA400", { file: "is required" });
    const type = upload.fields.type ?? upload.file.mimeType;
    return reply.send({ id: exchange.media.put(graphId(), upload.file.bytes, type, upload.file.fileName).id });
  });
  app.get("/v2/:sid/whatsapp/:of/message_templates", async (request, reply) => {
    const numbers = await authorised(exchange, request, reply);
    if (numbers === null) return reply;
    const { of } = request.params as PathParams;
    if (!numbers.some((number) => credential(number, "wabaId") === of))
      return kaleyraError(reply, 400, "WA400", { waba_id: "unknown" });
    const query = object(request.query);
    const page = graphTemplates(of, {
      status: text(query.status),
      limit: Math.min(Number(text(query.limit) ?? 25) || 25, exchange.settings.templatePage),
      after: text(query.after),
    });
    const next = page.paging.next === null ? {} : { next: `${exchange.origin()}${request.url}` };
    return reply.send({ data: page.data, paging: { cursors: page.paging.cursors, ...next } });
  });
  app.post("/v1/:sid/messages", (request, reply) => sendForm(exchange, request, reply));
  app.get("/media/:id/:name", async (request, reply) => {
    const { id } = request.params as { id: string };
    const fault = mediaFault(exchange, exchange.world.numbersOf("kaleyra"));
    if (fault !== null) return reply.code(fault).send("");
    const file = exchange.media.file(id);
    const bytes = exchange.media.read(id);
    if (file === undefined || bytes === null) return reply.code(404).send("");
    return reply.header("content-type", file.mimeType).send(bytes);
  });
}

/** A customer's file as Kaleyra stores it: an address without a key. */
export function fileAddress(exchange: Exchange, file: StoredFile): string {
  return `${exchange.origin()}/kaleyra/media/${file.id}/${encodeURIComponent(file.fileName ?? "file")}`;
}

/** The numbers the key and the SID belong to; null when the refusal was sent. */
async function authorised(
  exchange: Exchange,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<readonly NumberRecord[] | null> {
  const { sid } = request.params as PathParams;
  const key = request.headers["api-key"];
  const numbers = exchange.world
    .numbersOf("kaleyra")
    .filter((number) => credential(number, "accountSid") === sid && credential(number, "apiKey") === key);
  await slowDown(exchange, numbers[0]?.id ?? null);
  if (numbers.length > 0) return numbers;
  kaleyraError(reply, 401, "RBC001");
  return null;
}

async function numberOf(
  exchange: Exchange,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<NumberRecord | null> {
  const numbers = await authorised(exchange, request, reply);
  if (numbers === null) return null;
  const written = (request.params as PathParams).of.replace(/^\+/, "");
  const number = numbers.find((one) => one.phone === written);
  if (number === undefined) kaleyraError(reply, 400, "E13001", { from: "invalid number" });
  return number ?? null;
}

async function send(
  exchange: Exchange,
  number: NumberRecord,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const body = object(object(request.body).messaging_object);
  const extra = object(object(request.body).extra_info);
  if (body.messaging_product !== "whatsapp")
    return kaleyraError(reply, 400, "WA400", { messaging_product: "is required" });
  if (body.status !== undefined) {
    const record = exchange.world.message(text(body.message_id) ?? "");
    if (body.status !== "read" || record === undefined || record.numberId !== number.id)
      return kaleyraError(reply, 400, "E13001", { message_id: "unknown message" });
    readByBusiness(exchange.world, record);
    if (body.typing_indicator !== undefined) typeToCustomer(exchange, record);
    return reply.send({ success: true });
  }
  const to = text(body.to) ?? "";
  const reference = text(extra.ref);
  const admission = admit(exchange, number, to, [reference, text(extra.ref1), text(extra.ref2)], null);
  if (admission.refusal !== null) return orderedError(reply, admission.refusal);
  const person = exchange.world.resolveRecipient(to);
  if (person === null) return kaleyraError(reply, 400, "E13001", { to: "invalid number" });
  const read = readOrRefusal(exchange, body);
  if (read instanceof BodyError && read.code < 131000)
    return kaleyraError(reply, 400, "E13001", { messaging_object: read.details ?? read.message });
  // What Meta refuses, Kaleyra learns only after accepting.
  const rejected = read instanceof BodyError ? { code: String(read.code), detail: read.details ?? read.message } : null;
  const message =
    read instanceof BodyError
      ? { content: { type: "notice", text: "" } as const, link: null, freeform: false, replyTo: null }
      : read;
  const record = exchange.delivery.accept({
    ...message,
    number,
    phone: person.phone,
    id: wamid(),
    reference,
    statusUrl: null,
    failure: rejected,
  });
  return conclude(exchange, admission, record, reply, {
    status: 200,
    // Assumed: Meta's own answer passed on.
    body: {
      messaging_product: "whatsapp",
      contacts: [{ input: to, wa_id: person.phone }],
      messages: [{ id: record.id }],
    },
  });
}

function readOrRefusal(exchange: Exchange, body: Readonly<Record<string, unknown>>) {
  try {
    return readMessageBody(body, exchange.media);
  } catch (cause) {
    if (cause instanceof BodyError) return cause;
    throw cause;
  }
}
