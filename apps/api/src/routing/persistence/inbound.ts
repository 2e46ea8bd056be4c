import type { InteractionId } from "@parley/schema";
import { sql } from "kysely";
import type { Em } from "../../platform/database.ts";
import { value } from "../../platform/row-shape.ts";
import { type Given, statement } from "../../platform/statement.ts";
import type { Situation } from "../domain/situation.ts";
import { asSituation, SITUATION, SITUATION_COLUMNS } from "./situations.ts";

/** An interaction a customer has just written in. */
export interface InboundSituation {
  readonly id: InteractionId;
  readonly situation: Situation;
  readonly isOwnerOnline: boolean;
  readonly now: Date;
}

export async function readInboundSituations(
  em: Em,
  ids: readonly InteractionId[],
): Promise<readonly InboundSituation[]> {
  const rows = await inboundById(em, { ids });
  return rows.map((row) => ({
    id: row.id,
    situation: asSituation(row),
    isOwnerOnline: row.isOwnerOnline,
    now: row.now,
  }));
}

const inboundById = statement(
  { ...SITUATION, isOwnerOnline: value.boolean },
  ({ ids }: Given<{ ids: readonly InteractionId[] }>) =>
    sql`select ${SITUATION_COLUMNS}, exists (select 1 from presence_lease lease
            where lease.user_id = interaction.assigned_agent_id and lease.online_until > now()) as is_owner_online
        from interaction where interaction.id = any(${ids}::uuid[])`,
);
