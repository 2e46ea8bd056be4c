/** What an administrator types for a Sinch Conversation API app. */
import { readCredentials } from "../credentials.ts";
import type { CredentialField } from "../port.ts";

export interface SinchCredentials {
  /** The region's Conversation API, without trailing "/". */
  readonly baseUrl: string;
  readonly projectId: string;
  readonly appId: string;
  readonly keyId: string;
  readonly keySecret: string;
  /** Null: Sinch does not sign, and the receive URL is the only proof. */
  readonly webhookSecret: string | null;
}

export const SINCH_CREDENTIAL_FIELDS = [
  {
    name: "baseUrl",
    label: "Base URL",
    help: "The Conversation API of the app's region, such as https://eu.conversation.api.sinch.com.",
    secret: false,
    required: true,
    format: "url",
  },
  {
    name: "projectId",
    label: "Project ID",
    help: "From the Sinch dashboard, beside the project's name.",
    secret: false,
    required: true,
    format: "text",
  },
  {
    name: "appId",
    label: "App ID",
    help: "The Conversation API app that holds the WhatsApp channel.",
    secret: false,
    required: true,
    format: "text",
  },
  {
    name: "keyId",
    label: "Key ID",
    help: "The id of an access key of the project.",
    secret: false,
    required: true,
    format: "text",
  },
  {
    name: "keySecret",
    label: "Key Secret",
    help: "The access key's secret, shown once when the key is made.",
    secret: true,
    required: true,
    format: "text",
  },
  {
    name: "webhookSecret",
    label: "Webhook secret",
    help: "As set on the app's webhook. With it, only webhooks signed by Sinch are accepted.",
    secret: true,
    required: false,
    format: "text",
  },
] as const satisfies readonly CredentialField[];

/** The credentials out of untrusted configuration; throws InvalidCredentials with one message a field. */
export function parseSinchCredentials(raw: unknown): SinchCredentials {
  const typed = readCredentials(raw, SINCH_CREDENTIAL_FIELDS);
  return {
    baseUrl: typed.baseUrl ?? "",
    projectId: typed.projectId ?? "",
    appId: typed.appId ?? "",
    keyId: typed.keyId ?? "",
    keySecret: typed.keySecret ?? "",
    webhookSecret: typed.webhookSecret,
  };
}

/** What must never show in a log or a failure's reason. */
export function secretsOf({ keySecret, webhookSecret }: SinchCredentials): readonly string[] {
  return webhookSecret === null ? [keySecret] : [keySecret, webhookSecret];
}
