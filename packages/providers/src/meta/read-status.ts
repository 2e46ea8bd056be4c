/** One delivery status of Meta's: how far a message of ours has come. */

import { failureOf } from "../calling.ts";
import type { DeliveryStatus, InboundEvent, OurAddress } from "../inbound.ts";
import { idAt, type JsonObject, LIMITS, objectsAt, stringAt, unixSeconds, valueAt } from "../reading.ts";
import { metaFailure } from "./failure.ts";
import type { PersonFinder } from "./people.ts";

/** `played` is a voice note that was listened to: read and no more (R3). */
const STATUS_BY_WORD: ReadonlyMap<unknown, DeliveryStatus> = new Map([
  ["sent", "sent"],
  ["delivered", "delivered"],
  ["read", "read"],
  ["played", "read"],
  ["failed", "failed"],
]);

/** The status event; null for a status we have no use for (`deleted`, `warning`), a text for one that cannot be read. */
export function readMetaStatus(status: JsonObject, to: OurAddress, find: PersonFinder): InboundEvent | string | null {
  const reached = STATUS_BY_WORD.get(valueAt(status, "status"));
  if (reached === undefined) return null;
  const id = idAt(status, "id");
  if (id === null) return "A status does not say of which message";
  const isGroup = valueAt(status, "recipient_type") === "group";
  return {
    kind: "status",
    to,
    occurredAt: unixSeconds(valueAt(status, "timestamp")),
    providerMessageIds: [id],
    reference: stringAt(status, "biz_opaque_callback_data", LIMITS.id),
    status: reached,
    failure: reached === "failed" ? failureOfStatus(status) : null,
    recipient: isGroup
      ? null
      : find([
          valueAt(status, "recipient_id"),
          valueAt(status, "recipient_user_id"),
          valueAt(status, "recipient_parent_user_id"),
        ]),
  };
}

function failureOfStatus(status: JsonObject) {
  const [error] = objectsAt(status, "errors");
  return error === undefined
    ? failureOf("input", null, "WhatsApp reported the message as failed without saying why")
    : metaFailure(error).failure;
}
