/** Credentials as the simulator checks them: one name each, whatever the account form calls the field. */
import type { ProviderKind } from "../port.ts";
import type { NumberRecord } from "./world.ts";

interface CredentialName {
  readonly name: string;
  readonly alsoCalled: readonly string[];
  readonly required: boolean;
}

const NAMES: Readonly<Record<ProviderKind, readonly CredentialName[]>> = {
  twilio: [
    { name: "accountSid", alsoCalled: [], required: true },
    { name: "authToken", alsoCalled: ["authorizationToken"], required: true },
  ],
  sinch: [
    { name: "projectId", alsoCalled: [], required: true },
    { name: "appId", alsoCalled: [], required: true },
    { name: "keyId", alsoCalled: [], required: true },
    { name: "keySecret", alsoCalled: [], required: true },
    { name: "webhookSecret", alsoCalled: [], required: false },
  ],
  meta: [
    { name: "wabaId", alsoCalled: ["accountSid", "businessAccountId"], required: true },
    { name: "accessToken", alsoCalled: ["authorizationToken", "authToken"], required: true },
    { name: "appId", alsoCalled: [], required: false },
    { name: "phoneNumberId", alsoCalled: [], required: true },
    { name: "appSecret", alsoCalled: [], required: false },
  ],
  kaleyra: [
    { name: "wabaId", alsoCalled: ["businessAccountId"], required: true },
    { name: "accountSid", alsoCalled: ["sid"], required: true },
    { name: "apiKey", alsoCalled: [], required: true },
    { name: "callbackUser", alsoCalled: [], required: false },
    { name: "callbackPassword", alsoCalled: [], required: false },
  ],
};

/** What a registration lacks, or its credentials under the simulator's names. Fields no vendor checks are dropped. */
export function readCredentials(
  provider: ProviderKind,
  given: Readonly<Record<string, string | null>>,
): { readonly credentials: Record<string, string> } | { readonly missing: string } {
  const credentials: Record<string, string> = {};
  for (const { name, alsoCalled, required } of NAMES[provider]) {
    const value = [name, ...alsoCalled]
      .map((spelling) => given[spelling])
      .find((text) => text !== undefined && text !== null && text !== "");
    if (value !== undefined && value !== null) credentials[name] = value;
    else if (required) return { missing: name };
  }
  return { credentials };
}

/** A credential of a number; empty when it has none. */
export function credential(number: NumberRecord, name: string): string {
  return number.credentials[name] ?? "";
}

/** User and password of a Basic Authorization header. */
export function basicAuth(header: string | undefined): { readonly user: string; readonly password: string } | null {
  const encoded = /^Basic\s+([A-Za-z0-9+/=]+)$/i.exec(header ?? "")?.[1];
  if (encoded === undefined) return null;
  const [user = "", ...password] = Buffer.from(encoded, "base64").toString("utf8").split(":");
  return { user, password: password.join(":") };
}

export function bearerToken(header: string | undefined): string | null {
  return /^Bearer\s+(\S+)$/i.exec(header ?? "")?.[1] ?? null;
}
