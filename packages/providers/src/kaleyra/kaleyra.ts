/** Kaleyra, both generations of its WhatsApp API. */
import { failureOf } from "../calling.ts";
import { downloadFrom } from "../downloading.ts";
import type { MediaReference, OurAddress } from "../inbound.ts";
import type { MediaDownload, Provider, ProviderNetwork } from "../port.ts";
import { authenticateKaleyra } from "./authenticate.ts";
import { KALEYRA_CAPABILITIES } from "./capabilities.ts";
import { KALEYRA_CREDENTIAL_FIELDS, type KaleyraCredentials, parseKaleyraCredentials } from "./credentials.ts";
import { readKaleyraWebhook } from "./read-webhook.ts";
import { markReadWithKaleyra, sendKaleyra } from "./send.ts";
import { listKaleyraTemplates } from "./templates.ts";

/** The adapter. Callbacks of both generations are understood whatever the account sends with. */
export const kaleyra = {
  kind: "kaleyra",
  label: "Kaleyra",
  credentialFields: KALEYRA_CREDENTIAL_FIELDS,
  capabilities: KALEYRA_CAPABILITIES,
  parseCredentials: parseKaleyraCredentials,
  answerHandshake: () => null,
  authenticate: authenticateKaleyra,
  acknowledgement: { status: 200, contentType: "text/plain", body: "" },
  readWebhook: readKaleyraWebhook,
  isFor: isForKaleyra,
  send: sendKaleyra,
  markRead: (providerMessageId, credentials, network, from) =>
    markReadWithKaleyra({ providerMessageId, isTyping: false, from }, credentials, network),
  showTyping: ({ lastInboundProviderMessageId, from }, credentials, network) =>
    markReadWithKaleyra(
      { providerMessageId: lastInboundProviderMessageId, isTyping: true, from },
      credentials,
      network,
    ),
  downloadMedia: downloadKaleyraMedia,
  listTemplates: listKaleyraTemplates,
} satisfies Provider<KaleyraCredentials> & { readonly kind: "kaleyra" };

const SHORTEST_LOCAL_NUMBER = 8;

/** Profiles write our number with or without its country code: the shorter must end the longer. */
function isForKaleyra(to: OurAddress, { businessAccountId }: KaleyraCredentials, accountPhone: string | null): boolean {
  if (to.phone !== null && accountPhone !== null) {
    const [short = "", long = ""] = [to.phone, accountPhone].toSorted((a, b) => a.length - b.length);
    return short === long || (short.length >= SHORTEST_LOCAL_NUMBER && long.endsWith(short));
  }
  return to.accountReference === null || to.accountReference === businessAccountId;
}

/** Kaleyra stores what customers send and tells the address; nothing of ours goes there with the request. */
async function downloadKaleyraMedia(
  media: MediaReference,
  { root }: KaleyraCredentials,
  network: ProviderNetwork,
): Promise<MediaDownload> {
  if (media.url === null) {
    return {
      type: "failed",
      failure: failureOf("input", null, "Kaleyra named no address of the file"),
      retryable: false,
    };
  }
  const download = await downloadFrom(network, {
    url: media.url,
    authorization: null,
    trusts: () => false,
    plainAddresses: [root],
  });
  if (download.type === "failed") return download;
  return {
    ...download,
    mimeType: download.mimeType ?? media.mimeType,
    fileName: media.fileName ?? download.fileName,
  };
}
