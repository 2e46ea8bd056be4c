/** What an administrator types for a Twilio number. */
import { readCredentials } from "../credentials.ts";
import type { CredentialField } from "../port.ts";

export interface TwilioCredentials {
  readonly accountSid: string;
  /** The primary token: signs webhooks too, even where API keys send. */
  readonly authorizationToken: string;
}

export const TWILIO_CREDENTIAL_FIELDS = [
  {
    name: "accountSid",
    label: "Account SID",
    help: "Starts with AC, from the Twilio console's first page.",
    secret: false,
    required: true,
    format: "text",
  },
  {
    name: "authorizationToken",
    label: "Authorization Token",
    help: "The account's primary Auth Token, shown beside the Account SID. It also proves that webhooks come from Twilio.",
    secret: true,
    required: true,
    format: "text",
  },
] as const satisfies readonly CredentialField[];

/** The credentials out of untrusted configuration; throws InvalidCredentials with one message a field. */
export function parseTwilioCredentials(raw: unknown): TwilioCredentials {
  const typed = readCredentials(raw, TWILIO_CREDENTIAL_FIELDS);
  return { accountSid: typed.accountSid ?? "", authorizationToken: typed.authorizationToken ?? "" };
}
