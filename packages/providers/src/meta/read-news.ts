/** What Meta tells that is no message: templates, the account, marketing wishes, changed ids, echoes. */
import type { InboundEvent, OurAddress } from "../inbound.ts";
import {
  cleanObject,
  idAt,
  type JsonObject,
  LIMITS,
  objectAt,
  objectsAt,
  personOf,
  stringAt,
  unixSeconds,
  valueAt,
} from "../reading.ts";
import type { PersonFinder } from "./people.ts";
import { readMetaContent } from "./read-content.ts";
import { identityChange, readMarketingWish } from "./read-message.ts";
import { metaTemplateState } from "./template-states.ts";

/** The fields whose changes are news of the account, for the log. Others (`history`, `calls` …) are dropped. */
export const ACCOUNT_FIELDS: ReadonlySet<string> = new Set([
  "account_alerts",
  "account_review_update",
  "account_update",
  "business_capability_update",
  "business_status_update",
  "group_settings_update",
  "message_template_components_update",
  "message_template_quality_update",
  "payment_configuration_update",
  "phone_number_name_update",
  "phone_number_quality_update",
  "security",
  "template_category_update",
]);

/** News of the account: `event` in Meta's own words, the field's name where the change has none. */
export function accountNews(field: string, value: JsonObject, to: OurAddress, occurredAt: Date | null): InboundEvent {
  return {
    kind: "account",
    to,
    occurredAt,
    event: stringAt(value, "event", LIMITS.name) ?? field,
    detail: { ...cleanObject(value), field },
  };
}

/** A template's new state; account news when its word for the state is new to us, a text when it names no template. */
export function templateNews(value: JsonObject, to: OurAddress, occurredAt: Date | null): InboundEvent | string {
  const name = stringAt(value, "message_template_name", LIMITS.id);
  const language = stringAt(value, "message_template_language", 16);
  const state = metaTemplateState(stringAt(value, "event", 64));
  if (state === null) return accountNews("message_template_status_update", value, to, occurredAt);
  if (name === null || language === null) return "A template's new state does not say of which template";
  const reason = stringAt(value, "reason", LIMITS.name);
  const explained =
    stringAt(objectAt(value, "rejection_info"), "reason", 1_024) ??
    stringAt(objectAt(value, "other_info"), "description", 1_024);
  return {
    kind: "template",
    to,
    occurredAt,
    providerTemplateId: idAt(value, "message_template_id"),
    name,
    language,
    state,
    reason: explained ?? (reason?.toUpperCase() === "NONE" ? null : reason),
  };
}

/** The customer's wish about marketing; null for another category or word, a text when nobody is named. */
export function preferenceNews(
  preference: JsonObject,
  to: OurAddress,
  find: PersonFinder,
): InboundEvent | string | null {
  const marketing = readMarketingWish(valueAt(preference, "value"));
  const category = valueAt(preference, "category");
  if (marketing === null || (category !== undefined && category !== "marketing_messages")) return null;
  const from = find([
    valueAt(preference, "wa_id"),
    valueAt(preference, "user_id"),
    valueAt(preference, "parent_user_id"),
  ]);
  if (from === null) return "A marketing preference names nobody";
  return { kind: "preference", to, occurredAt: unixSeconds(valueAt(preference, "timestamp")), from, marketing };
}

/**
 * A person's new business-scoped id. Assumption [A]: each entry carries `user_id {previous, current}` and
 * `parent_user_id {previous, current}` beside `wa_id`, or flat `previous_user_id` and `user_id`.
 */
export function userIdNews(update: JsonObject, to: OurAddress): InboundEvent | string | null {
  const phone = valueAt(update, "wa_id");
  const at = (side: "previous" | "current") =>
    personOf({
      identifiers: [
        phone,
        valueAt(objectAt(update, "user_id"), side),
        valueAt(objectAt(update, "parent_user_id"), side),
        valueAt(update, side === "previous" ? "previous_user_id" : "user_id"),
      ],
    });
  const previous = at("previous");
  const current = at("current");
  if (previous === null || current === null) return "A change of ids does not say of whom";
  const change = identityChange(previous, current);
  return change === null ? null : { ...change, to, occurredAt: unixSeconds(valueAt(update, "timestamp")) };
}

/** A message the business typed on its phone (coexistence); a text when it has no id or nobody got it. */
export function echoNews(echo: JsonObject, to: OurAddress, find: PersonFinder): InboundEvent | string {
  const providerMessageId = idAt(echo, "id");
  if (providerMessageId === null) return "An echo has no id";
  const recipient = find([valueAt(echo, "to"), valueAt(echo, "to_user_id"), valueAt(echo, "to_parent_user_id")]);
  if (recipient === null) return "An echo names no recipient";
  return {
    kind: "echo",
    to,
    occurredAt: unixSeconds(valueAt(echo, "timestamp")),
    providerMessageId,
    recipient,
    content: readMetaContent(echo),
  };
}

/** Failures Meta reports of the number as a whole, with no message beside them. */
export function valueErrors(value: JsonObject, to: OurAddress): InboundEvent | null {
  const errors = objectsAt(value, "errors");
  return errors.length === 0
    ? null
    : {
        kind: "account",
        to,
        occurredAt: null,
        event: "errors",
        detail: { errors: errors.slice(0, 20).map(cleanObject) },
      };
}
