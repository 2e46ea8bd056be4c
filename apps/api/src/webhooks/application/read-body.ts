import { MalformedPayload, type WebhookRequest } from "@parley/providers";
import type { Connection } from "../../accounts/index.ts";
import type { Reading } from "../domain/digest.ts";
import type { PendingWebhook } from "../persistence/inbox.ts";

/** What a stored request says, in our words; events for another number that shares the webhook are left out. */
export function readBody(webhook: PendingWebhook, { provider, credentials, phone }: Connection): Reading {
  const request: WebhookRequest = {
    method: webhook.method,
    url: webhook.url,
    headers: new Headers(webhook.headers),
    rawBody: webhook.body,
  };
  try {
    const events = provider.readWebhook(request).filter((event) => provider.isFor(event.to, credentials, phone));
    return { type: "read", events };
  } catch (error) {
    if (error instanceof MalformedPayload) return { type: "malformed", reason: error.message };
    throw error;
  }
}
