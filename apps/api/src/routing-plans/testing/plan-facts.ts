import type { AccountId, ContactId, InteractionId } from "@parley/schema";
import type { PlanFacts } from "../domain/plan-facts.ts";

/** What a plan of a test may look at. */
export function someFacts(overrides: Partial<PlanFacts> = {}): PlanFacts {
  return {
    account: { id: "account" as AccountId, name: "Harbour Home", key: "HH", phone: "14155550142" },
    contact: {
      id: "contact" as ContactId,
      name: "Maria Rossi",
      phone: "393331234567",
      username: null,
      listIds: [],
    },
    interaction: {
      id: "interaction" as InteractionId,
      number: 7,
      openedAt: new Date("2026-03-12T11:59:00Z"),
      lastMessageAt: new Date("2026-03-12T12:00:00Z"),
      tags: [],
      queueId: null,
      agentId: null,
    },
    message: { type: "text", text: "Where is my order?" },
    extras: {},
    variables: {},
    ...overrides,
  };
}
