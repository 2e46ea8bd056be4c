import type { QueueId, UserId } from "@parley/schema";
import DataLoader from "dataloader";
import type { Database, Em } from "../platform/database.ts";
import { isId } from "../platform/ids.ts";
import { listAllMembers, listMembers, listQueuesOf } from "./persistence/members.ts";
import { QueueEntity, type QueueRow } from "./persistence/queue.entity.ts";
import { listSignedOut } from "./persistence/sign-outs.ts";

/** What hangs on queues, once a request each and all of a moment in one query. */
export interface QueueLoaders {
  /** Null when it was deleted. */
  queueIfAny(id: QueueId): Promise<QueueRow | null>;
  queueMembers(id: QueueId): Promise<readonly UserId[]>;
  /** Its agents and those of its teams. */
  allQueueMembers(id: QueueId): Promise<readonly UserId[]>;
  queuesOfUser(id: UserId): Promise<readonly QueueRow[]>;
  signedOutQueuesOfUser(id: UserId): Promise<readonly QueueRow[]>;
  queueWaiting(id: QueueId): Promise<number>;
}

/** How many interactions wait in queues; queues without any are missing. */
type CountWaiting = (
  em: Em,
  { queueIds }: { readonly queueIds: readonly QueueId[] },
) => Promise<readonly { readonly queueId: QueueId | null; readonly waiting: number }[]>;

export function createQueueLoaders(database: Database, countWaiting: CountWaiting): QueueLoaders {
  const queues = new DataLoader<QueueId, QueueRow | null>(async (ids) => {
    const rows = await database.fork().find(QueueEntity, { id: { $in: ids.filter(isId) } });
    const found = new Map(rows.map((row) => [row.id, row]));
    return ids.map((id) => found.get(id) ?? null);
  });
  const members = new DataLoader<QueueId, readonly UserId[]>(async (ids) => {
    const rows = Map.groupBy(await listMembers(database.fork(), ids), ({ queueId }) => queueId);
    return ids.map((id) => (rows.get(id) ?? []).map(({ userId }) => userId));
  });
  const ofUsers = new DataLoader<UserId, readonly QueueId[]>(async (ids) => {
    const rows = Map.groupBy(await listQueuesOf(database.fork(), ids), ({ userId }) => userId);
    return ids.map((id) => (rows.get(id) ?? []).map(({ queueId }) => queueId));
  });
  const allMembers = new DataLoader<QueueId, readonly UserId[]>(async (ids) => {
    const rows = Map.groupBy(await listAllMembers(database.fork(), ids), ({ queueId }) => queueId);
    return ids.map((id) => (rows.get(id) ?? []).map(({ userId }) => userId));
  });
  const signedOut = new DataLoader<UserId, readonly QueueId[]>(async (ids) => {
    const rows = Map.groupBy(await listSignedOut(database.fork(), ids), ({ userId }) => userId);
    return ids.map((id) => (rows.get(id) ?? []).map(({ queueId }) => queueId));
  });
  const present = async (ids: readonly QueueId[]) =>
    (await Promise.all(ids.map((queueId) => queues.load(queueId)))).filter((row) => row !== null);
  const waiting = new DataLoader<QueueId, number>(async (ids) => {
    const found = new Map(
      (await countWaiting(database.fork(), { queueIds: ids })).map((row) => [row.queueId, row.waiting]),
    );
    return ids.map((id) => found.get(id) ?? 0);
  });
  return {
    queueIfAny: (id) => queues.load(id),
    queueMembers: (id) => members.load(id),
    allQueueMembers: (id) => allMembers.load(id),
    queuesOfUser: async (id) => present(await ofUsers.load(id)),
    signedOutQueuesOfUser: async (id) => present(await signedOut.load(id)),
    queueWaiting: (id) => waiting.load(id),
  };
}
