/** Meta's WhatsApp Cloud API. */
import type { OurAddress } from "../inbound.ts";
import type { Provider } from "../port.ts";
import { META_CAPABILITIES } from "./capabilities.ts";
import { META_CREDENTIAL_FIELDS, type MetaCredentials, parseMetaCredentials } from "./credentials.ts";
import { downloadMetaMedia } from "./download.ts";
import { readMetaWebhook } from "./read-webhook.ts";
import { markReadWithMeta, sendMeta } from "./send.ts";
import { answerMetaHandshake, authenticateMeta } from "./signature.ts";
import { listMetaTemplates } from "./templates.ts";

/** The adapter. One Meta app may serve many numbers and business accounts through one webhook: see `isFor`. */
export const meta = {
  kind: "meta",
  label: "Meta",
  credentialFields: META_CREDENTIAL_FIELDS,
  capabilities: META_CAPABILITIES,
  parseCredentials: parseMetaCredentials,
  answerHandshake: answerMetaHandshake,
  authenticate: authenticateMeta,
  acknowledgement: { status: 200, contentType: "text/plain", body: "" },
  readWebhook: readMetaWebhook,
  isFor: isForMeta,
  send: sendMeta,
  markRead: (providerMessageId, credentials, network) =>
    markReadWithMeta(providerMessageId, false, credentials, network),
  showTyping: ({ lastInboundProviderMessageId }, credentials, network) =>
    markReadWithMeta(lastInboundProviderMessageId, true, credentials, network),
  downloadMedia: downloadMetaMedia,
  listTemplates: listMetaTemplates,
} satisfies Provider<MetaCredentials> & { readonly kind: "meta" };

/** Messages name the number's id; news of a number shows it; news of templates name only the business account. */
function isForMeta(
  to: OurAddress,
  { phoneNumberId, accountSid }: MetaCredentials,
  accountPhone: string | null,
): boolean {
  if (to.phoneNumberId !== null) return to.phoneNumberId === phoneNumberId;
  if (to.phone !== null && accountPhone !== null) return to.phone === accountPhone;
  return to.accountReference === null || to.accountReference === accountSid;
}
