/** What Kaleyra must be asked for each kind of message, in both of its generations. */
import type { OutboundCase } from "../conformance/contract.ts";
import { plainText } from "../conformance/provider-contract.ts";
import { type Exchange, fileOf, type ScriptedAnswer } from "../conformance/scripted-network.ts";
import type { OutboundContent, OutboundMessage, TemplateParameter } from "../outbound.ts";

const REFERENCE = "0198c0de-0000-7000-8000-00000000abcd";
const STATUS_URL = "https://desk.example.com/receive/lake/6f1c0a9be2d74413";
const MESSAGE_ID = "wamid.HBgMa2xyMQA=";

const saying = (content: OutboundContent, more: Partial<OutboundMessage> = {}): OutboundMessage => ({
  ...plainText("x"),
  ...more,
  content,
});

/** The second generation: Meta's object in an envelope. */
const passes = (
  object: object,
  answer: ScriptedAnswer = { status: 200, json: { messages: [{ id: MESSAGE_ID }] } },
): Exchange => ({
  call: {
    method: "POST",
    url: "https://api.in.kaleyra.io/v2/HX100200300IN/whatsapp/%2B390212345678/messages",
    headers: { "api-key": "A7lake-key-5520", "content-type": "application/json" },
    body: {
      json: {
        messaging_object: {
          messaging_product: "whatsapp",
          recipient_type: "individual",
          to: "393331230001",
          biz_opaque_callback_data: REFERENCE,
          ...object,
        },
        extra_info: { ref: REFERENCE, ref1: "", ref2: "", wa_source: "" },
      },
    },
  },
  answer,
});

/** The first: a form. */
const fills = (fields: Readonly<Record<string, string>>): Exchange => ({
  call: {
    method: "POST",
    url: "https://api.kaleyra.io/v1/HX100200300IN/messages",
    headers: { "api-key": "A7lake-key-5520" },
    body: {
      form: {
        channel: "whatsapp",
        from: "390212345678",
        to: "393331230001",
        callback_url: STATUS_URL,
        ref: REFERENCE,
        ...fields,
      },
    },
  },
  answer: { status: 202, json: { id: "58f86fab-11c5:0" } },
});

const accepted = (providerMessageId = MESSAGE_ID) =>
  ({ type: "accepted", providerMessageId, recipientPhone: null }) as const;
const hello = { type: "text", text: { body: "Hello", preview_url: false } };
const seat = fileOf("image/jpeg", "seat.jpg");
const booking = fileOf("application/pdf", "booking.pdf");
const refused = (failureClass: "input" | "recipient" | "configuration", detail: string) =>
  ({ type: "refused", failure: { class: failureClass, code: null, detail } }) as const;

const READY: OutboundContent = {
  type: "template",
  providerTemplateId: null,
  name: "booking_ready",
  language: "it",
  parameters: [
    { component: "body", position: 1, name: null, value: { type: "text", text: "Nadia" } },
    { component: "body", position: 2, name: null, value: { type: "text", text: 'the "blue" boat' } },
    { component: "button", position: 0, name: null, value: { type: "payload", payload: "YES" } },
    { component: "button", position: 1, name: null, value: { type: "text", text: "b/4471" } },
  ],
};
const withHeader = (value: TemplateParameter["value"]): OutboundContent => ({
  ...READY,
  parameters: [{ component: "header", position: 1, name: null, value }],
});

