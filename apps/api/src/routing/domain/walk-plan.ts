/**
 * The walking of an account's plan (R5): step after step, until one has to be waited for, one closes the
 * interaction, or the plan is spent. Pure: whoever asks stores what comes back.
 */
import {
  type DispositionId,
  type IntervalId,
  MESSAGE_TEXT_LENGTH,
  PLAN_JUMPS_MAX,
  PLAN_NOTE_LENGTH,
  type QueueId,
  type RoutingActionId,
  type StepOutcome,
  TAG_LENGTH,
  TAGS_MAX,
  type UserId,
  VARIABLES,
} from "@parley/schema";
import { conditionHolds } from "./condition.ts";
import type { RoutingAction, StepOf } from "./plan.ts";
import { callOf, type PlanCall } from "./plan-call.ts";
import type { PlanFacts } from "./plan-facts.ts";
import { fillIn } from "./plan-text.ts";

/** What a walk knows of the interaction it walks for. */
export interface PlanView {
  /** The plan the interaction started with: an edit made since does not reach it (ACT-20). */
  readonly plan: readonly RoutingAction[];
  readonly facts: PlanFacts;
  readonly inboundCount: number;
  /** Auto-reply steps that already spoke in this interaction. */
  readonly repliedActionIds: ReadonlySet<string>;
}

/** What there is for steps to name; a step whose target is gone is skipped (ACT-21). */
export interface PlanTargets {
  agent(id: UserId): unknown;
  queue(id: QueueId): unknown;
  /** Whether an interval is open; undefined: there is no such interval. */
  isOpen(id: IntervalId, at: Date): boolean | undefined;
  /** Whether the operator has registered a command (ACT-11). */
  hasCommand(name: string): boolean;
}

/** Where a walk begins: the place of a step, and how many jumps its run has made. */
export interface PlanPlace {
  readonly index: number;
  readonly jumps: number;
}

/** What a step does without being waited for. */
export type PlanEffect =
  | { readonly do: "reply"; readonly actionId: string; readonly text: string }
  | { readonly do: "tag"; readonly tag: string }
  | { readonly do: "set"; readonly variable: string; readonly text: string }
  /** A line of the interaction's history in words. */
  | { readonly do: "note"; readonly event: PlanNote; readonly text?: string };
export type PlanNote = "target_gone" | "plan_spent" | "jumps_spent" | "variables_full" | "plan_note" | "call_failed";

/** Whom a step, or a wait, has asked. */
export type HuntTarget =
  | { readonly type: "agent"; readonly agentId: UserId }
  | { readonly type: "queue"; readonly queueId: QueueId };

/** Where a walk stopped; it goes on from the step after `place`. */
export type PlanStop =
  | { readonly at: "hunt"; readonly place: PlanPlace; readonly target: HuntTarget; readonly seconds: number }
  | { readonly at: "call"; readonly place: PlanPlace; readonly call: PlanCall }
  | { readonly at: "closed"; readonly dispositionId: DispositionId | null }
  | { readonly at: "spent" };

/** One step that was reached, for those who want to see how it went. */
export interface WalkedStep {
  readonly index: number;
  readonly outcome: StepOutcome;
  readonly text?: string;
  readonly variable?: string;
  readonly toIndex?: number;
  readonly seconds?: number;
}

export interface Walk {
  readonly effects: readonly PlanEffect[];
  readonly stop: PlanStop;
  readonly steps: readonly WalkedStep[];
}

/** Walks the plan from a place, as of `now`. */
export function walkPlan(view: PlanView, from: PlanPlace, targets: PlanTargets, now: Date): Walk {
  return new Walker(view, from, targets, now).walk();
}

/** What one step comes to: its outcome, and whether the walk stops or goes elsewhere than to the next step. */
interface Done extends Omit<WalkedStep, "index"> {
  readonly stop?: PlanStop;
}

class Walker {
  readonly #view: PlanView;
  readonly #targets: PlanTargets;
  readonly #now: Date;
  readonly #effects: PlanEffect[] = [];
  readonly #steps: WalkedStep[] = [];
  readonly #replied: Set<string>;
  #facts: PlanFacts;
  #index: number;
  #jumps: number;

  constructor(view: PlanView, from: PlanPlace, targets: PlanTargets, now: Date) {
    this.#view = view;
    this.#facts = view.facts;
    this.#replied = new Set(view.repliedActionIds);
    this.#targets = targets;
    this.#now = now;
    this.#index = from.index;
    this.#jumps = from.jumps;
  }

  walk(): Walk {
    for (;;) {
      const step = this.#view.plan[this.#index];
      if (step === undefined) return this.#end({ at: "spent" });
      const { stop, ...done } = this.#isSkipped(step) ?? this.#take(step);
      this.#steps.push({ index: this.#index, ...done });
      if (stop !== undefined) return this.#end(stop);
      this.#index = done.toIndex ?? this.#index + 1;
    }
  }

