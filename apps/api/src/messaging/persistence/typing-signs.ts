import { type InteractionId, TYPING_SECONDS } from "@parley/schema";
import { sql } from "kysely";
import { type Em, query } from "../../platform/database.ts";

/** Takes the turn to show the sign, by the database's clock and on whichever node; false when it was taken shortly before. */
export async function takeTypingTurn(em: Em, interactionId: InteractionId): Promise<boolean> {
  const taken = await query(
    em,
    sql`insert into typing_turn (interaction_id, taken_at) values (${interactionId}, clock_timestamp())
        on conflict (interaction_id) do update set taken_at = excluded.taken_at
          where typing_turn.taken_at <= clock_timestamp() - make_interval(secs => ${TYPING_SECONDS.atMostEvery})
        returning 1`,
  );
  return taken.length > 0;
}

/** Removes turns that hold nobody back any more. */
export async function forgetTypingTurns(em: Em): Promise<void> {
  await query(em, sql`delete from typing_turn where taken_at < clock_timestamp() - interval '1 minute'`);
}
