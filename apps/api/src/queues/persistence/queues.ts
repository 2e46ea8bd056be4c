import type { QueueId, QueuesArgs } from "@parley/schema";
import { type RawBuilder, sql } from "kysely";
import type { Em } from "../../platform/database.ts";
import { isId } from "../../platform/ids.ts";
import { containsText, type Page, pageByName } from "../../platform/pagination.ts";
import { anyOf, tables } from "../../platform/tables.ts";
import type { Viewer } from "../../platform/viewer.ts";
import { QueueEntity, type QueueRow } from "./queue.entity.ts";

const COLUMNS = sql`queue.id, queue.name::text as name, queue.description, queue.strategy, queue.agent_timeout_seconds, queue.weight,
  queue.last_offered_agent_id, queue.version, queue.created_at`;

/** Queues the viewer may see, by name. */
export function listVisibleQueues(em: Em, by: Viewer, { first, after, search }: QueuesArgs): Promise<Page<QueueRow>> {
  return pageByName<QueueRow>(em, {
    table: "queue",
    columns: COLUMNS,
    where: sql`${isVisible(by)} and ${containsText([sql`queue.name`, sql`queue.description`], search)}`,
    first,
    after,
  });
}

/** One queue the viewer may see, or null. */
export async function findVisibleQueue(em: Em, by: Viewer, id: QueueId): Promise<QueueRow | null> {
  const queue = await tables(em)
    .selectFrom("queue")
    .selectAll()
    .where("id", "=", id)
    .where(isVisible(by))
    .executeTakeFirst();
  return queue ?? null;
}

/** Agents see the queues they are in. */
function isVisible({ role, userId }: Viewer): RawBuilder<boolean> {
  if (role !== "agent") return sql<boolean>`true`;
  return sql<boolean>`exists (select 1 from queue_member where queue_id = queue.id and user_id = ${userId})`;
}

/** Which of the queues are there. */
export async function presentQueueIds(em: Em, ids: readonly string[]): Promise<Set<string>> {
  const rows = await tables(em)
    .selectFrom("queue")
    .select("id")
    .where("id", "=", anyOf(ids.filter(isId) as QueueId[]))
    .execute();
  return new Set(rows.map(({ id }) => id));
}

/** A queue locked until the transaction ends; null when there is none. */
export async function lockQueue(em: Em, id: QueueId): Promise<QueueRow | null> {
  if (!isId(id)) return null;
  await tables(em).selectFrom("queue").select("id").where("id", "=", id).forUpdate().execute();
  return em.findOne(QueueEntity, { id });
}
