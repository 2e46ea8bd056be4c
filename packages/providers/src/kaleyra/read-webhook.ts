/** Kaleyra's callbacks. Their shape is the customer's own choice: what they carry tells which of the known ones it is. */

import { type InboundEvent, MalformedPayload, type WebhookRequest } from "../inbound.ts";
import { type ChangeOrigin, readMetaChange } from "../meta/read-webhook.ts";
import { finished, newReading } from "../meta/reading-result.ts";
import { type JsonObject, objectAt, valueAt } from "../reading.ts";
import { callbackFields } from "./callback-fields.ts";
import { readFlatMessage } from "./read-flat-message.ts";
import { readFlatStatus } from "./read-flat-status.ts";
import { readQualityNews, readTemplateNews } from "./read-news.ts";
import { readPassedOn } from "./read-passed-on.ts";

/** Every event of a callback; MalformedPayload when it is none of Kaleyra's. */
export function readKaleyraWebhook(request: WebhookRequest): readonly InboundEvent[] {
  const fields = callbackFields(request);
  const passedOn = objectAt(fields, "meta_object");
  if (passedOn !== null) return readPassedOn(passedOn, fields);
  if (isRawChange(fields)) return readRaw(fields);
  const names = new Set(Object.keys(fields));
  if (names.has("message_template_name") || names.has("message_template_id")) return readTemplateNews(fields);
  // Arrives by GET on the URL of incoming messages; it is none.
  if (names.has("display_phone_number") && !names.has("from")) return readQualityNews(fields);
  if (names.has("status") && !names.has("type")) return readFlatStatus(fields);
  if (names.has("from") || names.has("mobile")) return readFlatMessage(fields);
  throw new MalformedPayload("The callback has none of the forms Kaleyra's profiles have");
}

const NOTHING_AROUND: ChangeOrigin = { businessAccountId: null, occurredAt: null, mediaUrl: null };

/** The oldest form: the inside of a change of Meta's, alone. */
function isRawChange(fields: JsonObject): boolean {
  return Array.isArray(valueAt(fields, "messages")) || Array.isArray(valueAt(fields, "statuses"));
}

function readRaw(fields: JsonObject): readonly InboundEvent[] {
  const reading = newReading();
  readMetaChange({ field: "messages", value: fields }, NOTHING_AROUND, reading);
  return finished(reading);
}
