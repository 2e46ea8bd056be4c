/** What Meta must be asked for each kind of message, for the contract suite. */
import type { OutboundCase } from "../conformance/contract.ts";
import { plainText } from "../conformance/provider-contract.ts";
import { type Exchange, fileOf } from "../conformance/scripted-network.ts";
import type { OutboundContent, OutboundMessage, TemplateParameter } from "../outbound.ts";

const NUMBER = "https://graph.facebook.com/v23.0/204816327099881";
const REFERENCE = "0198c0de-0000-7000-8000-00000000abcd";
const ACCEPTED = { type: "accepted", providerMessageId: "wamid.HBgMb3V0MQA=", recipientPhone: "393331230001" } as const;
const TOKEN_HEADERS = { authorization: "Bearer EAAGlake-token-91c2" };

const saying = (content: OutboundContent, more: Partial<OutboundMessage> = {}): OutboundMessage => ({
  ...plainText("x"),
  ...more,
  content,
});

const sends = (body: object): Exchange => ({
  call: {
    method: "POST",
    url: `${NUMBER}/messages`,
    headers: { ...TOKEN_HEADERS, "content-type": "application/json" },
    body: {
      json: {
        messaging_product: "whatsapp",
        recipient_type: "individual",
        to: "393331230001",
        biz_opaque_callback_data: REFERENCE,
        ...body,
      },
    },
  },
  answer: {
    status: 200,
    json: {
      messaging_product: "whatsapp",
      contacts: [{ input: "393331230001", wa_id: "393331230001" }],
      messages: [{ id: "wamid.HBgMb3V0MQA=" }],
    },
  },
});

const uploads = (name: string, mimeType: string, id: string): Exchange => ({
  call: {
    method: "POST",
    url: `${NUMBER}/media`,
    headers: TOKEN_HEADERS,
    body: { multipart: { messaging_product: "whatsapp", type: mimeType, file: `${name} ${mimeType} 4` } },
  },
  answer: { status: 200, json: { id } },
});

const text = (
  component: TemplateParameter["component"],
  position: number,
  value: string,
  name: string | null = null,
): TemplateParameter => ({ component, position, name, value: { type: "text", text: value } });

const template = (name: string, parameters: readonly TemplateParameter[]): OutboundContent => ({
  type: "template",
  providerTemplateId: null,
  name,
  language: "it",
  parameters,
});

const pier = fileOf("image/png", "pier.png");

