import { sql } from "kysely";
import type { Database } from "../../platform/database.ts";
import { column, nullable } from "../../platform/row-shape.ts";
import { type Given, statement } from "../../platform/statement.ts";
import type { Viewer } from "../../platform/viewer.ts";
import type { Circle } from "../reader.ts";

/** An agent hears of themselves, of colleagues on their accounts and of their own queues; leaders of everybody. */
export async function circleOf(database: Database, viewer: Viewer): Promise<Circle> {
  if (viewer.role !== "agent") return { all: true };
  const rows = await colleaguesAndQueues(database.fork(), viewer);
  const present = (ids: readonly (string | null)[]) => new Set(ids.filter((id) => id !== null));
  return {
    all: false,
    userIds: present([viewer.userId, ...rows.map(({ userId }) => userId)]),
    queueIds: present(rows.map(({ queueId }) => queueId)),
  };
}

const colleaguesAndQueues = statement(
  { userId: nullable(column("account_agent", "userId")), queueId: nullable(column("queue_agent", "queueId")) },
  ({ userId }: Given<Pick<Viewer, "userId">>) =>
    sql`select distinct colleague.user_id, null::uuid as queue_id
        from account_agent mine join account_agent colleague using (account_id) where mine.user_id = ${userId}
        union all select null, queue_id from queue_member where user_id = ${userId}`,
);
