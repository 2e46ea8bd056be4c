/** What Sinch must be asked for each kind of message, for the contract suite. */
import type { OutboundCase } from "../conformance/contract.ts";
import { plainText } from "../conformance/provider-contract.ts";
import { type Exchange, fileOf } from "../conformance/scripted-network.ts";
import type { OutboundContent, TemplateParameter } from "../outbound.ts";

export const CREDENTIALS = {
  baseUrl: "https://eu.conversation.api.sinch.com",
  projectId: "prj-0017",
  appId: "01HAPPLAKE0000000000000017",
  keyId: "key-0017",
  keySecret: "key-secret-0017",
  webhookSecret: "webhook-secret-0017",
};
export const PROJECT = "https://eu.conversation.api.sinch.com/v1/projects/prj-0017";
const REFERENCE = plainText("").reference;
export const RECIPIENT = { identified_by: { channel_identities: [{ channel: "WHATSAPP", identity: "393331230001" }] } };
const BASIC = `Basic ${Buffer.from("key-0017:key-secret-0017").toString("base64")}`;

export const tokenExchange = (token = "token-aaaa-1", lifeSeconds = 3_599): Exchange => ({
  call: {
    method: "POST",
    url: "https://auth.sinch.com/oauth2/token",
    headers: { authorization: BASIC },
    body: { form: { grant_type: "client_credentials" } },
  },
  answer: { status: 200, json: { access_token: token, expires_in: lifeSeconds, token_type: "bearer" } },
});
export const tokenAnswer = tokenExchange().answer;
export const accepted = { status: 200, json: { message_id: "01HSENT17", accepted_time: "2026-03-01T12:00:00Z" } };

function sends(name: string, content: OutboundContent, message: unknown): OutboundCase {
  const json = {
    app_id: CREDENTIALS.appId,
    recipient: RECIPIENT,
    message,
    channel_priority_order: ["WHATSAPP"],
    message_metadata: REFERENCE,
    correlation_id: REFERENCE,
  };
  return {
    name,
    message: { ...plainText(""), content },
    exchanges: [
      {
        call: {
          method: "POST",
          url: `${PROJECT}/messages:send`,
          headers: { authorization: "Bearer token-aaaa-1", "content-type": "application/json" },
          body: { json },
        },
        answer: accepted,
      },
    ],
    outcome: { type: "accepted", providerMessageId: "01HSENT17", recipientPhone: null },
  };
}

const image = fileOf("image/jpeg", "dent.jpg");
const pdf = fileOf("application/pdf", "contract.pdf");
const asMedia = (type: "video" | "audio" | "voice" | "sticker", mimeType: string): OutboundCase => {
  const media = fileOf(mimeType, `a.${type}`);
  return sends(type, { type, media, caption: null }, { media_message: { url: media.link } });
};
const asTemplate = (
  name: string,
  given: readonly TemplateParameter[],
  parameters: Readonly<Record<string, string>>,
): OutboundCase =>
  sends(
    name,
    { type: "template", providerTemplateId: null, name: "tour_reminder", language: "it", parameters: given },
    {
      template_message: {
        channel_template: { WHATSAPP: { template_id: "tour_reminder", language_code: "it", parameters } },
      },
    },
  );
const parameter = (
  component: TemplateParameter["component"],
  position: number,
  value: TemplateParameter["value"],
): TemplateParameter => ({ component, position, name: null, value });

export const outbound: readonly OutboundCase[] = [
  sends("text", { type: "text", text: "Sì, alle 9 🛶" }, { text_message: { text: "Sì, alle 9 🛶" } }),
  sends("image", { type: "image", media: image, caption: null }, { media_message: { url: image.link } }),
  sends(
    "image with caption",
    { type: "image", media: image, caption: "Here" },
    { card_message: { title: "Here", media_message: { url: image.link } } },
  ),
  asMedia("video", "video/mp4"),
  asMedia("audio", "audio/mpeg"),
  asMedia("voice", "audio/ogg"),
  asMedia("sticker", "image/webp"),
  sends(
    "document",
    { type: "document", media: pdf, caption: null },
    { media_message: { url: pdf.link, filename_override: "contract.pdf" } },
  ),
  sends(
    "location",
    { type: "location", latitude: 45.98, longitude: 9.257, name: "Boathouse", address: "Lungolago 1" },
    {
      location_message: {
        title: "Boathouse",
        label: "Lungolago 1",
        coordinates: { latitude: 45.98, longitude: 9.257 },
      },
    },
  ),
  sends(
    "location without name",
    { type: "location", latitude: -33.8, longitude: 151, name: null, address: null },
    { location_message: { title: "-33.8, 151", coordinates: { latitude: -33.8, longitude: 151 } } },
  ),
  asTemplate("template without parameters", [], {}),
  asTemplate(
    "template with texts and buttons",
    [
      parameter("header", 1, { type: "text", text: "Tour" }),
      parameter("body", 1, { type: "text", text: "Giada" }),
      parameter("body", 2, { type: "text", text: "9:00" }),
      parameter("button", 0, { type: "payload", payload: "YES_17" }),
      parameter("button", 1, { type: "text", text: "t/17" }),
    ],
    {
      "header[1]text": "Tour",
      "body[1]text": "Giada",
      "body[2]text": "9:00",
      "button[0]quick_reply[1]payload": "YES_17",
      "button[1]url[1]text": "t/17",
    },
  ),
  asTemplate("template with a picture", [parameter("header", 1, { type: "image", media: image })], {
    "header[1]image.link": image.link,
  }),
  asTemplate("template with a document", [parameter("header", 1, { type: "document", media: pdf })], {
    "header[1]document.link": pdf.link,
    "header[1]document.filename": "contract.pdf",
  }),
  {
    name: "document with caption",
    message: { ...plainText(""), content: { type: "document", media: pdf, caption: "Sign" } },
    exchanges: [],
    outcome: (outcome) => expect(outcome).toMatchObject({ type: "refused", failure: { class: "input" } }),
  },
];
