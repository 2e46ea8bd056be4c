import { DEFAULT_NOTIFICATION_TEMPLATE, type NotificationPreview } from "@parley/schema";
import { plainNotification, renderNotification } from "./notification.ts";
import { readNotificationTemplate } from "./notification-template.ts";

/** What of a sample is the account's own; the rest is invented. */
export interface SampleOf {
  readonly account: { readonly name: string; readonly key: string; readonly phone: string };
  readonly list: { readonly name: string };
  readonly throughQueue: boolean;
}

/** A template as an agent would see it, and what is to be said about it. */
export function previewNotification(template: string, { account, list, throughQueue }: SampleOf): NotificationPreview {
  const asStored = template.trim() === "" ? DEFAULT_NOTIFICATION_TEMPLATE : template;
  const { tokens, problems } = readNotificationTemplate(asStored);
  if (tokens === null) return { text: "", runs: [], problems };
  const runs = renderNotification(asStored, {
    account,
    queue: throughQueue ? { name: "Support" } : null,
    contact: { name: "Maria Rossi", mobile: "393471234567", phone: "393471234567", username: "maria.rossi" },
    list,
    interaction: { number: 1042, reason: throughQueue ? "plan_queue" : "plan_agent" },
    message: { text: "Hello, where is my order?", type: "text" },
    agent: { name: "Ana" },
  });
  return { text: plainNotification(runs), runs, problems };
}
