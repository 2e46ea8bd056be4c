import { NOTIFICATION_TEMPLATE_LENGTH_MAX } from "@parley/schema";
import mustache from "mustache";

/** The account's name, the queue's if one brought it, and the sender's number (NOT-04). */
export const DEFAULT_NOTIFICATION_TEMPLATE = "{{account.name}}\n{{#queue}}{{queue.name}}\n{{/queue}}{{contact.mobile}}";

/** What is wrong with a notification template, in words; null when it can be filled in (NOT-03). */
export function problemWithNotificationTemplate(template: string): string | null {
  if (template.length > NOTIFICATION_TEMPLATE_LENGTH_MAX)
    return `Use at most ${NOTIFICATION_TEMPLATE_LENGTH_MAX} characters.`;
  try {
    mustache.parse(template);
    return null;
  } catch {
    return "A {{ is not closed, or a section is not ended by its {{/name}}.";
  }
}
