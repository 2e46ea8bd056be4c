/**
 * Where the vendors live, and how an override (TWILIO_API_URL, META_GRAPH_URL, SINCH_AUTH_URL) moves
 * every host of that vendor: with the simulator or a proxy, no call may slip out to the real one.
 */
import type { ProviderAddresses } from "./port.ts";

/** The vendors' own addresses, without version paths. Meta's adapter adds its API version. */
export const VENDOR_ADDRESSES: ProviderAddresses = {
  twilioApi: "https://api.twilio.com",
  metaGraph: "https://graph.facebook.com",
  sinchAuth: "https://auth.sinch.com",
};

const TWILIO_CONTENT = "https://content.twilio.com";
const TWILIO_MESSAGING = "https://messaging.twilio.com";
const SINCH_PROVISIONING = "https://provisioning.api.sinch.com";

/** The vendors' addresses with the given overrides; blank ones are ignored, trailing "/" dropped. */
export function providerAddresses(
  overrides: { readonly [Name in keyof ProviderAddresses]?: string | undefined } = {},
): ProviderAddresses {
  return {
    twilioApi: withoutTrailingSlash(overrides.twilioApi || VENDOR_ADDRESSES.twilioApi),
    metaGraph: withoutTrailingSlash(overrides.metaGraph || VENDOR_ADDRESSES.metaGraph),
    sinchAuth: withoutTrailingSlash(overrides.sinchAuth || VENDOR_ADDRESSES.sinchAuth),
  };
}

/** Twilio's three hosts; an override of the API's moves all three. */
export function twilioHosts({ twilioApi }: ProviderAddresses): {
  readonly api: string;
  readonly content: string;
  readonly messaging: string;
} {
  return twilioApi === VENDOR_ADDRESSES.twilioApi
    ? { api: twilioApi, content: TWILIO_CONTENT, messaging: TWILIO_MESSAGING }
    : { api: twilioApi, content: twilioApi, messaging: twilioApi };
}

/** Sinch's token host and its template host; the Conversation API's own address comes with the credentials. */
export function sinchHosts({ sinchAuth }: ProviderAddresses): { readonly auth: string; readonly provisioning: string } {
  return {
    auth: sinchAuth,
    provisioning: sinchAuth === VENDOR_ADDRESSES.sinchAuth ? SINCH_PROVISIONING : sinchAuth,
  };
}

/** The address without the "/" people type at its end. */
export function withoutTrailingSlash(address: string): string {
  return address.replace(/(?<!\/)\/+$/, "");
}
