/** What an administrator types for a Meta Cloud API number. */
import { readCredentials } from "../credentials.ts";
import { type CredentialField, InvalidCredentials } from "../port.ts";

export interface MetaCredentials {
  /** The id of the WhatsApp Business Account: the list of templates hangs on it. */
  readonly accountSid: string;
  readonly authorizationToken: string;
  readonly appId: string;
  readonly phoneNumberId: string;
  /** Signs webhooks; null: signatures are not enforced and the receive URL is the only proof. */
  readonly appSecret: string | null;
}

export const META_CREDENTIAL_FIELDS = [
  {
    name: "accountSid",
    label: "Account SID",
    help: "The id of the WhatsApp Business Account, from WhatsApp Manager.",
    secret: false,
    required: true,
    format: "text",
  },
  {
    name: "authorizationToken",
    label: "Authorization Token",
    help: "A permanent token of a system user with whatsapp_business_messaging and whatsapp_business_management.",
    secret: true,
    required: true,
    format: "text",
  },
  {
    name: "appId",
    label: "App ID",
    help: "The id of the Meta app that is subscribed to the business account.",
    secret: false,
    required: true,
    format: "text",
  },
  {
    name: "phoneNumberId",
    label: "Phone number ID",
    help: "Meta's id of the number (not the number itself), from the app's API setup page.",
    secret: false,
    required: true,
    format: "text",
  },
  {
    name: "appSecret",
    label: "App secret",
    help: "From the app's basic settings. With it, only webhooks signed by Meta are accepted; empty, the secret receive URL is the only protection.",
    secret: true,
    required: false,
    format: "text",
  },
] as const satisfies readonly CredentialField[];

/** The credentials out of untrusted configuration; throws InvalidCredentials with one message a field. */
export function parseMetaCredentials(raw: unknown): MetaCredentials {
  const typed = readCredentials(raw, META_CREDENTIAL_FIELDS);
  const problems = (["accountSid", "appId", "phoneNumberId"] as const)
    .filter((name) => !isGraphId(typed[name] ?? ""))
    .map((name) => ({ name, fault: "NO_ID" as const }));
  if (problems.length > 0) throw new InvalidCredentials(problems);
  return {
    accountSid: typed.accountSid ?? "",
    authorizationToken: typed.authorizationToken ?? "",
    appId: typed.appId ?? "",
    phoneNumberId: typed.phoneNumberId ?? "",
    appSecret: typed.appSecret,
  };
}

/** Ids that may stand in a path of the Graph API: nothing that could climb out of it. */
export function isGraphId(id: string): boolean {
  return /^[\w-]{1,128}$/.test(id);
}
