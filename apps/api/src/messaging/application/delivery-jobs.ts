import type { InteractionId } from "@parley/schema";
import type { Job } from "../../platform/jobs.ts";

/**
 * The work of sending an interaction's messages, oldest first. One waits at most for each interaction; the claim on
 * the message, not the job queue, keeps two workers apart, so that a node's death holds no queue.
 */
export function deliveryJobs(interactionIds: Iterable<InteractionId>, runAt?: Date): Job[] {
  return [...new Set(interactionIds)].map((interactionId) => ({
    task: "deliver_interaction",
    payload: { interactionId },
    key: `deliver:${interactionId}`,
    ...(runAt === undefined ? {} : { runAt }),
  }));
}
