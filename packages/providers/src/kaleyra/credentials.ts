/** What an administrator types for a Kaleyra number, and which of Kaleyra's two generations it means. */
import { readCredentials } from "../credentials.ts";
import { type CredentialFault, type CredentialField, InvalidCredentials } from "../port.ts";

export interface KaleyraCredentials {
  /** Without a version path and without trailing "/". */
  readonly root: string;
  /** 1 when the typed base URL ended with `/v1`, else 2. */
  readonly generation: 1 | 2;
  /** The WhatsApp Business Account id: the list of templates hangs on it. */
  readonly businessAccountId: string;
  readonly accountSid: string;
  readonly apiKey: string;
  /** Basic sign-in of callbacks; null: not enforced, the receive URL is the only proof (Kaleyra signs nothing). */
  readonly callbackSignIn: { readonly user: string; readonly password: string } | null;
}

export const KALEYRA_CREDENTIAL_FIELDS = [
  {
    name: "baseUrl",
    label: "Base URL",
    help: "https://api.in.kaleyra.io, https://api.kaleyra.io, https://api.eu.kaleyra.io or https://api.na.kaleyra.ai. Add /v1 for an account of the first generation.",
    secret: false,
    required: true,
    format: "url",
  },
  {
    name: "businessAccountId",
    label: "WhatsApp Business Account Id",
    help: "The id of the WhatsApp Business Account (WABA), from Kaleyra's WhatsApp settings.",
    secret: false,
    required: true,
    format: "text",
  },
  {
    name: "accountSid",
    label: "Account SID",
    help: "The SID of the Kaleyra account, from its API settings.",
    secret: false,
    required: true,
    format: "text",
  },
  {
    name: "apiKey",
    label: "API Key",
    help: "An API key of the Kaleyra account.",
    secret: true,
    required: true,
    format: "text",
  },
  {
    name: "callbackUser",
    label: "Callback user",
    help: "Kaleyra does not sign its callbacks. Put the same user and password into the callback profile and only callbacks that carry them are accepted.",
    secret: false,
    required: false,
    format: "text",
  },
  {
    name: "callbackPassword",
    label: "Callback password",
    help: "Together with the callback user.",
    secret: true,
    required: false,
    format: "text",
  },
] as const satisfies readonly CredentialField[];

/** The credentials out of untrusted configuration; throws InvalidCredentials with one message a field. */
export function parseKaleyraCredentials(raw: unknown): KaleyraCredentials {
  const typed = readCredentials(raw, KALEYRA_CREDENTIAL_FIELDS);
  const { callbackUser, callbackPassword } = typed;
  const problems: CredentialFault[] = [];
  for (const name of ["businessAccountId", "accountSid"] as const) {
    if (!/^[\w-]{1,128}$/.test(typed[name] ?? "")) {
      problems.push({ name, fault: "NO_ID" });
    }
  }
  if (callbackUser !== null && callbackPassword === null) {
    problems.push({ name: "callbackPassword", fault: "PAIR_MISSING", other: "callbackUser" });
  }
  if (callbackUser === null && callbackPassword !== null) {
    problems.push({ name: "callbackUser", fault: "PAIR_MISSING", other: "callbackPassword" });
  }
  if (callbackUser?.includes(":")) problems.push({ name: "callbackUser", fault: "WITH_COLON" });
  if (problems.length > 0) throw new InvalidCredentials(problems);
  const version = /\/v([12])$/i.exec(typed.baseUrl ?? "")?.[1];
  return {
    root: (typed.baseUrl ?? "").replace(/(\/v[12])$/i, "").replace(/(?<!\/)\/+$/, ""),
    generation: version === "1" ? 1 : 2,
    businessAccountId: typed.businessAccountId ?? "",
    accountSid: typed.accountSid ?? "",
    apiKey: typed.apiKey ?? "",
    callbackSignIn:
      callbackUser !== null && callbackPassword !== null ? { user: callbackUser, password: callbackPassword } : null,
  };
}
