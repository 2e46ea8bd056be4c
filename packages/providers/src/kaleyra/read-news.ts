/** Kaleyra's callbacks that are no message and no status: templates and the number's quality. */

import { type InboundEvent, MalformedPayload, type OurAddress } from "../inbound.ts";
import { templateNews } from "../meta/read-news.ts";
import { metaTemplateState } from "../meta/template-states.ts";
import { cleanObject, type JsonObject, LIMITS, phoneDigits, unixSeconds } from "../reading.ts";
import { filledText, filledValue } from "./callback-fields.ts";

const NO_ADDRESS: OurAddress = { phone: null, phoneNumberId: null, accountReference: null };

/** A template's new state, in Meta's words; news for the log when the word is new to us, none while the variables are unfilled. */
export function readTemplateNews(fields: JsonObject): readonly InboundEvent[] {
  const event = filledText(fields, "event", LIMITS.name);
  if (event === null) return [];
  const filled = Object.fromEntries(
    Object.keys(fields)
      .map((name) => [name, filledValue(fields, name)] as const)
      .filter(([, value]) => value !== undefined),
  );
  const occurredAt = unixSeconds(filledValue(fields, "time"));
  if (metaTemplateState(event) === null) {
    return [{ kind: "account", to: NO_ADDRESS, occurredAt, event, detail: cleanObject(filled) }];
  }
  const news = templateNews(filled, NO_ADDRESS, occurredAt);
  if (typeof news === "string") throw new MalformedPayload(news);
  return [news];
}

/** The quality of one of our numbers; MalformedPayload when it does not say what happened. */
export function readQualityNews(fields: JsonObject): readonly InboundEvent[] {
  const event = filledText(fields, "event", LIMITS.name);
  if (event === null) throw new MalformedPayload("News of a number does not say what happened");
  const to = { ...NO_ADDRESS, phone: phoneDigits(filledValue(fields, "display_phone_number")) };
  return [{ kind: "account", to, occurredAt: null, event, detail: cleanObject(fields) }];
}
