/**
 * The walking of an account's plan (R5): step after step, until one has to be waited for, one closes the
 * interaction, or the plan is spent. Pure: whoever asks stores what comes back.
 */
import type { DispositionId, QueueId, UserId } from "@parley/schema";
import type { RoutingAction } from "./plan.ts";

/** What a walk knows of the interaction it walks for. */
export interface PlanView {
  /** The plan the interaction started with: an edit made since does not reach it (ACT-20). */
  readonly plan: readonly RoutingAction[];
  readonly inboundCount: number;
  /** Auto-reply steps that already spoke in this interaction. */
  readonly repliedActionIds: ReadonlySet<string>;
}

/** What there is for steps to name; a step whose target is gone is skipped (ACT-21). */
export interface PlanTargets {
  agent(id: UserId): unknown;
  queue(id: QueueId): unknown;
}

/** What a step does without being waited for. */
export type PlanEffect =
  | { readonly do: "reply"; readonly actionId: string; readonly text: string }
  | { readonly do: "tag"; readonly tag: string }
  /** A line of the interaction's history in words. */
  | { readonly do: "note"; readonly event: string; readonly agentId?: UserId; readonly queueId?: QueueId };

/** Whom a step, or a wait, has asked. */
export type HuntTarget =
  | { readonly type: "agent"; readonly agentId: UserId }
  | { readonly type: "queue"; readonly queueId: QueueId };

/** Where a walk stopped. */
export type PlanStop =
  /** The step at `index` looks for an agent; when it finds none in time, the walk goes on from `index + 1`. */
  | { readonly at: "hunt"; readonly index: number; readonly target: HuntTarget; readonly seconds: number }
  | { readonly at: "closed"; readonly dispositionId: DispositionId | null }
  | { readonly at: "spent" };

export interface Walk {
  readonly effects: readonly PlanEffect[];
  readonly stop: PlanStop;
}

/** Walks the plan from the step at `from`, as of `now`. */
export function walkPlan(view: PlanView, from: number, targets: PlanTargets, _now: Date): Walk {
  const effects: PlanEffect[] = [];
  for (const [index, action] of view.plan.entries()) {
    if (index < from) continue;
    switch (action.type) {
      case "auto_reply":
        if (shouldReply(view, action)) effects.push({ do: "reply", actionId: action.id, text: action.text });
        break;
      case "tag":
        effects.push({ do: "tag", tag: action.tag });
        break;
      case "close":
        return { effects, stop: { at: "closed", dispositionId: action.dispositionId } };
      case "agent":
      case "queue": {
        const target = targetOf(action, targets);
        if (target !== null) return { effects, stop: { at: "hunt", index, target, seconds: action.waitSeconds } };
        effects.push({ do: "note", event: "target_gone" });
      }
    }
  }
  return { effects, stop: { at: "spent" } };
}

function targetOf(action: RoutingAction & { type: "agent" | "queue" }, targets: PlanTargets): HuntTarget | null {
  if (action.type === "queue") {
    return targets.queue(action.queueId) === undefined ? null : { type: "queue", queueId: action.queueId };
  }
  return targets.agent(action.agentId) === undefined ? null : { type: "agent", agentId: action.agentId };
}

function shouldReply(view: PlanView, { id, mode }: RoutingAction & { type: "auto_reply" }): boolean {
  if (mode === "always") return true;
  if (mode === "once") return !view.repliedActionIds.has(id);
  return view.inboundCount <= 1;
}
