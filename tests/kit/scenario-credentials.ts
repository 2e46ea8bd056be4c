/** Credentials nobody else has, as an administrator would type them into the account form. */
import { randomBytes, randomUUID } from "node:crypto";
import type { ProviderKind } from "../../packages/providers/src/port.ts";

const digits = (howMany: number) =>
  [...randomBytes(howMany)]
    .map((byte) => String(byte % 10))
    .join("")
    .replace(/^0/, "1");
const hex = (bytes: number) => randomBytes(bytes).toString("hex");

const NEW: Readonly<Record<ProviderKind, (simulatorUrl: string) => Readonly<Record<string, string>>>> = {
  twilio: () => ({ accountSid: `AC${hex(16)}`, authorizationToken: hex(16) }),
  sinch: (simulatorUrl) => ({
    baseUrl: `${simulatorUrl}/sinch`,
    projectId: randomUUID(),
    appId: `01H${hex(12).toUpperCase()}`,
    keyId: randomUUID(),
    keySecret: hex(16),
    webhookSecret: hex(16),
  }),
  meta: () => ({
    accountSid: digits(15),
    authorizationToken: `EAAG${hex(16)}`,
    appId: digits(15),
    phoneNumberId: digits(15),
    appSecret: hex(16),
  }),
  kaleyra: (simulatorUrl) => ({
    baseUrl: `${simulatorUrl}/kaleyra`,
    businessAccountId: digits(15),
    accountSid: `HX${digits(10)}IN`,
    apiKey: hex(16),
    callbackUser: "parley",
    callbackPassword: hex(16),
  }),
};

export function credentialsFor(provider: ProviderKind, simulatorUrl: string): Readonly<Record<string, string>> {
  return NEW[provider](simulatorUrl);
}
