/** Routing plans: the kinds of step, what a plan may hold, and what a run of it does. Accounts keep plans, routing runs them. */
import { RoutingActionResolver } from "./graphql/routing-action.resolver.ts";

export { headerVault, unsealHeader } from "./application/sealed-headers.ts";
export { problemWithVariable } from "./domain/field-checks.ts";
export { type CallOutcome, type PlanCall, readAnswer } from "./domain/plan-call.ts";
export { afterEffects, isPlanEffect, type PlanEffect } from "./domain/plan-effects.ts";
export { extrasOf, type PlanFacts } from "./domain/plan-facts.ts";
export type { PlanTargets } from "./domain/plan-targets.ts";
export { readPlan } from "./domain/read-plan.ts";
export { idsOf, referencesIn } from "./domain/references.ts";
export type { AvailableTargets, SearchTarget } from "./domain/step-kind.ts";
export type { PlanStep, PlanStepContent } from "./domain/step-kinds.ts";
export { type PlanCursor, type PlanView, type WalkedStep, walkPlan } from "./domain/walk-plan.ts";
export { shownStep } from "./graphql/shown-step.ts";

export const routingPlanResolvers = [RoutingActionResolver] as const;
