/** The first generation's delivery status: `?id=…:0&status=read`. */
import { failureOf } from "../calling.ts";
import { type Failure } from "../failure.ts";
import { type DeliveryStatus, type InboundEvent, MalformedPayload } from "../inbound.ts";
import { type JsonObject, personOf, phoneDigits, unixSeconds } from "../reading.ts";
import { filledId, filledText, filledValue } from "./callback-fields.ts";
import { classOfKaleyraCode } from "./failure.ts";

/** In lower case, without blanks or dashes. "0" is how some profiles write a failure. */
const STATUS_BY_WORD: ReadonlyMap<string, DeliveryStatus> = new Map([
  ["queued", "queued"],
  ["accepted", "queued"],
  ["sent", "sent"],
  ["delivered", "delivered"],
  ["read", "read"],
  ["played", "read"],
  ["failed", "failed"],
  ["undelivered", "failed"],
  ["notsent", "failed"],
  ["0", "failed"],
]);

/** The status; none for a word we do not know; MalformedPayload when it does not say of which message. */
export function readFlatStatus(fields: JsonObject): readonly InboundEvent[] {
  const word =
    filledId(fields, "status")
      ?.toLowerCase()
      .replace(/[\s_-]/g, "") ?? "";
  const status = STATUS_BY_WORD.get(word);
  if (status === undefined) return [];
  const ids = [filledId(fields, "id"), filledId(fields, "message_id")].filter((id) => id !== null);
  if (ids.length === 0) throw new MalformedPayload("A status does not say of which message");
  return [
    {
      kind: "status",
      to: { phone: phoneDigits(filledValue(fields, "wanumber")), phoneNumberId: null, accountReference: null },
      occurredAt: unixSeconds(filledValue(fields, "timestamp") ?? filledValue(fields, "created_at")),
      providerMessageIds: [...new Set(ids)],
      reference: filledId(fields, "ref"),
      status,
      failure: status === "failed" ? failureOfStatus(fields) : null,
      recipient: personOf({ identifiers: [filledValue(fields, "recipient_id"), filledValue(fields, "mobile")] }),
    },
  ];
}

function failureOfStatus(fields: JsonObject): Failure {
  const code = filledId(fields, "error_code") ?? filledId(fields, "code");
  const reason = filledText(fields, "reason", 500) ?? filledText(fields, "error", 500);
  return failureOf(
    code === null ? "input" : (classOfKaleyraCode(code) ?? "input"),
    code,
    reason ?? "Kaleyra reported the message as failed without saying why",
  );
}
