import type { QueueId, QueuesArgs } from "@parley/schema";
import { type RawBuilder, sql } from "kysely";
import { type Database, query } from "../platform/database.ts";
import { isId } from "../platform/ids.ts";
import { containsText, type Page, pageByName } from "../platform/pagination.ts";
import type { Viewer } from "../platform/viewer.ts";
import type { QueueRow } from "./persistence/queue.entity.ts";

const COLUMNS = sql`queue.id, queue.name::text as name, queue.description, queue.strategy, queue.agent_timeout_seconds, queue.weight, queue.version, queue.created_at`;

/** Queues the viewer may see, by name: agents those they are in. */
export function listQueues(
  database: Database,
  by: Viewer,
  { first, after, search }: QueuesArgs,
): Promise<Page<QueueRow>> {
  return pageByName<QueueRow>(database.fork(), {
    table: "queue",
    columns: COLUMNS,
    where: sql`${isVisible(by)} and ${containsText([sql`queue.name`, sql`queue.description`], search)}`,
    first,
    after,
  });
}

/** One queue the viewer may see, or null. */
export async function findQueue(database: Database, by: Viewer, id: QueueId): Promise<QueueRow | null> {
  if (!isId(id)) return null;
  const [queue] = await query<QueueRow>(
    database.fork(),
    sql`select ${COLUMNS} from queue where id = ${id} and ${isVisible(by)}`,
  );
  return queue ?? null;
}

function isVisible({ role, userId }: Viewer): RawBuilder<unknown> {
  if (role !== "agent") return sql`true`;
  return sql`exists (select 1 from queue_member where queue_id = queue.id and user_id = ${userId})`;
}
