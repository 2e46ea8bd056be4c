import type { QueueId, UserId } from "@parley/schema";
import type { Em } from "../../platform/database.ts";
import { anyOf, tables } from "../../platform/tables.ts";
import type { Member } from "./members.ts";

/** Signs a member in to the queue again. */
export async function signInToQueue(em: Em, { queueId, userId }: Member): Promise<void> {
  await tables(em).deleteFrom("queue_sign_out").where("queueId", "=", queueId).where("userId", "=", userId).execute();
}

/** Signs a member out of the queue, of which they stay a member. */
export async function signOutOfQueue(em: Em, { queueId, userId }: Member): Promise<void> {
  await tables(em)
    .insertInto("queue_sign_out")
    .values({ queueId, userId })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Queues that each of the users is a member of and signed out of, by name. */
export function listSignedOut(em: Em, userIds: readonly UserId[]): Promise<{ queueId: QueueId; userId: UserId }[]> {
  return tables(em)
    .selectFrom("queue_sign_out")
    .innerJoin("queue_member", (join) =>
      join
        .onRef("queue_member.queueId", "=", "queue_sign_out.queueId")
        .onRef("queue_member.userId", "=", "queue_sign_out.userId"),
    )
    .innerJoin("queue", "queue.id", "queue_sign_out.queueId")
    .select(["queue_sign_out.queueId", "queue_sign_out.userId"])
    .where("queue_sign_out.userId", "=", anyOf(userIds))
    .orderBy("queue.name")
    .orderBy("queue_sign_out.queueId")
    .execute();
}
