import type { InteractionId } from "@parley/schema";
import type { Job } from "../../platform/jobs.ts";

/** Which call of which interaction a job makes; what it is stands in the interaction's routing. */
export interface CallToMake {
  readonly interactionId: InteractionId;
  readonly number: number;
}

/** One attempt only: whether a call that broke off has worked is unknown, so it is never repeated blindly. */
export function callJob(payload: CallToMake): Job {
  return { task: "make_plan_call", payload: { ...payload }, maxAttempts: 1 };
}
