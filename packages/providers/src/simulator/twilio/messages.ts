/** `POST …/Messages.json`: what Twilio takes, refuses at once, and refuses later. */
import type { FastifyReply, FastifyRequest } from "fastify";
import { credential } from "../credentials.ts";
import { admit, conclude, type Exchange } from "../exchange.ts";
import { twilioSid } from "../ids.ts";
import type { MessageRecord, NumberRecord } from "../world.ts";
import { readContent, type TwilioMessage } from "./content-message.ts";
import { twilioError } from "./errors.ts";

const TEXT_LIMIT = 1_600;

export async function createMessage(
  exchange: Exchange,
  numbers: readonly NumberRecord[],
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const form = request.body instanceof URLSearchParams ? request.body : new URLSearchParams();
  const to = form.get("To") ?? "";
  const from = form.get("From") ?? "";
  const callback = form.get("StatusCallback");
  if (from === "" && !form.has("MessagingServiceSid")) return twilioError(reply, 400, "21603");
  const number = form.has("MessagingServiceSid")
    ? numbers[0]
    : numbers.find((one) => `whatsapp:+${one.phone}` === from.replace(/\s/g, ""));
  if (number === undefined) return twilioError(reply, 400, from.startsWith("whatsapp:") ? "63007" : "21910");
  const admission = admit(exchange, number, to, callback === null ? [] : callbackReferences(callback), null);
  if (admission.refusal !== null) {
    const { status, code } = admission.refusal;
    return twilioError(reply, status, code ?? "20429");
  }
  if (to === "") return twilioError(reply, 400, "21604");
  if (!to.startsWith("whatsapp:")) return twilioError(reply, 400, "21910");
  const person = exchange.world.resolveRecipient(to.slice("whatsapp:".length));
  if (person === null) return twilioError(reply, 400, "21211", `The 'To' number ${to} is not a valid phone number.`);
  if (person.phone === number.phone) return twilioError(reply, 400, "63031");
  if (callback !== null && !URL.canParse(callback)) return twilioError(reply, 400, "21609");
  const read = readForm(form, credential(number, "accountSid"));
  if (typeof read === "string") return twilioError(reply, 400, read);
  const record = exchange.delivery.accept({
    ...read,
    number,
    phone: person.phone,
    id: twilioSid(read.link === null ? "SM" : "MM"),
    reference: callback === null ? null : (callbackReferences(callback)[0] ?? null),
    statusUrl: callback,
    replyTo: null,
  });
  return conclude(exchange, admission, record, reply, { status: 201, body: messageResource(record, number) });
}

/** Twilio carries nothing of ours but the callback's address: whatever its query holds may be a reference. */
function callbackReferences(callback: string): string[] {
  return URL.canParse(callback) ? [...new URL(callback).searchParams.values()] : [];
}

/** The message, or the code of Twilio's refusal. */
function readForm(form: URLSearchParams, account: string): TwilioMessage | string {
  const body = form.get("Body") ?? "";
  const links = form.getAll("MediaUrl");
  const sid = form.get("ContentSid");
  if (sid !== null) return readContent(sid, form.get("ContentVariables"), account);
  if ([...body].length > TEXT_LIMIT) return "21617";
  const geo = /^geo:(-?\d+(?:\.\d+)?),(-?\d+(?:\.\d+)?)(?:\|(.*))?$/.exec(form.get("PersistentAction") ?? "");
  const plain = { link: null, freeform: true, typeFromFile: false, failure: null };
  if (geo !== null)
    return {
      ...plain,
      content: {
        type: "location",
        latitude: Number(geo[1]),
        longitude: Number(geo[2]),
        name: body === "" ? null : body,
        address: geo[3] ?? null,
      },
    };
  if (links.length > 1) return "21623";
  const [link] = links;
  if (link === undefined) return body === "" ? "21619" : { ...plain, content: { type: "text", text: body } };
  if (!/^https?:\/\//.test(link) || !URL.canParse(link)) return "21620";
  const media = { id: null, mimeType: null, fileName: null, sizeBytes: null };
  return {
    ...plain,
    link,
    typeFromFile: true,
    content: { type: "document", media, caption: body === "" ? null : body },
  };
}

export function messageResource(record: MessageRecord, number: NumberRecord): Record<string, unknown> {
  const account = credential(number, "accountSid");
  const uri = `/2010-04-01/Accounts/${account}/Messages/${record.id}`;
  const at = new Date(record.at).toUTCString().replace("GMT", "+0000");
  return {
    account_sid: account,
    api_version: "2010-04-01",
    body: record.content.type === "text" ? record.content.text : "",
    date_created: at,
    date_sent: null,
    date_updated: at,
    direction: "outbound-api",
    error_code: record.failure === null ? null : Number(record.failure.code),
    error_message: record.failure?.detail ?? null,
    from: `whatsapp:+${number.phone}`,
    messaging_service_sid: null,
    num_media: record.id.startsWith("MM") ? "1" : "0",
    num_segments: "1",
    price: null,
    price_unit: null,
    sid: record.id,
    status: record.state === "accepted" ? "queued" : record.state,
    subresource_uris: { media: `${uri}/Media.json` },
    to: `whatsapp:+${record.phone}`,
    uri: `${uri}.json`,
  };
}
