/** Words begun and not sent, per agent and interaction: this browser's copy, first and offline too. */
import type { Keep } from "./outbox.ts";

export interface Draft {
  readonly text: string;
  readonly isNote: boolean;
}

/** A draft with whether the server has it: what is not saved yet is newer than what the server has. */
export interface KeptDraft extends Draft {
  readonly isSaved: boolean;
}

export const EMPTY_DRAFT: KeptDraft = { text: "", isNote: false, isSaved: true };

const keyOf = (agentId: string, interactionId: string): string => `parley.draft.${agentId}.${interactionId}`;

export function readDraft(keep: Keep | null, agentId: string, interactionId: string): KeptDraft {
  try {
    const draft: unknown = JSON.parse(keep?.getItem(keyOf(agentId, interactionId)) ?? "null");
    if (typeof draft !== "object" || draft === null || !("text" in draft) || typeof draft.text !== "string")
      return EMPTY_DRAFT;
    const isTrue = (name: "isNote" | "isSaved") =>
      name in draft && (draft as Readonly<Record<string, unknown>>)[name] === true;
    return { text: draft.text, isNote: isTrue("isNote"), isSaved: isTrue("isSaved") };
  } catch {
    return EMPTY_DRAFT;
  }
}

/** An empty draft that the server knows of is forgotten. */
export function writeDraft(keep: Keep | null, agentId: string, interactionId: string, draft: KeptDraft): void {
  try {
    if (draft.text.trim() === "" && draft.isSaved) keep?.removeItem(keyOf(agentId, interactionId));
    else keep?.setItem(keyOf(agentId, interactionId), JSON.stringify(draft));
  } catch {
    // A full or forbidden store costs only the survival of a reload.
  }
}

/** What stands in the composer once the server's draft is known: the screen one types in is never overwritten. */
export function agreed(here: KeptDraft, there: Draft | null): KeptDraft {
  if (!here.isSaved) return here;
  return there === null ? { ...here, text: "" } : { text: there.text, isNote: there.isNote, isSaved: true };
}
