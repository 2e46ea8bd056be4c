import type { Text } from "../../lib/messages/index.ts";

/** What each field of the queue form is called, for the summary of errors. */
export function queueLabels(text: Text): Record<string, string> {
  return {
    name: text("queues.name"),
    description: text("queues.description"),
    strategy: text("queues.strategy"),
    agentTimeoutSeconds: text("queues.timeout"),
    weight: text("queues.weight"),
    agentIds: text("queues.members"),
    teamIds: text("queues.teams"),
  };
}
