/** The second generation: a change of Meta's passed on, with what Kaleyra knows beside it. */

import type { InboundEvent } from "../inbound.ts";
import { addressAt } from "../meta/read-content.ts";
import { readMetaChange } from "../meta/read-webhook.ts";
import { finished, newReading } from "../meta/reading-result.ts";
import { type JsonObject, objectAt, valueAt } from "../reading.ts";
import { filledId, filledText } from "./callback-fields.ts";
import { classOfKaleyraCode } from "./failure.ts";
import { readFlatStatus } from "./read-flat-status.ts";

/** The events of `{meta_object, extra_info}`. What stands beside a change belongs to it only when it tells one thing. */
export function readPassedOn(change: JsonObject, callback: JsonObject): readonly InboundEvent[] {
  const extra = objectAt(callback, "extra_info");
  const reading = newReading();
  readMetaChange(
    valueAt(change, "field") === undefined ? { ...change, field: "messages" } : change,
    {
      businessAccountId: filledId(extra, "waba_id"),
      occurredAt: null,
      mediaUrl: filledText(extra, "media_url") === null ? null : addressAt(extra, "media_url"),
    },
    reading,
  );
  const [event] = reading.events;
  if (event === undefined && reading.complaints.length === 0 && filledText(callback, "status") !== null) {
    return readFlatStatus({ ...callback, ref: valueAt(extra, "ref") });
  }
  if (event !== undefined && reading.events.length === 1) return [withOwnCodes(withExtra(event, callback, extra))];
  return finished(reading).map(withOwnCodes);
}

/** Meta's reader knows Meta's codes; a failure may carry one of Kaleyra's own (E110, WAV2101 …). */
function withOwnCodes(event: InboundEvent): InboundEvent {
  if (event.kind !== "status" || event.failure === null || event.failure.code === null) return event;
  const { code } = event.failure;
  const ownClass = /^\d+$/.test(code) ? null : classOfKaleyraCode(code);
  return ownClass === null ? event : { ...event, failure: { ...event.failure, class: ownClass } };
}

/**
 * The id inside a status is not the one the send was answered with (seen in the vendor's sample): all of them count.
 */
function withExtra(event: InboundEvent, callback: JsonObject, extra: JsonObject | null): InboundEvent {
  if (event.kind === "message") return { ...event, replyTo: event.replyTo ?? filledId(extra, "reply_to") };
  if (event.kind !== "status") return event;
  const ids = [filledId(callback, "message_id"), filledId(extra, "message_id"), ...event.providerMessageIds];
  return {
    ...event,
    providerMessageIds: [...new Set(ids.filter((id) => id !== null))],
    reference: event.reference ?? filledId(extra, "ref"),
  };
}
