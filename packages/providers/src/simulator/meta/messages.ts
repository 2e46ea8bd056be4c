/** `POST /{phone-number-id}/messages`: sending, reading and typing. */
import type { FastifyReply, FastifyRequest } from "fastify";
import { readByBusiness, typeToCustomer } from "../business-acts.ts";
import { BodyError, type Json, object, text } from "../cloud-api/body-error.ts";
import { readMessageBody } from "../cloud-api/message-body.ts";
import { admit, conclude, type Exchange } from "../exchange.ts";
import { wamid } from "../ids.ts";
import type { NumberRecord } from "../world.ts";
import { bodyErrorAnswer, graphError, orderedError } from "./errors.ts";

/** Messages a second of one number, before Meta upgrades it. */
const OWN_RATE = 80;

export async function sendMessage(
  exchange: Exchange,
  number: NumberRecord,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const body = object(request.body);
  try {
    if (body.messaging_product !== "whatsapp") throw new BodyError(100, "The parameter messaging_product is required.");
    return body.status === undefined
      ? await send(exchange, number, body, reply)
      : markRead(exchange, number, body, reply);
  } catch (cause) {
    return bodyErrorAnswer(reply, cause);
  }
}

async function send(exchange: Exchange, number: NumberRecord, body: Json, reply: FastifyReply): Promise<FastifyReply> {
  const to = text(body.to) ?? text(body.recipient);
  const reference = text(body.biz_opaque_callback_data);
  const admission = admit(exchange, number, to ?? "", [reference], OWN_RATE);
  if (admission.refusal !== null) return orderedError(reply, admission.refusal);
  if (to === null) throw new BodyError(100, "The parameter to is required.");
  if (reference !== null && reference.length > 512)
    throw new BodyError(100, "Param biz_opaque_callback_data must be at most 512 characters long.");
  const message = readMessageBody(body, exchange.media);
  const person = exchange.world.resolveRecipient(to);
  if (person === null) throw new BodyError(131009, "Parameter value is not valid", `${to} is not a valid recipient`);
  if (person.phone === number.phone)
    throw new BodyError(131021, "Recipient cannot be sender", "Sender and recipient phone number is the same.");
  if (
    exchange.settings.vendorLimits &&
    !exchange.faults.withinPairRate(number.id, person.phone, exchange.now().getTime())
  )
    return graphError(reply, {
      status: 400,
      code: 131056,
      message: "(#131056) (Business Account, Consumer Account) pair rate limit hit",
      details: "Message failed to send because there were too many messages sent from this number to the same number.",
    });
  const record = exchange.delivery.accept({
    ...message,
    number,
    phone: person.phone,
    id: wamid(),
    reference,
    statusUrl: null,
    failure: null,
  });
  const accepted = body.type === "template" ? { message_status: "accepted" } : {};
  return conclude(exchange, admission, record, reply, {
    status: 200,
    body: {
      messaging_product: "whatsapp",
      contacts: [
        {
          input: to,
          ...(person.hidesPhone ? {} : { wa_id: person.phone }),
          user_id: person.businessScopedId,
        },
      ],
      messages: [{ id: record.id, ...accepted }],
    },
  });
}

function markRead(exchange: Exchange, number: NumberRecord, body: Json, reply: FastifyReply): FastifyReply {
  const messageId = text(body.message_id);
  if (body.status !== "read") throw new BodyError(100, "Param status must be one of {READ}");
  if (messageId === null) throw new BodyError(100, "The parameter message_id is required.");
  const record = exchange.world.message(messageId);
  if (record === undefined || record.numberId !== number.id || record.direction !== "fromCustomer")
    throw new BodyError(100, "Invalid parameter", `Message ${messageId} was not found`);
  readByBusiness(exchange.world, record);
  if (body.typing_indicator !== undefined) {
    if (object(body.typing_indicator).type !== "text")
      throw new BodyError(100, "Param typing_indicator['type'] must be one of {TEXT}");
    typeToCustomer(exchange, record);
  }
  return reply.send({ success: true });
}
