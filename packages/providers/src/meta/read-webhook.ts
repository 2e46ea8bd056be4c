/** Meta's webhook bodies: entries × changes × messages and statuses, one app serving many numbers. */
import { type InboundEvent, MalformedPayload, type WebhookRequest } from "../inbound.ts";
import {
  idAt,
  type JsonObject,
  jsonBody,
  LIMITS,
  objectAt,
  objectsAt,
  stringAt,
  unixSeconds,
  valueAt,
} from "../reading.ts";
import { addressOf, type PersonFinder, personFinder } from "./people.ts";
import { readMetaMessage } from "./read-message.ts";
import {
  ACCOUNT_FIELDS,
  accountNews,
  echoNews,
  preferenceNews,
  templateNews,
  userIdNews,
  valueErrors,
} from "./read-news.ts";
import { readMetaStatus } from "./read-status.ts";
import { finished, isFull, newReading, type Reading } from "./reading-result.ts";

/** Every event of a body; MalformedPayload when it is not Meta's. */
export function readMetaWebhook({ rawBody }: WebhookRequest): readonly InboundEvent[] {
  const body = jsonBody(rawBody);
  if (valueAt(body, "object") !== "whatsapp_business_account") {
    throw new MalformedPayload("The body is not about a WhatsApp business account");
  }
  if (!Array.isArray(valueAt(body, "entry"))) throw new MalformedPayload("The body has no entries");
  const reading = newReading();
  for (const entry of objectsAt(body, "entry")) {
    const origin = {
      businessAccountId: idAt(entry, "id"),
      occurredAt: unixSeconds(valueAt(entry, "time")),
      mediaUrl: null,
    };
    for (const change of objectsAt(entry, "changes")) readMetaChange(change, origin, reading);
  }
  return finished(reading);
}

/** What surrounds a change. Kaleyra passes single changes on, with the file's address beside them. */
export interface ChangeOrigin {
  readonly businessAccountId: string | null;
  /** When the entry was written; null where the provider tells none. */
  readonly occurredAt: Date | null;
  readonly mediaUrl: string | null;
}

/** Adds what one change tells to the reading; a change of a field we do not know adds nothing. */
export function readMetaChange(change: JsonObject, origin: ChangeOrigin, reading: Reading): void {
  const field = stringAt(change, "field", LIMITS.name);
  const value = objectAt(change, "value");
  if (field === null || value === null) return;
  const to = addressOf(value, origin.businessAccountId);
  const find = personFinder(value);
  switch (field) {
    case "messages":
      readMessages(value, { ...origin, to, find }, reading);
      break;
    case "smb_message_echoes":
      each(value, "message_echoes", reading, (echo) => echoNews(echo, to, find));
      break;
    case "user_preferences":
      each(value, "user_preferences", reading, (preference) => preferenceNews(preference, to, find));
      break;
    case "user_id_update":
      each(value, "user_id_update", reading, (update) => userIdNews(update, to));
      break;
    case "message_template_status_update":
      add(templateNews(value, to, origin.occurredAt), reading);
      break;
    default:
      if (ACCOUNT_FIELDS.has(field)) add(accountNews(field, value, to, origin.occurredAt), reading);
  }
}

function readMessages(
  value: JsonObject,
  setting: Parameters<typeof readMetaMessage>[1] & { readonly find: PersonFinder },
  reading: Reading,
): void {
  // One address of a stored file can belong to one message only.
  const mediaUrl = objectsAt(value, "messages").length === 1 ? setting.mediaUrl : null;
  each(value, "messages", reading, (message) => readMetaMessage(message, { ...setting, mediaUrl }));
  each(value, "statuses", reading, (status) => readMetaStatus(status, setting.to, setting.find));
  if (Object.hasOwn(value, "messages") || Object.hasOwn(value, "statuses")) return;
  add(valueErrors(value, setting.to), reading);
}

function each(
  value: JsonObject,
  key: string,
  reading: Reading,
  read: (entry: JsonObject) => InboundEvent | InboundEvent[] | string | null,
): void {
  for (const entry of objectsAt(value, key)) {
    if (isFull(reading)) return;
    add(read(entry), reading);
  }
}

function add(result: InboundEvent | InboundEvent[] | string | null, { events, complaints }: Reading): void {
  if (typeof result === "string") complaints.push(result);
  else if (result !== null) events.push(...[result].flat());
}
