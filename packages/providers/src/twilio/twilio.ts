/** WhatsApp through Twilio: Programmable Messaging, content templates, form-encoded webhooks. */
import { twilioHosts, VENDOR_ADDRESSES } from "../addresses.ts";
import { inputProblem } from "../admitting.ts";
import {
  basicAuthorization,
  callFailure,
  callProvider,
  isSuccess,
  type ProviderAnswer,
  toSendOutcome,
} from "../calling.ts";
import { downloadFrom, hasSameOrigin } from "../downloading.ts";
import type { Capabilities, Provider, ProviderNetwork } from "../port.ts";
import { idAt, objectAt, objectsAt, phoneDigits, stringAt, valueAt } from "../reading.ts";
import type { ProviderTemplate } from "../template.ts";
import { parseTwilioCredentials, TWILIO_CREDENTIAL_FIELDS, type TwilioCredentials } from "./credentials.ts";
import { readTwilioFailure } from "./failures.ts";
import { readTwilioWebhook } from "./inbound.ts";
import { messageForm } from "./outbound.ts";
import { authenticateTwilio } from "./signature.ts";
import { readTwilioTemplate } from "./templates.ts";

const MEBIBYTE = 1_048_576;
const MAX_TEMPLATES = 1_000;
const MAX_TEMPLATE_PAGES = 20;
const MAX_TEMPLATE_PAGE_BYTES = 8 * MEBIBYTE;

const CAPABILITIES: Capabilities = {
  textLimit: 1_600,
  captionLimit: 1_024,
  captions: ["image", "video"],
  reactions: false,
  replyContext: false,
  // Twilio marks as read only by showing "typing…", which is offered as such.
  markRead: false,
  typing: true,
  templates: true,
  location: true,
  mediaLimits: {
    image: 5 * MEBIBYTE,
    video: 16 * MEBIBYTE,
    audio: 16 * MEBIBYTE,
    voice: 16 * MEBIBYTE,
    document: 16 * MEBIBYTE,
    sticker: 512_000,
  },
  stillStickerLimit: 102_400,
  mediaMimeTypes: {
    image: ["image/jpeg", "image/png"],
    video: ["video/mp4", "video/3gpp"],
    audio: ["audio/aac", "audio/amr", "audio/mpeg", "audio/mp4", "audio/ogg"],
    voice: ["audio/ogg"],
    document: ["*/*"],
    sticker: ["image/webp"],
  },
};

export const twilio: Provider<TwilioCredentials> & { readonly kind: "twilio" } = {
  kind: "twilio",
  label: "Twilio",
  credentialFields: TWILIO_CREDENTIAL_FIELDS,
  capabilities: CAPABILITIES,
  // Anything inside <Message> would be sent to the customer: nothing is.
  acknowledgement: { status: 200, contentType: "text/xml", body: "<Response/>" },

  parseCredentials: parseTwilioCredentials,
  answerHandshake: () => null,
  authenticate: (request, { authorizationToken }) => authenticateTwilio(request, authorizationToken),
  readWebhook: readTwilioWebhook,

  isFor(to, { accountSid }, accountPhone) {
    if (to.accountReference !== null && to.accountReference !== accountSid) return false;
    const ours = phoneDigits(accountPhone);
    return to.phone === null || ours === null || to.phone === ours;
  },

  async send(message, credentials, network) {
    const problem = inputProblem(message, CAPABILITIES);
    if (problem !== null) return { type: "refused", failure: problem };
    const built = messageForm(message);
    if ("failure" in built) return { type: "refused", failure: built.failure };
    const { api } = twilioHosts(network.addresses);
    const path = `/2010-04-01/Accounts/${encodeURIComponent(credentials.accountSid)}/Messages.json`;
    const answer = await callTwilio(network, credentials, "POST", `${api}${path}`, built.form);
    return toSendOutcome(answer, {
      accepted: (json) => {
        const providerMessageId = idAt(json, "sid");
        return providerMessageId === null
          ? null
          : { providerMessageId, recipientPhone: phoneDigits(valueAt(json, "to")) };
      },
      failure: readTwilioFailure,
    });
  },

  /** Public beta; shown until we send, 25 s at most, and marks the message as read. */
  async showTyping({ lastInboundProviderMessageId }, credentials, network) {
    const { messaging } = twilioHosts(network.addresses);
    const form = new URLSearchParams({ messageId: lastInboundProviderMessageId, channel: "whatsapp" });
    const answer = await callTwilio(network, credentials, "POST", `${messaging}/v2/Indicators/Typing.json`, form);
    return isSuccess(answer) ? { type: "done" } : { type: "failed", failure: callFailure(answer, readTwilioFailure) };
  },

  downloadMedia: (media, credentials, network) =>
    downloadFrom(network, {
      url: media.url ?? "",
      authorization: authorizationOf(credentials),
      trusts: (address) => isTwilioHost(address) || hasSameOrigin(address, network.addresses.twilioApi),
      plainAddresses: [network.addresses.twilioApi],
    }),

  async listTemplates(credentials, network) {
    const { content } = twilioHosts(network.addresses);
    const templates: ProviderTemplate[] = [];
    let query: string | null = "?PageSize=500";
    for (let page = 0; query !== null && page < MAX_TEMPLATE_PAGES; page += 1) {
      const answer: ProviderAnswer = await callTwilio(
        network,
        credentials,
        "GET",
        `${content}/v1/ContentAndApprovals${query}`,
      );
      if (!isSuccess(answer)) return { type: "failed", failure: callFailure(answer, readTwilioFailure) };
      for (const entry of objectsAt(answer.json, "contents")) {
        const template = readTwilioTemplate(entry);
        if (template !== null) templates.push(template);
      }
      query = templates.length < MAX_TEMPLATES ? nextQuery(answer.json) : null;
    }
    return { type: "listed", templates: templates.slice(0, MAX_TEMPLATES) };
  },
};

/** The query of the next page; its host is not followed, so that an override and the credentials stay where they are. */
function nextQuery(json: unknown): string | null {
  const next = stringAt(objectAt(json, "meta"), "next_page_url", 4_096);
  return next !== null && URL.canParse(next, VENDOR_ADDRESSES.twilioApi)
    ? new URL(next, VENDOR_ADDRESSES.twilioApi).search || null
    : null;
}

function callTwilio(
  network: ProviderNetwork,
  credentials: TwilioCredentials,
  method: "GET" | "POST",
  url: string,
  body?: URLSearchParams,
): Promise<ProviderAnswer> {
  return callProvider(network, {
    method,
    url,
    headers: { authorization: authorizationOf(credentials) },
    ...(body === undefined ? {} : { body }),
    secrets: [credentials.authorizationToken],
    ...(method === "GET" ? { maxAnswerBytes: MAX_TEMPLATE_PAGE_BYTES } : {}),
  });
}

function authorizationOf({ accountSid, authorizationToken }: TwilioCredentials): string {
  return basicAuthorization(accountSid, authorizationToken);
}

/** Twilio's API hosts, regional ones included (`api.dublin.ie1.twilio.com`). */
function isTwilioHost({ protocol, hostname, port }: URL): boolean {
  return protocol === "https:" && port === "" && (hostname === "api.twilio.com" || hostname.endsWith(".twilio.com"));
}
