import type { Text } from "../../lib/messages/index.ts";

/** What each field of the user form is called, for the summary of errors. */
export function userLabels(text: Text): Record<string, string> {
  return {
    name: text("users.name"),
    email: text("users.email"),
    role: text("users.role"),
    password: text("users.password"),
    capacity: text("users.capacity"),
    autoAnswer: text("users.autoAnswer"),
    accountIds: text("users.accounts"),
    queueIds: text("users.queues"),
  };
}
