/** What an account's notification template may name, and what it says when nobody wrote one. Plain. */

/** The account's name, the queue's if one brought the interaction, and the sender's number. */
export const DEFAULT_NOTIFICATION_TEMPLATE = "{{account.name}}\n{{#queue}}{{queue.name}}\n{{/queue}}{{contact.mobile}}";

/** Every variable, by the object it belongs to; the objects may be sections too: `{{#queue}}…{{/queue}}`. */
export const NOTIFICATION_VARIABLES = {
  account: ["name", "key", "phone"],
  queue: ["name"],
  contact: ["name", "mobile", "phone", "username"],
  list: ["name"],
  interaction: ["number", "reason"],
  message: ["text", "type"],
  agent: ["name"],
} as const;

/** Characters a filled-in notification shows at most. */
export const NOTIFICATION_LENGTH_MAX = 1_000;
/** Tags a notification template may have, and sections inside each other. */
export const NOTIFICATION_TEMPLATE_TAGS_MAX = 200;
export const NOTIFICATION_TEMPLATE_DEPTH_MAX = 10;
