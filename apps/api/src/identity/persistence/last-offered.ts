import { sql } from "kysely";

/** Notes when agents were offered something, of rows `made (agent_id)` of the statement it is part of: the one that stores the offers. */
export const NOTE_AGENTS_OFFERS = sql`update parley_user set last_offered_at = now() from made where parley_user.id = made.agent_id`;
