/** A line about an interaction's life as a sentence. Pure. */
import type { LiveMessageFragment } from "#gql/types";
import type { MessageId, Text } from "../../../lib/messages/index.ts";

type Line = Pick<LiveMessageFragment, "systemEvent" | "systemLine" | "text">;

const SENTENCES: Readonly<Record<string, MessageId>> = {
  opened: "desk.line.opened",
  accepted: "desk.line.accepted",
  taken: "desk.line.taken",
  tagged: "desk.line.tagged",
  transferred: "desk.line.transferred",
  transfer_requested: "desk.line.transfer_requested",
  transfer_cancelled: "desk.line.transfer_cancelled",
  transfer_rejected: "desk.line.transfer_rejected",
  transfer_returned: "desk.line.transfer_returned",
  assigned: "desk.line.assigned",
  handed_back: "desk.line.handed_back",
  owner_gone: "desk.line.owner_gone",
  plan_spent: "desk.line.plan_spent",
  target_gone: "desk.line.target_gone",
  jumps_spent: "desk.line.jumps_spent",
  variables_full: "desk.line.variables_full",
};

/** In the viewer's language where the line says what it is made of; else, and for events that are not known here, in the API's words. */
export function lineInWords({ systemEvent, systemLine, text: said }: Line, text: Text): string {
  const id = systemLine && systemEvent ? sentenceOf(systemEvent, systemLine) : null;
  if (!id || !systemLine) return said ?? "";
  const somebody = text("desk.line.somebody");
  return text(id, { agent: systemLine.agentName ?? somebody, target: systemLine.targetName ?? somebody });
}

function sentenceOf(event: string, { closedBy, callFailure }: NonNullable<Line["systemLine"]>): MessageId | null {
  if (event === "closed") return closedBy ? `desk.line.closed.${closedBy}` : null;
  if (event === "call_failed") return callFailure ? `desk.line.call_failed.${callFailure}` : null;
  return Object.hasOwn(SENTENCES, event) ? (SENTENCES[event] ?? null) : null;
}
