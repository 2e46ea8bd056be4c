/** The templates of a business account; both generations list them through the second's path. */
import { callFailure } from "../calling.ts";
import { listPages } from "../meta/templates.ts";
import type { ProviderNetwork } from "../port.ts";
import { callKaleyra } from "./calls.ts";
import type { KaleyraCredentials } from "./credentials.ts";
import { readKaleyraFailure } from "./failure.ts";

/** All templates, every page, at most 1,000. */
export function listKaleyraTemplates(credentials: KaleyraCredentials, network: ProviderNetwork) {
  const path = `/v2/${credentials.accountSid}/whatsapp/${credentials.businessAccountId}/message_templates`;
  return listPages(
    (query) =>
      callKaleyra({ method: "GET", path: `${path}?${query}`, maxAnswerBytes: 8_388_608 }, credentials, network),
    (answer) => callFailure(answer, readKaleyraFailure),
  );
}
