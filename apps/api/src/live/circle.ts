import { sql } from "kysely";
import { type Database, query } from "../platform/database.ts";
import type { Viewer } from "../platform/viewer.ts";
import type { Circle } from "./reader.ts";

/** An agent hears of themselves, of colleagues on their accounts and of their own queues; leaders of everybody. */
export async function circleOf(database: Database, viewer: Viewer): Promise<Circle> {
  if (viewer.role !== "agent") return { all: true };
  const rows = await query<{ userId: string | null; queueId: string | null }>(
    database.fork(),
    sql`select distinct colleague.user_id, null::uuid as queue_id
        from account_agent mine join account_agent colleague using (account_id) where mine.user_id = ${viewer.userId}
        union all select null, queue_id from queue_member where user_id = ${viewer.userId}`,
  );
  const present = (ids: readonly (string | null)[]) => new Set(ids.filter((id) => id !== null));
  return {
    all: false,
    userIds: present([viewer.userId, ...rows.map(({ userId }) => userId)]),
    queueIds: present(rows.map(({ queueId }) => queueId)),
  };
}
