import type { CallFailure, InteractionId } from "@parley/schema";
import { sql } from "kysely";
import { value } from "../../platform/row-shape.ts";
import { type Given, statement } from "../../platform/statement.ts";

/** A call that an interaction's plan waits for: the number tells it from others of the same interaction, as text. */
interface CallKey {
  readonly interactionId: InteractionId;
  readonly number: string;
}

/** The call an interaction waits for, for whoever takes it first; none: it is over, or another has it. */
export const takeCall = statement(
  { call: value.json<object>() },
  ({ interactionId, number }: Given<CallKey>) =>
    sql`update interaction set routing = jsonb_set(routing, '{calling,isTaken}', 'true')
        where id = ${interactionId} and phase <> 'closed' and routing->>'stage' = 'calling'
          and routing->'calling'->>'number' = ${number} and not (routing->'calling' ? 'isTaken')
        returning routing->'calling'->'call' as call`,
);

interface CallAnswer extends CallKey {
  readonly failure: CallFailure | null;
  /** An object of texts, as JSON. */
  readonly variables: string;
  /** Variables beyond these are left out. */
  readonly maxVariables: number;
}

/**
 * Hands an answer back and makes it due at once. One that comes too late is dropped: its interaction waits for
 * something else by then.
 */
export const storeAnswer = statement(
  {},
  ({ interactionId, number, failure, variables, maxVariables }: Given<CallAnswer>) =>
    sql`update interaction set
          routing = jsonb_build_object('stage', 'answered', 'place', routing->'calling'->'place', 'failure', ${failure}::text),
          routing_due_at = now(),
          variables = (select coalesce(jsonb_object_agg(key, value), '{}') from (
            select key, value from jsonb_each(interaction.variables || ${variables}::jsonb)
            order by not (interaction.variables ? key), key limit ${maxVariables}) as kept)
        where id = ${interactionId} and phase <> 'closed' and routing->>'stage' = 'calling'
          and routing->'calling'->>'number' = ${number}`,
);