export const SECOND_GENERATION: readonly OutboundCase[] = [
  { name: "text", message: plainText("Hello"), exchanges: [passes(hello)], outcome: accepted() },
  {
    name: "text in answer to a message",
    message: { ...plainText("Hello"), replyTo: "wamid.in" },
    exchanges: [passes({ ...hello, context: { message_id: "wamid.in" } })],
    outcome: accepted(),
  },
  {
    name: "text to a person without a number",
    message: { ...plainText("Hello"), to: { phone: null, businessScopedId: "DE.77120044" } },
    exchanges: [passes({ ...hello, to: undefined, recipient: "DE.77120044" })],
    outcome: accepted(),
  },
  {
    name: "image by its link",
    message: saying({ type: "image", media: seat, caption: "The new seat" }),
    exchanges: [passes({ type: "image", image: { link: seat.link, caption: "The new seat" } })],
    outcome: accepted(),
  },
  {
    name: "video",
    message: saying({ type: "video", media: fileOf("video/mp4", "tour.mp4"), caption: null }),
    exchanges: [passes({ type: "video", video: { link: fileOf("video/mp4", "tour.mp4").link } })],
    outcome: accepted(),
  },
  {
    name: "voice note",
    message: saying({ type: "voice", media: fileOf("audio/ogg", "note.ogg"), caption: null }),
    exchanges: [passes({ type: "audio", audio: { link: fileOf("audio/ogg", "note.ogg").link, voice: true } })],
    outcome: accepted(),
  },
  {
    name: "audio",
    message: saying({ type: "audio", media: fileOf("audio/mpeg", "horn.mp3"), caption: null }),
    exchanges: [passes({ type: "audio", audio: { link: fileOf("audio/mpeg", "horn.mp3").link } })],
    outcome: accepted(),
  },
  {
    name: "document with its name",
    message: saying({ type: "document", media: booking, caption: null }),
    exchanges: [passes({ type: "document", document: { link: booking.link, filename: "booking.pdf" } })],
    outcome: accepted(),
  },
  {
    name: "sticker",
    message: saying({ type: "sticker", media: fileOf("image/webp", "fish.webp"), caption: null }),
    exchanges: [passes({ type: "sticker", sticker: { link: fileOf("image/webp", "fish.webp").link } })],
    outcome: accepted(),
  },
  {
    name: "location",
    message: saying({ type: "location", latitude: 45.9763, longitude: 9.2571, name: null, address: "Bellano" }),
    exchanges: [passes({ type: "location", location: { latitude: 45.9763, longitude: 9.2571, address: "Bellano" } })],
    outcome: accepted(),
  },
  {
    name: "reaction",
    message: saying({ type: "reaction", target: "wamid.in", emoji: "\u{1f44d}" }),
    exchanges: [passes({ type: "reaction", reaction: { message_id: "wamid.in", emoji: "\u{1f44d}" } })],
    outcome: accepted(),
  },
  {
    name: "template",
    message: saying(READY),
    exchanges: [
      passes({
        type: "template",
        template: {
          name: "booking_ready",
          language: { code: "it" },
          components: [
            {
              type: "body",
              parameters: [
                { type: "text", text: "Nadia" },
                { type: "text", text: 'the "blue" boat' },
              ],
            },
            { type: "button", sub_type: "quick_reply", index: "0", parameters: [{ type: "payload", payload: "YES" }] },
            { type: "button", sub_type: "url", index: "1", parameters: [{ type: "text", text: "b/4471" }] },
          ],
        },
      }),
    ],
    outcome: accepted(),
  },
  {
    name: "template with a picture above it",
    message: saying(withHeader({ type: "image", media: seat })),
    exchanges: [
      passes({
        type: "template",
        template: {
          name: "booking_ready",
          language: { code: "it" },
          components: [{ type: "header", parameters: [{ type: "image", image: { link: seat.link } }] }],
        },
      }),
    ],
    outcome: accepted(),
  },
  ...[
    { place: "data.messages[0].id", json: { data: { messages: [{ id: "m-1" }] }, id: "no" } },
    { place: "data.message_id", json: { data: { message_id: "m-1", id: "no" }, id: "no" } },
    { place: "message_id", json: { message_id: "m-1", id: "no" } },
    { place: "data.id", json: { data: { id: "m-1" }, id: "no" } },
    { place: "id", json: { id: "m-1" } },
  ].map(({ place, json }) => ({
    name: `the id of the answer in ${place}`,
    message: plainText("Hello"),
    exchanges: [passes(hello, { status: 202, json })],
    outcome: accepted("m-1"),
  })),
  {
    name: "an answer of 200 that tells a refusal",
    message: plainText("Hello"),
    exchanges: [passes(hello, { status: 200, json: { code: "RBC001", message: "Invalid key" } })],
    outcome: { type: "refused", failure: { class: "configuration", code: "RBC001", detail: "Invalid key" } },
  },
  {
    name: "a server's failure waits as long as the vendor advises",
    message: plainText("Hello"),
    exchanges: [passes(hello, { status: 500, json: { code: "WA500", message: "Try again" } })],
    outcome: {
      type: "retryLater",
      failure: { class: "retry", code: "WA500", detail: "Try again" },
      afterMs: 300_000,
    },
  },
  {
    name: "an account without a number",
    message: { ...plainText("Hello"), from: null },
    exchanges: [],
    outcome: refused("configuration", "The account has no phone number: Kaleyra needs it to send"),
  },
];

export const FIRST_GENERATION: readonly OutboundCase[] = [
  {
    name: "text",
    message: plainText("Caffè & co."),
    exchanges: [fills({ type: "text", body: "Caffè & co." })],
    outcome: accepted("58f86fab-11c5:0"),
  },
  {
    name: "text in answer to a message goes without its quote",
    message: { ...plainText("Hello"), replyTo: "58f0a1:0" },
    exchanges: [fills({ type: "text", body: "Hello" })],
    outcome: accepted("58f86fab-11c5:0"),
  },
  {
    name: "image",
    message: saying({ type: "image", media: seat, caption: "The new seat" }),
    exchanges: [fills({ type: "media", media_url: seat.link, caption: "The new seat" })],
    outcome: accepted("58f86fab-11c5:0"),
  },
  {
    name: "document",
    message: saying({ type: "document", media: booking, caption: null }),
    exchanges: [fills({ type: "media", media_url: booking.link })],
    outcome: accepted("58f86fab-11c5:0"),
  },
  {
    name: "template",
    message: saying(READY),
    exchanges: [
      fills({
        type: "template",
        template_name: "booking_ready",
        lang_code: "it",
        params: '"Nadia","the \\"blue\\" boat"',
        payload1: "YES",
        param_url: "b/4471",
      }),
    ],
    outcome: accepted("58f86fab-11c5:0"),
  },
  {
    name: "template with a text above it",
    message: saying(withHeader({ type: "text", text: "4471" })),
    exchanges: [fills({ type: "template", template_name: "booking_ready", lang_code: "it", param_header: "4471" })],
    outcome: accepted("58f86fab-11c5:0"),
  },
  {
    name: "template with a picture above it",
    message: saying(withHeader({ type: "image", media: seat })),
    exchanges: [
      fills({ type: "mediatemplate", template_name: "booking_ready", lang_code: "it", media_url: seat.link }),
    ],
    outcome: accepted("58f86fab-11c5:0"),
  },
  {
    name: "location",
    message: saying({ type: "location", latitude: 1, longitude: 2, name: null, address: null }),
    exchanges: [],
    outcome: refused("input", "Kaleyra V1 sends no locations"),
  },
  {
    name: "reaction",
    message: saying({ type: "reaction", target: "58f0a1:0", emoji: "\u{1f44d}" }),
    exchanges: [],
    outcome: refused("input", "Kaleyra V1 sends no reactions"),
  },
  {
    name: "a person without a number",
    message: { ...plainText("Hello"), to: { phone: null, businessScopedId: "DE.77120044" } },
    exchanges: [],
    outcome: refused("recipient", "Kaleyra V1 needs the contact's number"),
  },
];
