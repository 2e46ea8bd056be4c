import { type InteractionId, TYPING_SECONDS } from "@parley/schema";
import { sql } from "kysely";
import type { Em } from "../../platform/database.ts";
import { columns } from "../../platform/row-shape.ts";
import { type Given, statement } from "../../platform/statement.ts";

/** Takes the turn to show the sign, by the database's clock and on whichever node; false when it was taken shortly before. */
export async function takeTypingTurn(em: Em, interactionId: InteractionId): Promise<boolean> {
  const taken = await upsertTurn(em, { interactionId });
  return taken.length > 0;
}

const upsertTurn = statement(
  columns("typing_turn", "takenAt"),
  ({ interactionId }: Given<{ interactionId: InteractionId }>) =>
    sql`insert into typing_turn (interaction_id, taken_at) values (${interactionId}, clock_timestamp())
        on conflict (interaction_id) do update set taken_at = excluded.taken_at
          where typing_turn.taken_at <= clock_timestamp() - make_interval(secs => ${TYPING_SECONDS.atMostEvery})
        returning taken_at`,
);

/** Removes turns that hold nobody back any more. */
export const pruneTypingTurns = statement(
  {},
  () => sql`delete from typing_turn where taken_at < clock_timestamp() - interval '1 minute'`,
);
