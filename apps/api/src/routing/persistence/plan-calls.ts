import type { InteractionId } from "@parley/schema";
import { sql } from "kysely";
import { type Em, query } from "../../platform/database.ts";
import type { CallOutcome, PlanCall } from "../../routing-plans/index.ts";

/** The call an interaction waits for, for whoever takes it first; null: it is over, or another has it. */
export async function takeCall(em: Em, interactionId: InteractionId, number: number): Promise<PlanCall | null> {
  const [row] = await query<{ call: PlanCall }>(
    em,
    sql`update interaction set routing = jsonb_set(routing, '{calling,isTaken}', 'true')
        where id = ${interactionId} and phase <> 'closed' and routing->>'stage' = 'calling'
          and routing->'calling'->>'number' = ${String(number)} and not (routing->'calling' ? 'isTaken')
        returning routing->'calling'->'call' as call`,
  );
  return row?.call ?? null;
}

/**
 * Hands an answer back and has the router look at once. One that comes too late is dropped: its interaction waits for
 * something else by then. Variables beyond the most there may be are left out.
 */
export async function storeAnswer(
  em: Em,
  interactionId: InteractionId,
  number: number,
  outcome: CallOutcome,
  mostVariables: number,
): Promise<void> {
  const failure = "failure" in outcome ? outcome.failure : null;
  const variables = JSON.stringify("variables" in outcome ? outcome.variables : {});
  await query(
    em,
    sql`update interaction set
          routing = jsonb_build_object('stage', 'answered', 'place', routing->'calling'->'place', 'failure', ${failure}::text),
          routing_due_at = now(),
          variables = (select coalesce(jsonb_object_agg(key, value), '{}') from (
            select key, value from jsonb_each(interaction.variables || ${variables}::jsonb)
            order by not (interaction.variables ? key), key limit ${mostVariables}) as kept)
        where id = ${interactionId} and phase <> 'closed' and routing->>'stage' = 'calling'
          and routing->'calling'->>'number' = ${String(number)}`,
  );
}
