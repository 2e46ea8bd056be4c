import type { DeleteQueueInput, InUse, NotFound, NotPermitted, QueueDeleted } from "@parley/schema";
import { may } from "../identity/index.ts";
import { record } from "../platform/event-log/fact.ts";
import { inUse, notFound, notPermitted } from "../platform/refusals.ts";
import type { Viewer } from "../platform/viewer.ts";
import { countWaiting, setMembers } from "./members.ts";
import { lockQueue, type QueuesDeps } from "./save-queue.ts";

/** Deletes a queue that nothing waits in; plan steps that name it are skipped from then on (ACT-21). */
export async function deleteQueue(
  { database, log }: QueuesDeps,
  by: Viewer | null,
  { id }: DeleteQueueInput,
): Promise<QueueDeleted | InUse | NotFound | NotPermitted> {
  if (!may(by, "queues.manage")) return notPermitted();
  const answer = await database.transaction(async (em) => {
    const queue = await lockQueue(em, id);
    if (queue === null) return notFound("queue");
    const [busy] = await countWaiting(em, [id]);
    if (busy !== undefined) {
      return inUse(`${busy.waiting} interactions wait in this queue. Delete it when they have been answered.`);
    }
    const members = await setMembers(em, id, []);
    await em.remove(queue).flush();
    await record(em, [
      { kind: "queue_changed", queueId: id },
      ...members.map((userId) => ({ kind: "viewer_changed" as const, userId })),
    ]);
    return { id };
  });
  log.committed();
  return answer;
}
