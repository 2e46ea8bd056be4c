import { ownedBy, unchanged, withdrawAll } from "./change.ts";
import type { Actor, Command } from "./commands.ts";
import type { Decision } from "./decision.ts";
import type { Change } from "./effects.ts";
import type { Situation } from "./situation.ts";

type CommandOf<Type> = Extract<Command, { readonly type: Type }>;

/**
 * A customer's message: simply delivered where its owner has it open and is there, else looked after.
 * What is being looked after already goes on; a transfer remembers that somebody waits.
 */
export function noteInbound(situation: Situation, { isOwnerOnline }: CommandOf<"inbound">, now: Date): Change {
  const { phase, isTabOpen, state, dueAt } = situation;
  if (phase === "assigned" && isTabOpen && isOwnerOnline) return unchanged(situation);
  if (state?.stage === "hunting" && state.hunt.transfer !== undefined) {
    const transfer = { ...state.hunt.transfer, isMessageWaiting: true };
    return { ...unchanged(situation), state: { ...state, hunt: { ...state.hunt, transfer } } };
  }
  return { ...unchanged(situation), state: state ?? { stage: "inbound" }, dueAt: dueAt ?? now };
}

/** Agents take what waits for somebody (R5); whoever may step in takes any (R13). One's own stays one's own. */
export function take(situation: Situation, { by }: CommandOf<"take">): Decision {
  const { phase, ownerId } = situation;
  if (phase === "assigned" && ownerId === by.userId) return unchanged(situation);
  if (!by.mayIntervene && phase === "assigned") return { refusal: "alreadyTaken" };
  if (!by.mayIntervene && phase !== "waiting") return { refusal: "beingOffered" };
  return ownedBy(situation, by.userId, { queueId: null, isTabOpen: true }, [
    ...withdrawAll(situation, "taken", by.userId),
    { do: "line", event: "taken", authorId: by.userId },
    { do: "history", kind: "taken", agentId: by.userId, byId: by.userId },
  ]);
}

/** It lies unread with its new owner, who was not asked. */
export function assign(situation: Situation, { agentId, byId }: CommandOf<"assign">): Change {
  if (situation.phase === "assigned" && situation.ownerId === agentId) return unchanged(situation);
  return ownedBy(situation, agentId, { queueId: null, isTabOpen: false }, [
    ...withdrawAll(situation, "taken", agentId),
    { do: "mark", as: "unread" },
    { do: "line", event: "assigned", authorId: byId, detail: { agentId } },
    { do: "history", kind: "assigned", agentId, byId },
  ]);
}

/** Nobody owns it any more: it goes to the queue that brought it, or waits for whoever takes it. */
export function handBack(situation: Situation, { by }: CommandOf<"handBack">, now: Date): Decision {
  if (!isOwnerOr(by, situation)) return { refusal: "notYours" };
  const { ownerId } = situation;
  return {
    ...unchanged(situation, [
      ...withdrawAll(situation, "moved"),
      { do: "mark", as: "unread" },
      { do: "line", event: "handed_back", authorId: by.userId },
      { do: "history", kind: "handed_back", agentId: ownerId, byId: by.userId },
      ...(ownerId === null ? [] : [{ do: "places", agentId: ownerId } as const]),
    ]),
    phase: "routing",
    state: { stage: "handed_back", byId: ownerId ?? by.userId },
    dueAt: now,
    ownerId: null,
    isTabOpen: false,
  };
}

/** Its owner is there and has read it: a search for them ends, a transfer goes on (R8). Anybody else's look changes nothing (R13). */
export function openTab(situation: Situation, { agentId }: CommandOf<"openTab">): Change {
  const isOpen = situation.isTabOpen && !situation.isUnread && situation.state === null;
  if (situation.ownerId !== agentId || isOpen) return unchanged(situation);
  const opened = { ...unchanged(situation, [{ do: "mark", as: "read" }]), isTabOpen: true };
  const { state } = situation;
  if (state?.stage === "hunting" && state.hunt.transfer !== undefined) {
    const transfer = { ...state.hunt.transfer, isMessageWaiting: false };
    return { ...opened, state: { ...state, hunt: { ...state.hunt, transfer } } };
  }
  const effects = [...withdrawAll(situation, "taken", agentId), ...opened.effects];
  return { ...opened, state: null, dueAt: null, effects };
}

/** Its owner keeps it; the next message is offered to them first (R8). */
export function closeTab(situation: Situation, { agentId }: CommandOf<"closeTab">): Change {
  return situation.ownerId === agentId ? { ...unchanged(situation), isTabOpen: false } : unchanged(situation);
}

/** The plan looks for somebody else; the former owner stays recorded until somebody accepts (R8). */
export function loseOwner(situation: Situation, _command: CommandOf<"loseOwner">, now: Date): Change {
  const { ownerId } = situation;
  return {
    ...unchanged(situation, [
      ...withdrawAll(situation, "moved"),
      { do: "mark", as: "unread" },
      { do: "line", event: "owner_gone", authorId: null, detail: { agentId: ownerId } },
      { do: "history", kind: "owner_gone", agentId: ownerId },
    ]),
    phase: "routing",
    state: { stage: "inbound" },
    dueAt: now,
    isTabOpen: false,
  };
}

/** Whether it is theirs, or they may step in. */
export function isOwnerOr(by: Actor, { ownerId }: Situation): boolean {
  return ownerId === by.userId || by.mayIntervene;
}
