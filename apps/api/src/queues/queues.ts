import type {
  CreateQueueInput,
  DeleteQueueInput,
  EditConflict,
  InUse,
  NotFound,
  NotPermitted,
  QueueDeleted,
  QueueId,
  QueuesArgs,
  UpdateQueueInput,
  ValidationFailed,
} from "@parley/schema";
import { isId } from "../platform/ids.ts";
import type { Page } from "../platform/pagination.ts";
import type { Viewer } from "../platform/viewer.ts";
import { deleteQueue } from "./delete-queue.ts";
import type { QueueRow } from "./persistence/queue.entity.ts";
import { findVisibleQueue, listVisibleQueues } from "./persistence/queues.ts";
import { createQueue, type QueuesDeps, updateQueue } from "./save-queue.ts";

/** Groups of agents that share waiting interactions. Agents see those they are in. */
export interface Queues {
  list(by: Viewer, args: QueuesArgs): Promise<Page<QueueRow>>;
  find(by: Viewer, id: QueueId): Promise<QueueRow | null>;
  create(
    by: Viewer | null,
    input: CreateQueueInput,
  ): Promise<{ readonly queue: QueueRow } | ValidationFailed | NotPermitted>;
  update(
    by: Viewer | null,
    input: UpdateQueueInput,
  ): Promise<{ readonly queue: QueueRow } | ValidationFailed | NotFound | EditConflict | NotPermitted>;
  delete(by: Viewer | null, input: DeleteQueueInput): Promise<QueueDeleted | InUse | NotFound | NotPermitted>;
}

export function createQueues(deps: QueuesDeps): Queues {
  return {
    list: (by, args) => listVisibleQueues(deps.database.fork(), by, args),
    find: async (by, id) => (isId(id) ? findVisibleQueue(deps.database.fork(), by, id) : null),
    create: (by, input) => createQueue(deps, by, input),
    update: (by, input) => updateQueue(deps, by, input),
    delete: (by, input) => deleteQueue(deps, by, input),
  };
}