  #end(stop: PlanStop): Walk {
    return { effects: this.#effects, stop, steps: this.#steps };
  }

  #isSkipped({ intervalId }: RoutingAction): Done | null {
    if (intervalId === undefined) return null;
    const isOpen = this.#targets.isOpen(intervalId, this.#now);
    if (isOpen === undefined) return this.#gone();
    return isOpen ? null : { outcome: "outside_interval" };
  }

  #gone(): Done {
    this.#effects.push({ do: "note", event: "target_gone" });
    return { outcome: "target_gone" };
  }

  #take(step: RoutingAction): Done {
    switch (step.type) {
      case "auto_reply":
        return this.#reply(step);
      case "tag":
        return this.#tag(this.#filled(step.tag, TAG_LENGTH.max));
      case "close":
        return { outcome: "closed", stop: { at: "closed", dispositionId: step.dispositionId } };
      case "agent":
      case "queue":
        return this.#ask(step);
      case "go_to":
        return this.#jump(step.targetStepId);
      case "go_to_if":
        return this.#holds(step) ? this.#jump(step.targetStepId) : { outcome: "condition_not_met" };
      case "set_variable":
        return this.#set(step.variable, this.#filled(step.text, VARIABLES.maxLength));
      case "note": {
        const text = this.#filled(step.text, PLAN_NOTE_LENGTH.max);
        this.#effects.push({ do: "note", event: "plan_note", text });
        return { outcome: "noted", text };
      }
      case "http_request":
      case "system":
        return this.#call(step);
    }
  }

  #reply(step: StepOf<"auto_reply">): Done {
    if (!this.#isReplyDue(step)) return { outcome: "reply_not_due" };
    const text = this.#filled(step.text, MESSAGE_TEXT_LENGTH.max);
    if (text === "") return { outcome: "reply_not_due" };
    this.#replied.add(step.id);
    this.#effects.push({ do: "reply", actionId: step.id, text });
    return { outcome: "replied", text };
  }

  #isReplyDue({ id, mode }: StepOf<"auto_reply">): boolean {
    if (mode === "always") return true;
    return mode === "once" ? !this.#replied.has(id) : this.#view.inboundCount <= 1;
  }

  #tag(tag: string): Done {
    const { tags } = this.#facts.interaction;
    if (tag !== "" && !tags.includes(tag) && tags.length < TAGS_MAX) {
      this.#effects.push({ do: "tag", tag });
      this.#facts = { ...this.#facts, interaction: { ...this.#facts.interaction, tags: [...tags, tag] } };
    }
    return { outcome: "tagged", text: tag };
  }

  #ask(step: StepOf<"agent"> | StepOf<"queue">): Done {
    const target: HuntTarget =
      step.type === "queue" ? { type: "queue", queueId: step.queueId } : { type: "agent", agentId: step.agentId };
    const found = target.type === "queue" ? this.#targets.queue(target.queueId) : this.#targets.agent(target.agentId);
    if (found === undefined) return this.#gone();
    const seconds = step.waitSeconds;
    return { outcome: "asked", seconds, stop: { at: "hunt", place: this.#place, target, seconds } };
  }

  #jump(targetStepId: RoutingActionId): Done {
    const toIndex = this.#view.plan.findIndex(({ id }) => id === targetStepId);
    if (toIndex < 0) return this.#gone();
    if (this.#jumps >= PLAN_JUMPS_MAX) {
      this.#effects.push({ do: "note", event: "jumps_spent" });
      return { outcome: "jumps_spent", stop: { at: "spent" } };
    }
    this.#jumps += 1;
    return { outcome: "jumped", toIndex };
  }

  #holds({ condition }: StepOf<"go_to_if">): boolean {
    return conditionHolds(condition, {
      facts: this.#facts,
      isFirstMessage: this.#view.inboundCount <= 1,
      now: this.#now,
      isOpen: (id, at) => this.#targets.isOpen(id, at),
    });
  }

  #set(variable: string, text: string): Done {
    const { variables } = this.#facts;
    if (!Object.hasOwn(variables, variable) && Object.keys(variables).length >= VARIABLES.maxCount) {
      this.#effects.push({ do: "note", event: "variables_full" });
      return { outcome: "variables_full", variable };
    }
    this.#effects.push({ do: "set", variable, text });
    this.#facts = { ...this.#facts, variables: { ...variables, [variable]: text } };
    return { outcome: "variable_set", variable, text };
  }

  #call(step: StepOf<"http_request"> | StepOf<"system">): Done {
    if (step.type === "system" && !this.#targets.hasCommand(step.command)) return this.#gone();
    const call = callOf(step, this.#facts);
    const text = call.type === "http" ? call.url : call.command;
    return { outcome: "called", text, stop: { at: "call", place: this.#place, call } };
  }

  get #place(): PlanPlace {
    return { index: this.#index, jumps: this.#jumps };
  }

  #filled(template: string, most: number): string {
    return fillIn(template, this.#facts).trim().slice(0, most).toWellFormed();
  }
}
