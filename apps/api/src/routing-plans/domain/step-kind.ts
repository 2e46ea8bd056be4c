/** What each kind of step of a routing plan says of itself; `step-kinds.ts` lists the kinds. Pure. */
import type {
  DispositionId,
  QueueId,
  RoutingActionId,
  RoutingActionInput,
  RoutingActionType,
  StepOutcome,
  UserId,
} from "@parley/schema";
import type { FieldCheck } from "../../platform/validation.ts";
import type { HeaderVault } from "./http-headers.ts";
import type { PlanCall } from "./plan-call.ts";
import type { PlanEffect } from "./plan-effects.ts";
import type { PlanFacts } from "./plan-facts.ts";
import type { PlanTargets, Reference } from "./plan-targets.ts";

/** One kind of step: its shape, its checks, what it refers to and what it does. */
export interface StepKind<Content extends StepContent> {
  readonly type: Content["type"];
  /** The fields that belong to it. Any other field that is set is refused. */
  readonly fields: readonly StepField[];
  /** What is wrong with its fields, as they were typed. */
  check(input: RoutingActionInput, context: CheckContext): readonly FieldCheck[];
  /** What is stored of it. Called after the checks. */
  read(input: RoutingActionInput, context: CheckContext): Content;
  /** What it names and somebody may delete; of a step as it was typed or as it is stored. */
  refersTo(step: ReferringFields): readonly Reference[];
  /** What it does when a run of the plan reaches it. */
  run(step: Content & StepIdentity, context: RunContext): StepResult;
}

/** What is stored of a step. Its other fields have the names and the types they have in the API, so they are shown as they are stored. */
export interface StepContent {
  readonly type: RoutingActionType;
}

export interface StepIdentity {
  readonly id: RoutingActionId;
}

export type StepField = keyof Omit<RoutingActionInput, "id" | "type" | "intervalId">;
type ReferringFields = Pick<RoutingActionInput, "type" | "queueId" | "agentId" | "dispositionId" | "condition">;

/** What an account's plan may name, and what its texts may hold. */
export interface AvailableTargets {
  readonly queueIds: ReadonlySet<string>;
  /** Users on the account. */
  readonly agentIds: ReadonlySet<string>;
  /** Dispositions of the account and general ones, without the system's. */
  readonly dispositionIds: ReadonlySet<string>;
  readonly intervalIds: ReadonlySet<string>;
  /** Commands that the operator has registered. */
  readonly commands: ReadonlySet<string>;
  readonly headers: HeaderVault;
  /** The longest text that the account's provider sends. */
  readonly textLimit: number;
}

/** What a step is checked against. */
export interface CheckContext extends AvailableTargets {
  /** Ids of the steps of its plan. */
  readonly stepIds: ReadonlySet<string>;
}

/** What a step knows when a run reaches it. */
export interface RunContext {
  readonly plan: readonly StepIdentity[];
  /** As the steps before it left them. */
  readonly facts: PlanFacts;
  /** Automatic replies that were sent in this interaction, by the ids of their steps. */
  readonly repliedStepIds: ReadonlySet<string>;
  readonly isFirstMessage: boolean;
  /** Jumps that the run has made so far. */
  readonly jumps: number;
  readonly targets: PlanTargets;
  readonly now: Date;
}

/** What a step came to. */
export interface StepResult {
  readonly outcome: StepOutcome;
  readonly text?: string;
  readonly variable?: string;
  readonly seconds?: number;
  /** The step to jump to; left out: the next one. */
  readonly toIndex?: number;
  readonly effects?: readonly PlanEffect[];
  /** Left out: the run goes on. */
  readonly stop?: PlanStop;
}

/** Why a run stopped. */
export type PlanStop =
  | { readonly at: "search"; readonly target: SearchTarget; readonly seconds: number }
  | { readonly at: "call"; readonly call: PlanCall }
  | { readonly at: "closed"; readonly dispositionId: DispositionId | null }
  | { readonly at: "spent" };

/** To whom an interaction is offered. */
export type SearchTarget =
  | { readonly type: "agent"; readonly agentId: UserId }
  | { readonly type: "queue"; readonly queueId: QueueId };

/** What the step names no longer exists: it is skipped, and the thread says so. */
export function targetGone(): StepResult {
  return { outcome: "target_gone", effects: [{ do: "note", event: "target_gone" }] };
}

/** A field that the step's checks have seen. */
export function checked<Value>(value: Value | null | undefined): Value {
  if (value === null || value === undefined) throw new Error("a step passed its checks without a field that it needs");
  return value;
}