export const META_OUTBOUND: readonly OutboundCase[] = [
  {
    name: "text",
    message: plainText("Yes, at nine \u{1f6a2}"),
    exchanges: [sends({ type: "text", text: { body: "Yes, at nine \u{1f6a2}", preview_url: false } })],
    outcome: ACCEPTED,
  },
  {
    name: "text in answer to a message",
    message: { ...plainText("That one"), replyTo: "wamid.HBgMaW4x" },
    exchanges: [
      sends({
        type: "text",
        text: { body: "That one", preview_url: false },
        context: { message_id: "wamid.HBgMaW4x" },
      }),
    ],
    outcome: ACCEPTED,
  },
  {
    name: "text to a person without a number",
    message: { ...plainText("Hi"), to: { phone: null, businessScopedId: "DE.77120044" } },
    exchanges: [
      sends({ to: undefined, recipient: "DE.77120044", type: "text", text: { body: "Hi", preview_url: false } }),
    ],
    outcome: ACCEPTED,
  },
  {
    name: "image with a caption",
    message: saying({ type: "image", media: fileOf("image/jpeg", "seat.jpg"), caption: "The new seat" }),
    exchanges: [
      uploads("seat.jpg", "image/jpeg", "811"),
      sends({ type: "image", image: { id: "811", caption: "The new seat" } }),
    ],
    outcome: ACCEPTED,
  },
  {
    name: "video",
    message: saying({ type: "video", media: fileOf("video/mp4", "tour.mp4"), caption: null }),
    exchanges: [uploads("tour.mp4", "video/mp4", "812"), sends({ type: "video", video: { id: "812" } })],
    outcome: ACCEPTED,
  },
  {
    name: "audio",
    message: saying({ type: "audio", media: fileOf("audio/mpeg", "horn.mp3"), caption: null }),
    exchanges: [uploads("horn.mp3", "audio/mpeg", "813"), sends({ type: "audio", audio: { id: "813" } })],
    outcome: ACCEPTED,
  },
  {
    name: "voice note",
    message: saying({ type: "voice", media: fileOf("audio/ogg; codecs=opus", "note.ogg"), caption: null }),
    exchanges: [
      uploads("note.ogg", "audio/ogg; codecs=opus", "814"),
      sends({ type: "audio", audio: { id: "814", voice: true } }),
    ],
    outcome: ACCEPTED,
  },
  {
    name: "document with its name",
    message: saying({ type: "document", media: fileOf("application/pdf", "booking.pdf"), caption: "Please sign" }),
    exchanges: [
      uploads("booking.pdf", "application/pdf", "815"),
      sends({ type: "document", document: { id: "815", caption: "Please sign", filename: "booking.pdf" } }),
    ],
    outcome: ACCEPTED,
  },
  {
    name: "sticker",
    message: saying({ type: "sticker", media: fileOf("image/webp", "fish.webp"), caption: null }),
    exchanges: [uploads("fish.webp", "image/webp", "816"), sends({ type: "sticker", sticker: { id: "816" } })],
    outcome: ACCEPTED,
  },
  {
    name: "location",
    message: saying({ type: "location", latitude: 45.9763, longitude: 9.2571, name: "Imbarcadero", address: null }),
    exchanges: [sends({ type: "location", location: { latitude: 45.9763, longitude: 9.2571, name: "Imbarcadero" } })],
    outcome: ACCEPTED,
  },
  {
    name: "reaction",
    message: saying({ type: "reaction", target: "wamid.HBgMaW4x", emoji: "\u{1f44d}" }, { replyTo: "wamid.HBgMaW4x" }),
    exchanges: [sends({ type: "reaction", reaction: { message_id: "wamid.HBgMaW4x", emoji: "\u{1f44d}" } })],
    outcome: ACCEPTED,
  },
  {
    name: "reaction taken back",
    message: saying({ type: "reaction", target: "wamid.HBgMaW4x", emoji: null }),
    exchanges: [sends({ type: "reaction", reaction: { message_id: "wamid.HBgMaW4x", emoji: "" } })],
    outcome: ACCEPTED,
  },
  {
    name: "template without variables",
    message: saying(template("welcome_back", [])),
    exchanges: [sends({ type: "template", template: { name: "welcome_back", language: { code: "it" } } })],
    outcome: ACCEPTED,
  },
  {
    name: "template with numbered variables, given in any order, and buttons",
    message: saying(
      template("booking_ready", [
        { component: "button", position: 1, name: null, value: { type: "payload", payload: "NO_4471" } },
        text("body", 2, "Sunday"),
        text("button", 2, "b/4471"),
        text("body", 1, "Nadia"),
        { component: "button", position: 0, name: null, value: { type: "payload", payload: "YES_4471" } },
        text("header", 1, "4471"),
      ]),
    ),
    exchanges: [
      sends({
        type: "template",
        template: {
          name: "booking_ready",
          language: { code: "it" },
          components: [
            { type: "header", parameters: [{ type: "text", text: "4471" }] },
            {
              type: "body",
              parameters: [
                { type: "text", text: "Nadia" },
                { type: "text", text: "Sunday" },
              ],
            },
            {
              type: "button",
              sub_type: "quick_reply",
              index: "0",
              parameters: [{ type: "payload", payload: "YES_4471" }],
            },
            {
              type: "button",
              sub_type: "quick_reply",
              index: "1",
              parameters: [{ type: "payload", payload: "NO_4471" }],
            },
            { type: "button", sub_type: "url", index: "2", parameters: [{ type: "text", text: "b/4471" }] },
          ],
        },
      }),
    ],
    outcome: ACCEPTED,
  },
  {
    name: "template with named variables",
    message: saying(template("delay", [text("body", 1, "Nadia", "guest"), text("body", 2, "20", "minutes")])),
    exchanges: [
      sends({
        type: "template",
        template: {
          name: "delay",
          language: { code: "it" },
          components: [
            {
              type: "body",
              parameters: [
                { type: "text", parameter_name: "guest", text: "Nadia" },
                { type: "text", parameter_name: "minutes", text: "20" },
              ],
            },
          ],
        },
      }),
    ],
    outcome: ACCEPTED,
  },
  {
    name: "template with a picture above it",
    message: saying(
      template("offer", [{ component: "header", position: 1, name: null, value: { type: "image", media: pier } }]),
    ),
    exchanges: [
      uploads("pier.png", "image/png", "817"),
      sends({
        type: "template",
        template: {
          name: "offer",
          language: { code: "it" },
          components: [{ type: "header", parameters: [{ type: "image", image: { id: "817" } }] }],
        },
      }),
    ],
    outcome: ACCEPTED,
  },
  {
    name: "template with a document above it",
    message: saying(
      template("ticket", [
        {
          component: "header",
          position: 1,
          name: null,
          value: { type: "document", media: fileOf("application/pdf", "ticket.pdf") },
        },
      ]),
    ),
    exchanges: [
      uploads("ticket.pdf", "application/pdf", "818"),
      sends({
        type: "template",
        template: {
          name: "ticket",
          language: { code: "it" },
          components: [
            { type: "header", parameters: [{ type: "document", document: { id: "818", filename: "ticket.pdf" } }] },
          ],
        },
      }),
    ],
    outcome: ACCEPTED,
  },
  {
    name: "a number that Meta resolves to another one",
    message: plainText("Oi"),
    exchanges: [
      {
        ...sends({ type: "text", text: { body: "Oi", preview_url: false } }),
        answer: {
          status: 200,
          json: { contacts: [{ input: "5511987650001", wa_id: "551187650001" }], messages: [{ id: "wamid.br" }] },
        },
      },
    ],
    outcome: { type: "accepted", providerMessageId: "wamid.br", recipientPhone: "551187650001" },
  },
  {
    name: "a file Meta does not take: the message is not sent",
    message: saying({ type: "image", media: fileOf("image/jpeg", "seat.jpg"), caption: null }),
    exchanges: [
      {
        ...uploads("seat.jpg", "image/jpeg", ""),
        answer: { status: 400, json: { error: { code: 131053, message: "(#131053) Media upload error" } } },
      },
    ],
    outcome: {
      type: "refused",
      failure: { class: "input", code: "131053", detail: "(#131053) Media upload error" },
    },
  },
  {
    name: "a connection lost during the upload: tried later, for no message can have left",
    message: saying({ type: "image", media: fileOf("image/jpeg", "seat.jpg"), caption: null }),
    exchanges: [{ ...uploads("seat.jpg", "image/jpeg", ""), answer: { breaks: "ECONNRESET" } }],
    outcome: {
      type: "retryLater",
      failure: {
        class: "retry",
        code: null,
        detail: "The file could not be handed over: Connection lost or timed out (ECONNRESET)",
      },
      afterMs: 5_000,
    },
  },
  {
    name: "a caption where there can be none",
    message: saying({ type: "audio", media: fileOf("audio/mpeg", "horn.mp3"), caption: "Listen" }),
    exchanges: [],
    outcome: {
      type: "refused",
      failure: { class: "input", code: null, detail: "This provider sends no caption with audio" },
    },
  },
];
