/** Words begun and not sent, per agent and interaction, in this browser (MSG-07). */
import type { Keep } from "./outbox.ts";

export interface Draft {
  readonly text: string;
  readonly isNote: boolean;
}

export const EMPTY_DRAFT: Draft = { text: "", isNote: false };

const keyOf = (agentId: string, interactionId: string): string => `parley.draft.${agentId}.${interactionId}`;

export function readDraft(keep: Keep | null, agentId: string, interactionId: string): Draft {
  try {
    const draft: unknown = JSON.parse(keep?.getItem(keyOf(agentId, interactionId)) ?? "null");
    if (typeof draft !== "object" || draft === null || !("text" in draft) || typeof draft.text !== "string")
      return EMPTY_DRAFT;
    return { text: draft.text, isNote: "isNote" in draft && draft.isNote === true };
  } catch {
    return EMPTY_DRAFT;
  }
}

/** An empty draft is forgotten. */
export function writeDraft(keep: Keep | null, agentId: string, interactionId: string, draft: Draft): void {
  try {
    if (draft.text.trim() === "") keep?.removeItem(keyOf(agentId, interactionId));
    else keep?.setItem(keyOf(agentId, interactionId), JSON.stringify(draft));
  } catch {
    // A full or forbidden store costs only the survival of a reload.
  }
}
