import type { Text } from "../../lib/messages/index.ts";

/** What each field of the account form is called, by its path, for the summary of errors. */
export function accountLabels(
  text: Text,
  fields: readonly { readonly name: string; readonly label: string }[],
): Record<string, string> {
  return {
    name: text("accounts.name"),
    key: text("accounts.key"),
    phone: text("accounts.phone"),
    contactListId: text("accounts.contactList"),
    description: text("accounts.description"),
    provider: text("accounts.type"),
    domain: text("accounts.domain"),
    waitForAssignedAgentSeconds: text("accounts.waitForAgent"),
    waitForAssignedQueueSeconds: text("accounts.waitForQueue"),
    inactivityMinutes: text("accounts.inactivity"),
    ...Object.fromEntries(fields.map(({ name, label }) => [`credentials.${name}`, label])),
  };
}
