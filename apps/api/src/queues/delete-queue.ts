import type { DeleteQueueInput, NotFound, NotPermitted, QueueDeleted } from "@parley/schema";
import { may } from "../identity/index.ts";
import { committing } from "../platform/committing.ts";
import { record } from "../platform/event-log/fact.ts";
import { notFound, notPermitted } from "../platform/refusals.ts";
import type { Viewer } from "../platform/viewer.ts";
import { setMembers, setTeams } from "./persistence/members.ts";
import { lockQueue } from "./persistence/queues.ts";
import type { QueuesDeps } from "./save-queue.ts";

/** Deletes a queue: what searches in it goes on with the plan at once, and plan steps that name it are skipped from then on. */
export async function deleteQueue(
  deps: QueuesDeps,
  by: Viewer | null,
  { id }: DeleteQueueInput,
): Promise<QueueDeleted | NotFound | NotPermitted> {
  if (!may(by, "queues.manage")) return notPermitted();
  return committing(deps, async (em) => {
    const queue = await lockQueue(em, id);
    if (queue === null) return notFound("QUEUE");
    await deps.searchElsewhere(em, id);
    const members = [
      ...(await setMembers(em, { queueId: id, userIds: [] })),
      ...(await setTeams(em, { queueId: id, teamIds: [] })),
    ];
    await em.remove(queue).flush();
    await record(em, [
      { kind: "queue_changed", queueId: id },
      ...members.map(({ userId }) => ({ kind: "viewer_changed" as const, userId })),
    ]);
    return { id };
  });
}
