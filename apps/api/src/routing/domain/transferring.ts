import type { SearchTarget } from "../../routing-plans/index.ts";
import { type Directory, isEligible, isOnAccount, isPresent, signedInTo } from "./agents.ts";
import { unchanged, withdrawAll } from "./change.ts";
import type { Command, TargetProblem } from "./commands.ts";
import type { Decision } from "./decision.ts";
import { pendingTransfer } from "./hunt.ts";
import { isOwnerOr } from "./owning.ts";
import type { Situation } from "./situation.ts";

type CommandOf<Type> = Extract<Command, { readonly type: Type }>;

/** Somebody else is asked, and until they accept the owner keeps it (R9). */
export function transfer(situation: Situation, command: CommandOf<"transfer">, now: Date): Decision {
  const { by, target, seconds, isEnabled, targetProblem } = command;
  const { ownerId, state, hasInbound } = situation;
  if (!isOwnerOr(by, situation) || ownerId === null) return { refusal: "notYours" };
  if (!isEnabled) return { refusal: "transferDisabled" };
  if (pendingTransfer(state) !== null) return { refusal: "transferPending" };
  if (!hasInbound) return { refusal: "noInboundMessage" };
  if (targetProblem !== null) return { refusal: "targetUnavailable" };
  return {
    ...unchanged(situation, [
      ...withdrawAll(situation, "moved"),
      { do: "line", event: "transfer_requested", authorId: by.userId, detail: idsOf(target) },
      { do: "history", kind: "searched", reason: "transfer", ...idsOf(target), seconds, byId: by.userId },
    ]),
    state: {
      stage: "hunting",
      hunt: {
        reason: "transfer",
        target,
        planIndex: null,
        giveUpAt: new Date(now.getTime() + seconds * 1_000),
        rejectedBy: [ownerId],
        transfer: { byId: by.userId, requestedAt: now, isMessageWaiting: state !== null },
      },
    },
    dueAt: now,
  };
}

/** The giver keeps it after all; a message that nobody read meanwhile is looked after (R8). */
export function cancelTransfer(situation: Situation, { by }: CommandOf<"cancelTransfer">, now: Date): Decision {
  if (!isOwnerOr(by, situation)) return { refusal: "notYours" };
  const pending = pendingTransfer(situation.state);
  if (pending === null) return { refusal: "noTransferPending" };
  return {
    ...unchanged(situation, [
      ...withdrawAll(situation, "moved"),
      { do: "line", event: "transfer_cancelled", authorId: by.userId },
      { do: "history", kind: "transfer_cancelled", byId: by.userId },
    ]),
    state: pending.isMessageWaiting ? { stage: "inbound" } : null,
    dueAt: pending.isMessageWaiting ? now : null,
  };
}

/**
 * Why it cannot be transferred there now; null when it can. Whoever does not see everybody learns no more of
 * those who are not on the account than that there is no such target.
 */
export function problemWithTarget(
  target: SearchTarget,
  { accountId, ownerId }: Pick<Situation, "accountId" | "ownerId">,
  directory: Directory,
  seesEverybody = true,
): TargetProblem | null {
  if (target.type === "queue") {
    const queue = directory.queue(target.queueId);
    if (queue === undefined) return "unknown";
    const serves = queue.members.some((id) => isOnAccount(directory.agent(id), accountId));
    if (!serves && !seesEverybody) return "unknown";
    const others = signedInTo(queue).filter((id) => id !== ownerId);
    return others.some((id) => isPresent(directory.agent(id), accountId)) ? null : "nobody_there";
  }
  const agent = directory.agent(target.agentId);
  if (agent === undefined || !agent.isActive) return "unknown";
  if (agent.id === ownerId) return "own";
  if (!agent.accountIds.has(accountId)) return seesEverybody ? "not_on_account" : "unknown";
  if (!agent.isOnline) return "offline";
  if (agent.isPaused) return "paused";
  return isEligible(agent, accountId) ? null : "full";
}

function idsOf(target: SearchTarget) {
  return target.type === "agent" ? { agentId: target.agentId } : { queueId: target.queueId };
}
