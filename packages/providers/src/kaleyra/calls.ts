/** Where and how Kaleyra is called. */
import { callProvider, type ProviderAnswer } from "../calling.ts";
import type { ProviderNetwork } from "../port.ts";
import type { KaleyraCredentials } from "./credentials.ts";

/** Calls Kaleyra; never throws. Objects go as JSON, parameters as a form. */
export function callKaleyra(
  call: {
    readonly method: "GET" | "POST";
    /** After the base address: `/v2/SID/…`. */
    readonly path: string;
    readonly body?: object;
    readonly maxAnswerBytes?: number;
  },
  credentials: KaleyraCredentials,
  network: ProviderNetwork,
): Promise<ProviderAnswer> {
  const { method, path, body, maxAnswerBytes } = call;
  const isForm = body instanceof URLSearchParams;
  return callProvider(network, {
    method,
    url: `${credentials.root}${path}`,
    headers: {
      "api-key": credentials.apiKey,
      ...(body === undefined || isForm ? {} : { "content-type": "application/json" }),
    },
    ...(body === undefined ? {} : { body: isForm ? body : JSON.stringify(body) }),
    ...(maxAnswerBytes === undefined ? {} : { maxAnswerBytes }),
    secrets: [
      credentials.apiKey,
      ...(credentials.callbackSignIn === null ? [] : [credentials.callbackSignIn.password]),
    ],
  });
}

/** The second generation's path of one of our numbers; null without a number. */
export function numberPath({ accountSid }: KaleyraCredentials, from: string | null | undefined): string | null {
  return from === null || from === undefined || from === ""
    ? null
    : `/v2/${accountSid}/whatsapp/${encodeURIComponent(`+${from.replace(/\D/g, "")}`)}`;
}
