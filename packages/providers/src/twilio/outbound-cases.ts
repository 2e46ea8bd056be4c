/** What Twilio must be asked for each kind of message, for the contract suite. */

import type { OutboundCase } from "../conformance/contract.ts";
import { RECEIVE_URL } from "../conformance/fixtures.ts";
import { plainText } from "../conformance/provider-contract.ts";
import { fileOf } from "../conformance/scripted-network.ts";
import type { FailureClass } from "../failure.ts";
import type { OutboundContent, TemplateParameter } from "../outbound.ts";

export const TOKEN = "lake-auth-token-0017";
export const CREDENTIALS = { accountSid: "ACfeed0000000000000000000000000017", authorizationToken: TOKEN };
const MESSAGES = "https://api.twilio.com/2010-04-01/Accounts/ACfeed0000000000000000000000000017/Messages.json";
const STATUS_URL = `${RECEIVE_URL}?reference=0198c0de-0000-7000-8000-00000000abcd`;
export const BASIC = `Basic ${Buffer.from(`${CREDENTIALS.accountSid}:${TOKEN}`).toString("base64")}`;

function sends(name: string, content: OutboundContent, parameters: Readonly<Record<string, string>>): OutboundCase {
  const form = {
    From: "whatsapp:+390212345678",
    To: "whatsapp:+393331230001",
    StatusCallback: STATUS_URL,
    ...parameters,
  };
  return {
    name,
    message: { ...plainText(""), content },
    exchanges: [
      {
        call: { method: "POST", url: MESSAGES, headers: { authorization: BASIC }, body: { form } },
        answer: {
          status: 201,
          json: { sid: "SM77", status: "queued", to: "whatsapp:+393331230001", error_code: null, num_media: "0" },
        },
      },
    ],
    outcome: { type: "accepted", providerMessageId: "SM77", recipientPhone: "393331230001" },
  };
}

function refuses(name: string, content: OutboundContent, failureClass: FailureClass): OutboundCase {
  return {
    name,
    message: { ...plainText(""), content },
    exchanges: [],
    outcome: (outcome) => expect(outcome).toMatchObject({ type: "refused", failure: { class: failureClass } }),
  };
}

const image = fileOf("image/jpeg", "dent.jpg");
const pdf = fileOf("application/pdf", "contract.pdf");
const template = (
  parameters: readonly TemplateParameter[],
  providerTemplateId: string | null = "HX01",
): OutboundContent => ({
  type: "template",
  providerTemplateId,
  name: "tour_reminder",
  language: "it",
  parameters,
});
const text = (component: TemplateParameter["component"], position: number, value: string, name: string | null = null) =>
  ({ component, position, name, value: { type: "text", text: value } }) as const;

const businessScoped = sends(
  "to a business-scoped id",
  { type: "text", text: "Hi" },
  { Body: "Hi", To: "whatsapp:IT.881" },
);

export const outbound: readonly OutboundCase[] = [
  sends("text", { type: "text", text: "Sì, alle 9 🛶" }, { Body: "Sì, alle 9 🛶" }),
  {
    ...businessScoped,
    message: { ...businessScoped.message, to: { phone: null, businessScopedId: "IT.881" } },
  },
  sends("image with caption", { type: "image", media: image, caption: "Here" }, { MediaUrl: image.link, Body: "Here" }),
  sends("image", { type: "image", media: image, caption: null }, { MediaUrl: image.link }),
  sends(
    "video",
    { type: "video", media: fileOf("video/mp4", "a.mp4"), caption: null },
    { MediaUrl: fileOf("video/mp4", "a.mp4").link },
  ),
  sends(
    "audio",
    { type: "audio", media: fileOf("audio/mpeg", "a.mp3"), caption: null },
    { MediaUrl: fileOf("audio/mpeg", "a.mp3").link },
  ),
  sends(
    "voice note",
    { type: "voice", media: fileOf("audio/ogg; codecs=opus", "a.ogg"), caption: null },
    { MediaUrl: fileOf("audio/ogg", "a.ogg").link },
  ),
  sends("document", { type: "document", media: pdf, caption: null }, { MediaUrl: pdf.link }),
  sends(
    "sticker",
    { type: "sticker", media: fileOf("image/webp", "hi.webp"), caption: null },
    { MediaUrl: fileOf("image/webp", "hi.webp").link },
  ),
  sends(
    "location",
    { type: "location", latitude: 45.98, longitude: 9.257, name: "Boathouse", address: "Lungolago 1" },
    { Body: "Boathouse", PersistentAction: "geo:45.98,9.257|Lungolago 1" },
  ),
  sends(
    "location without name",
    { type: "location", latitude: -33.8, longitude: 151, name: null, address: null },
    { Body: "-33.8,151", PersistentAction: "geo:-33.8,151" },
  ),
  sends("template without variables", template([]), { ContentSid: "HX01" }),
  sends("template with variables", template([text("body", 1, "Giada"), text("body", 2, "9:00")]), {
    ContentSid: "HX01",
    ContentVariables: '{"1":"Giada","2":"9:00"}',
  }),
  sends(
    "template with a button's variable after the body's",
    template([text("button", 0, "t/17"), text("body", 1, "Giada")]),
    { ContentSid: "HX01", ContentVariables: '{"1":"Giada","2":"t/17"}' },
  ),
  sends("template with named variables", template([text("body", 1, "Giada", "customer")]), {
    ContentSid: "HX01",
    ContentVariables: '{"customer":"Giada"}',
  }),
  sends(
    "template with a picture above",
    template([
      text("body", 1, "Giada"),
      { component: "header", position: 1, name: null, value: { type: "image", media: image } },
    ]),
    { ContentSid: "HX01", ContentVariables: JSON.stringify({ "1": "Giada", "2": image.link }) },
  ),
  refuses("template without content SID", template([], null), "template_state"),
  refuses("document with caption", { type: "document", media: pdf, caption: "Sign here" }, "input"),
  refuses("image of another type", { type: "image", media: fileOf("image/tiff", "a.tiff"), caption: null }, "input"),
  refuses("empty text", { type: "text", text: "  " }, "input"),
  {
    name: "no number to send from",
    message: { ...plainText("Hi"), from: null },
    exchanges: [],
    outcome: (outcome) => expect(outcome).toMatchObject({ type: "refused", failure: { class: "configuration" } }),
  },
];
