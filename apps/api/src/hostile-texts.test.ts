/** Whatever the API reads or writes of a stranger's text: a new reader is a line in the table. */
import type { InboundContent } from "@parley/providers";
import { VARIABLES } from "@parley/schema";
import { describeBoundedCost } from "../../../packages/providers/src/conformance/bounded-cost.ts";
import { HOSTILE_LENGTH, HOSTILE_TEXTS } from "../../../packages/providers/src/conformance/hostile-texts.ts";
import { type NotificationView, plainNotification, renderNotification } from "./accounts/domain/notification.ts";
import { readNotificationTemplate } from "./accounts/domain/notification-template.ts";
import { phoneDigits } from "./accounts/domain/phone.ts";
import { contactChecks } from "./contacts/domain/contact-details.ts";
import { phoneSpellings } from "./contacts/domain/identifiers.ts";
import { askedRange } from "./files/domain/byte-range.ts";
import { contentDisposition } from "./files/domain/content-disposition.ts";
import { safeFileName } from "./files/domain/file-name.ts";
import { isValidSignature } from "./files/domain/media-link.ts";
import { judgedType } from "./files/domain/shown-type.ts";
import { readReference } from "./messaging/domain/delivery-status.ts";
import { isOneEmoji } from "./messaging/domain/emoji.ts";
import { explainedFailure } from "./messaging/domain/failure.ts";
import { readContent } from "./messaging/domain/inbound-content.ts";
import { conditionHolds } from "./routing-plans/domain/condition.ts";
import { readAnswer } from "./routing-plans/domain/plan-call.ts";
import { extrasOf } from "./routing-plans/domain/plan-facts.ts";
import { asJsonText, asUrlPart, fillIn } from "./routing-plans/domain/plan-text.ts";
import { someFacts } from "./routing-plans/testing/plan-facts.ts";
import { filledText, templateVariables } from "./templates/template-variables.ts";

/** A view whose every value a stranger wrote. */
const viewOf = (text: string): NotificationView => ({
  account: { name: text, key: text, phone: text },
  queue: { name: text },
  contact: { name: text, mobile: text, phone: text, username: text },
  list: { name: text },
  interaction: { number: 1, reason: text },
  message: { text, type: text },
  agent: { name: text },
});

const factsOf = (text: string) =>
  someFacts({ message: { type: "text", text }, variables: { answer: text }, extras: { payload: text } });

const contentsOf = (text: string): readonly InboundContent[] => [
  { type: "text", text },
  { type: "unsupported", details: text },
  { type: "location", latitude: 1, longitude: 2, name: text, address: text },
  { type: "contacts", cards: [{ name: text, phones: [text], emails: [text], organisation: text }] },
  { type: "list_reply", text, payload: text, description: text },
  { type: "flow_reply", text, name: text, response: { text } },
  { type: "order", text, catalogId: text, lines: [{ productId: text, quantity: 1, price: null, currency: text }] },
  { type: "image", caption: text, media: { id: null, url: text, mimeType: text, fileName: text, sha256: null } },
];

/** As many names as a template may have. */
const EVERY_NAME = "*{{contact.name}}* _{{message.text}}_ {{{queue.name}}}\n{{#contact}}{{name}}{{/contact}}".repeat(
  20,
);

describeBoundedCost({
  "a notification's values": (text) => plainNotification(renderNotification(EVERY_NAME, viewOf(text))),
  "a notification's template": (text) => renderNotification(text, viewOf("x")),
  "a notification's longest template": (text) => renderNotification(text.slice(0, 2_000), viewOf("x")),
  "a notification's template as it is checked": (text) => readNotificationTemplate(text.slice(0, 2_000)),
  "a plan's values": (text) => fillIn("{{message.text}} {{answer}} {{payload}}".repeat(50), factsOf(text)),
  "a plan's values in JSON": (text) => fillIn('{"a":"{{message.text}}"}', factsOf(text), asJsonText),
  "a plan's values in an address": (text) => fillIn("https://a.test/{{answer}}", factsOf(text), asUrlPart),
  "a plan's text": (text) => fillIn(text, factsOf("x")),
  "a plan's condition": (text) =>
    conditionHolds(
      { messageText: { contains: "x", startsWith: "y", endsWith: "z" }, contactPhone: { contains: text } },
      { facts: factsOf(text), isFirstMessage: true, now: new Date(), isOpen: () => true },
    ),
  "a plan's answer": (text) =>
    readAnswer(
      {
        type: "http",
        mappings: [
          { path: "", variable: "a" },
          { path: "a.b", variable: "b" },
        ],
      },
      text,
    ),
  "what a payload brings besides": (text) =>
    extrasOf({ reply: { payload: text, description: text, response: text }, referral: { url: text } }),
  "a template's body": (text) => {
    const template = { header: { type: "text", text }, body: text, buttons: [] } as const;
    return filledText(template, templateVariables(template));
  },
  "every kind of content": (text) => contentsOf(text).map(readContent),
  "a provider's failure": (text) => explainedFailure({ class: "retry", code: text, detail: text }),
  "a reference": readReference,
  "a reaction": isOneEmoji,
  "a phone number": phoneDigits,
  "a phone number's spellings": phoneSpellings,
  "a contact's details": (text) => contactChecks({ name: text, email: text, description: text }),
  "a file's name": safeFileName,
  "a file's name in a header": (text) => contentDisposition({ mimeType: text, fileName: text }),
  "a file's type": (text) => judgedType({ found: text, claimed: text, fileName: text, looksLikeText: true }),
  "a file's signature": (text) => isValidSignature("id", text, Buffer.alloc(32), new Date()),
  "a file's range": (text) => askedRange(text, 1_000),
});

test.each(HOSTILE_TEXTS)("$name: names of files and values of plans stay within their limits and whole", ({ of }) => {
  const text = of(HOSTILE_LENGTH);
  const name = safeFileName(text);
  expect((name ?? "").length).toBeLessThanOrEqual(120);
  expect((name ?? "").isWellFormed()).toBe(true);
  expect(contentDisposition({ mimeType: null, fileName: name })).toMatch(/^attachment[\x20-\x7e]*$/);
  const filled = fillIn("{{answer}}", factsOf(text));
  expect(filled.length).toBeLessThanOrEqual(VARIABLES.maxLength);
  expect(filled.isWellFormed()).toBe(true);
  for (const run of renderNotification(EVERY_NAME, viewOf(text))) expect(run.text.isWellFormed()).toBe(true);
});
