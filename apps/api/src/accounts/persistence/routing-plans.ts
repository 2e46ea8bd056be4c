import type { AccountId, DispositionId, IntervalId } from "@parley/schema";
import { sql } from "kysely";
import { type Em, query } from "../../platform/database.ts";
import { isId, newId } from "../../platform/ids.ts";
import type { PlanStep } from "../../routing-plans/index.ts";

/** Stores a plan, which is never changed again (R5); its id. */
export async function insertPlan(em: Em, accountId: AccountId, actions: readonly PlanStep[]): Promise<string> {
  const id = newId<string>();
  await query(
    em,
    sql`insert into routing_plan (id, account_id, actions) values (${id}, ${accountId}, ${JSON.stringify(actions)}::jsonb)`,
  );
  return id;
}

/** The actions of plans by id. */
export function findPlans(
  em: Em,
  ids: readonly string[],
): Promise<{ readonly id: string; readonly actions: readonly PlanStep[] }[]> {
  return query(em, sql`select id, actions from routing_plan where id = any(${ids.filter(isId)}::uuid[])`);
}

/** Name of an account whose present plan closes with one of the dispositions, or null. */
export async function accountPlanningDisposition(em: Em, ids: readonly DispositionId[]): Promise<string | null> {
  const [account] = await query<{ name: string }>(
    em,
    sql`select account.name from account join routing_plan on routing_plan.id = account.plan_id
        where deleted_at is null and exists (
          select 1 from jsonb_array_elements(actions) as action where action->>'dispositionId' = any(${ids}::text[]))
        limit 1`,
  );
  return account?.name ?? null;
}

/** Accounts whose present plan names each of the intervals, anywhere in a step, by name. */
export function listPlanningIntervals(
  em: Em,
  ids: readonly IntervalId[],
): Promise<{ readonly intervalId: IntervalId; readonly accountId: AccountId }[]> {
  return query(
    em,
    sql`select asked.id as interval_id, account.id as account_id
        from unnest(${ids.filter(isId)}::text[]) as asked (id)
        join account on deleted_at is null
        join routing_plan on routing_plan.id = account.plan_id
        where jsonb_path_exists(actions, '$.** ? (@ == $id)', jsonb_build_object('id', asked.id))
        order by lower(account.name), account.id`,
  );
}
