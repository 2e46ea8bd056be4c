/** Kaleyra V1: `POST /v1/{SID}/messages`, a form, the file in it or by address. */
import { randomUUID } from "node:crypto";
import type { FastifyReply, FastifyRequest } from "fastify";
import type { ChatContent } from "../control-types.ts";
import { credential } from "../credentials.ts";
import { admit, conclude, type Exchange, slowDown } from "../exchange.ts";
import { graphId } from "../ids.ts";
import { fillTemplate, NO_VALUES, placeholders, TEMPLATES } from "../templates.ts";
import { readUpload, type Upload } from "../uploads.ts";
import { orderedError } from "./errors.ts";

type Form = Readonly<Record<string, string>>;
interface ReadForm {
  readonly content: ChatContent;
  readonly link: string | null;
  readonly freeform: boolean;
  readonly typeFromFile?: boolean;
}

export async function sendForm(
  exchange: Exchange,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { sid } = request.params as { sid: string };
  const upload = (await readUpload(request)) ?? { fields: plainForm(request.body), file: null };
  const form = upload.fields;
  const key = request.headers["api-key"] ?? form["api-key"];
  const account = exchange.world
    .numbersOf("kaleyra")
    .filter((number) => credential(number, "accountSid") === sid && credential(number, "apiKey") === key);
  await slowDown(exchange, account[0]?.id ?? null);
  if (account.length === 0) return reply.code(401).send({ error: { "api-key": "invalid SID or API key" } });
  if (form.channel?.toLowerCase() !== "whatsapp") return refuse(reply, "channel", "invalid channel");
  const number = account.find((one) => one.phone === form.from?.replace(/^\+/, ""));
  if (number === undefined) return refuse(reply, "from", "invalid number");
  const admission = admit(exchange, number, form.to ?? "", [form.ref, form.ref1, form.ref2], null);
  if (admission.refusal !== null) return orderedError(reply, admission.refusal);
  const person = exchange.world.resolveRecipient(form.to ?? "");
  if (person === null) return refuse(reply, "to", "invalid number");
  const read = readForm(exchange, form, upload.file);
  if ("field" in read) return refuse(reply, read.field, read.problem);
  const record = exchange.delivery.accept({
    ...read,
    number,
    phone: person.phone,
    id: `${randomUUID()}:0`,
    reference: form.ref ?? null,
    statusUrl: form.callback_url ?? null,
    replyTo: null,
    failure: null,
  });
  return conclude(exchange, admission, record, reply, { status: 202, body: { id: record.id } });
}

function plainForm(body: unknown): Form {
  return body instanceof URLSearchParams ? Object.fromEntries(body) : {};
}

function refuse(reply: FastifyReply, field: string, problem: string): FastifyReply {
  return reply.code(400).send({ error: { [field]: problem } });
}

function readForm(
  exchange: Exchange,
  form: Form,
  file: Upload["file"],
): ReadForm | { readonly field: string; readonly problem: string } {
  switch (form.type) {
    case "text":
      if (!form.body) return { field: "body", problem: "is required" };
      if ([...form.body].length > 4_096) return { field: "body", problem: "too long" };
      return { content: { type: "text", text: form.body }, link: null, freeform: true };
    case "media": {
      if (file === null && !form.media_url) return { field: "media", problem: "is required" };
      const stored = file === null ? null : exchange.media.put(graphId(), file.bytes, file.mimeType, file.fileName);
      const mime = stored?.mimeType ?? null;
      const family = mime?.split("/")[0];
      const kind = family === "image" || family === "video" || family === "audio" ? family : "document";
      const media = {
        id: stored?.id ?? null,
        mimeType: mime,
        fileName: stored?.fileName ?? null,
        sizeBytes: stored?.sizeBytes ?? null,
      };
      return {
        content: { type: kind, media, caption: form.caption ?? null },
        link: file === null ? (form.media_url ?? null) : null,
        freeform: true,
        typeFromFile: file === null,
      };
    }
    case "template":
    case "mediatemplate":
      return readTemplateForm(form);
    default:
      return { field: "type", problem: "invalid type" };
  }
}

function readTemplateForm(form: Form): ReadForm | { readonly field: string; readonly problem: string } {
  const template = TEMPLATES.find((one) => one.name === form.template_name && one.language === form.lang_code);
  if (template === undefined || template.status !== "APPROVED")
    return { field: "template_name", problem: "unknown template" };
  const params = textsIn(form.params ?? "");
  const names = placeholders(template.body);
  const format = template.header?.format;
  const link = form.media_url ?? null;
  const filledIn = fillTemplate(template, {
    ...NO_VALUES,
    body: Object.fromEntries(params.map((value, at) => [names[at] ?? String(at + 1), value])),
    buttons: Object.fromEntries(
      template.buttons.map((_, at) => [at, form[`payload${at + 1}`] ?? form.param_url ?? ""] as const),
    ),
    media:
      link === null || format === undefined || format === "TEXT"
        ? null
        : { kind: format.toLowerCase() as "image" | "video" | "document", link, file: null, fileName: null },
  });
  if ("wrong" in filledIn) return { field: "params", problem: filledIn.wrong };
  return { content: filledIn.content, link, freeform: false };
}

/** JSON texts parted by commas. */
function textsIn(params: string): readonly string[] {
  try {
    const read: unknown = JSON.parse(`[${params}]`);
    return Array.isArray(read) ? read.filter((value) => typeof value === "string") : [];
  } catch {
    return [];
  }
}
