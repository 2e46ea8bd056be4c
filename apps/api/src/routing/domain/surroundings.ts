import type { PlanTargets } from "../../routing-plans/index.ts";
import type { Directory } from "./agents.ts";

/** Who there is to ask, and what the plan's steps may name besides. */
export type Surroundings = Directory & PlanTargets;
