/** WhatsApp through Sinch's Conversation API (V2): OAuth tokens, JSON callbacks, optional signatures. */
import { sinchHosts } from "../addresses.ts";
import { inputProblem } from "../admitting.ts";
import {
  callFailure,
  callProvider,
  isSuccess,
  type ProviderAnswer,
  type ProviderRequest,
  toSendOutcome,
} from "../calling.ts";
import { downloadFrom } from "../downloading.ts";
import type { Capabilities, Provider, ProviderNetwork } from "../port.ts";
import { idAt, type JsonObject, LIMITS, objectsAt, phoneDigits, stringAt } from "../reading.ts";
import type { ProviderTemplate } from "../template.ts";
import { parseSinchCredentials, SINCH_CREDENTIAL_FIELDS, type SinchCredentials, secretsOf } from "./credentials.ts";
import { readSinchFailure } from "./failures.ts";
import { readSinchWebhook } from "./inbound.ts";
import { recipientOf, sendBody } from "./outbound.ts";
import { authenticateSinch } from "./signature.ts";
import { readSinchTemplate } from "./templates.ts";
import { createTokenCache, type TokenCache } from "./tokens.ts";

const MEBIBYTE = 1_048_576;
const MAX_TEMPLATES = 1_000;
const MAX_TEMPLATE_PAGES = 20;

const CAPABILITIES: Capabilities = {
  textLimit: 4_096,
  captionLimit: 1_024,
  captions: ["image", "video"],
  reactions: false,
  replyContext: false,
  markRead: false,
  typing: true,
  templates: true,
  location: true,
  mediaLimits: {
    image: 5 * MEBIBYTE,
    video: 16 * MEBIBYTE,
    audio: 16 * MEBIBYTE,
    voice: 16 * MEBIBYTE,
    document: 100 * MEBIBYTE,
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

/** An adapter with its own token cache. */
export function createSinch(
  tokens: TokenCache = createTokenCache(),
): Provider<SinchCredentials> & { readonly kind: "sinch" } {
  return {
    kind: "sinch",
    label: "Sinch V2",
    credentialFields: SINCH_CREDENTIAL_FIELDS,
    capabilities: CAPABILITIES,
    acknowledgement: { status: 200, contentType: "application/json", body: "{}" },

    parseCredentials: parseSinchCredentials,
    answerHandshake: () => null,
    authenticate: (request, { webhookSecret }, now) => authenticateSinch(request, webhookSecret, now),
    readWebhook: readSinchWebhook,

    isFor(to, { appId }, accountPhone) {
      if (to.accountReference !== null && to.accountReference !== appId) return false;
      const ours = phoneDigits(accountPhone);
      return to.phone === null || ours === null || to.phone === ours;
    },

    async send(message, credentials, network) {
      const problem = inputProblem(message, CAPABILITIES);
      if (problem !== null) return { type: "refused", failure: problem };
      const request = conversation(credentials, "messages:send", sendBody(message, credentials));
      return toSendOutcome(await callWithToken(tokens, credentials, network, request), {
        accepted: (json) => {
          const providerMessageId = idAt(json, "message_id");
          return providerMessageId === null ? null : { providerMessageId, recipientPhone: null };
        },
        failure: readSinchFailure,
      });
    },

    async showTyping({ to }, credentials, network) {
      const body = { app_id: credentials.appId, recipient: recipientOf(to), event: { composing_event: {} } };
      const answer = await callWithToken(tokens, credentials, network, conversation(credentials, "events:send", body));
      return isSuccess(answer) ? { type: "done" } : { type: "failed", failure: callFailure(answer, readSinchFailure) };
    },

    /** The address needs no credentials, and gets none. */
    downloadMedia: (media, { baseUrl }, network) =>
      downloadFrom(network, {
        url: media.url ?? "",
        authorization: null,
        trusts: () => false,
        plainAddresses: [baseUrl, network.addresses.sinchAuth],
      }),

    async listTemplates(credentials, network) {
      const list = `${sinchHosts(network.addresses).provisioning}/v1/projects/${encodeURIComponent(credentials.projectId)}/whatsapp/templates`;
      const templates: ProviderTemplate[] = [];
      let pageToken: string | null = "";
      for (let page = 0; pageToken !== null && page < MAX_TEMPLATE_PAGES; page += 1) {
        const query: string = new URLSearchParams({
          pageSize: "100",
          ...(pageToken !== "" && { pageToken }),
        }).toString();
        const request = { method: "GET", url: `${list}?${query}`, secrets: [], maxAnswerBytes: 8 * MEBIBYTE } as const;
        const answer: ProviderAnswer = await callWithToken(tokens, credentials, network, request);
        if (!isSuccess(answer)) return { type: "failed", failure: callFailure(answer, readSinchFailure) };
        const entries = objectsAt(answer.json, "templates");
        templates.push(...entries.map(readSinchTemplate).filter((template) => template !== null));
        const next = stringAt(answer.json, "nextPageToken", LIMITS.payload);
        pageToken = entries.length > 0 && templates.length < MAX_TEMPLATES && next !== pageToken ? next : null;
      }
      return { type: "listed", templates: templates.slice(0, MAX_TEMPLATES) };
    },

    async lookUpName(person, credentials, network) {
      if (person.phone === null && person.businessScopedId === null) return null;
      const body = { app_id: credentials.appId, recipient: recipientOf(person), channel: "WHATSAPP" };
      const request = conversation(credentials, "contacts:getChannelProfile", body);
      const answer = await callWithToken(tokens, credentials, network, request);
      return isSuccess(answer) ? stringAt(answer.json, "profile_name", LIMITS.name) : null;
    },
  };
}

/** The adapter the registry knows: one token cache for the process. */
export const sinch = createSinch();

function conversation({ baseUrl, projectId }: SinchCredentials, verb: string, body: JsonObject): ProviderRequest {
  const url = `${baseUrl}/v1/projects/${encodeURIComponent(projectId)}/${verb}`;
  return { method: "POST", url, body: JSON.stringify(body), secrets: [] };
}

/** The call with a current token; refused with 401, once more with a new one (a refused call did nothing). */
async function callWithToken(
  tokens: TokenCache,
  credentials: SinchCredentials,
  network: ProviderNetwork,
  request: ProviderRequest,
): Promise<ProviderAnswer> {
  for (let attempt = 1; ; attempt += 1) {
    const outcome = await tokens.token(credentials, network);
    if (outcome.type === "failed") return outcome.answer;
    const answer = await callProvider(network, {
      ...request,
      headers: { authorization: `Bearer ${outcome.token}` },
      secrets: [outcome.token, ...secretsOf(credentials)],
    });
    if (answer.type !== "answered" || answer.status !== 401) return answer;
    tokens.drop(credentials, network, outcome.token);
    if (attempt === 2) return answer;
  }
}
