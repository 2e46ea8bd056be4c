import type { PlannedAction } from "../../accounts/index.ts";

/** One step of an account's plan, as it is stored with the plan (R5). */
export type RoutingAction = PlannedAction;
export type StepOf<Type extends RoutingAction["type"]> = RoutingAction & { readonly type: Type };
