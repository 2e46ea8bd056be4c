/** `messages:send`: accepted at once, everything the channel finds wrong comes with the delivery report. */
import type { FastifyReply } from "fastify";
import { BodyError, type Json, object, text } from "../cloud-api/body-error.ts";
import { credential } from "../credentials.ts";
import { admit, conclude, type Exchange } from "../exchange.ts";
import { ulid } from "../ids.ts";
import type { NumberRecord, PhoneRecord } from "../world.ts";
import { readAppMessage } from "./app-message.ts";
import { badField, sinchError } from "./errors.ts";
import { contactId } from "./people.ts";
import type { AppMessage } from "./template-message.ts";

/** Requests a second of one project. */
const OWN_RATE = 800;

export async function sendMessage(
  exchange: Exchange,
  numbers: readonly NumberRecord[],
  body: Json,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const number = numbers.find((one) => credential(one, "appId") === body.app_id);
  if (number === undefined)
    return body.app_id === undefined
      ? badField(reply, "app_id", "must be set")
      : sinchError(reply, 404, `App with id [${text(body.app_id)}] not found.`);
  const reference = text(body.message_metadata);
  const correlation = text(body.correlation_id);
  const person = recipientOf(exchange, number, object(body.recipient));
  const admission = admit(exchange, number, person?.phone ?? "", [reference, correlation], OWN_RATE);
  if (admission.refusal !== null) {
    const { status, code } = admission.refusal;
    return sinchError(reply, status, "The request was refused.", code ?? undefined);
  }
  if (person === null) return badField(reply, "recipient", "must name a contact or a channel identity of WHATSAPP");
  if (reference !== null && reference.length > 1_024) return badField(reply, "message_metadata", "too long");
  let message: AppMessage;
  try {
    message = readAppMessage(object(body.message), exchange);
  } catch (cause) {
    if (cause instanceof BodyError) return badField(reply, "message", cause.details ?? cause.message);
    throw cause;
  }
  const record = exchange.delivery.accept({
    ...message,
    number,
    phone: person.phone,
    id: ulid(exchange.now().getTime()),
    reference: reference ?? correlation,
    statusUrl: text(body.callback_url),
  });
  return conclude(exchange, admission, record, reply, {
    status: 200,
    body: { message_id: record.id, accepted_time: record.at },
  });
}

/** A recipient by contact or by identity; null when there is none. */
export function recipientOf(exchange: Exchange, number: NumberRecord, recipient: Json): PhoneRecord | null {
  const contact = text(recipient.contact_id);
  if (contact !== null)
    return [...exchange.world.phones.values()].find((phone) => contactId(number, phone.phone) === contact) ?? null;
  const identities = object(recipient.identified_by).channel_identities;
  if (!Array.isArray(identities)) return null;
  const identity = identities.map(object).find((one) => one.channel === "WHATSAPP");
  return exchange.world.resolveRecipient(text(identity?.identity) ?? "");
}
