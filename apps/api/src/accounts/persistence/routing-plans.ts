import type { AccountId, DispositionId, IntervalId } from "@parley/schema";
import { sql } from "kysely";
import type { Em } from "../../platform/database.ts";
import { isId, newId } from "../../platform/ids.ts";
import { column, columns, type RowOf, value } from "../../platform/row-shape.ts";
import { type Given, statement } from "../../platform/statement.ts";
import { anyOf, tables } from "../../platform/tables.ts";
import type { PlanStep } from "../../routing-plans/index.ts";
import type { RoutingPlanRow } from "./routing-plan.entity.ts";

const storePlan = statement(
  {},
  ({ id, accountId, actions }: Given<Pick<RoutingPlanRow, "id" | "accountId"> & { actions: string }>) =>
    sql`insert into routing_plan (id, account_id, actions) values (${id}, ${accountId}, ${actions}::jsonb)`,
);

/** Stores a plan, which is never changed again (R5); its id. */
export async function insertPlan(em: Em, accountId: AccountId, actions: readonly PlanStep[]): Promise<string> {
  const id = newId<string>();
  await storePlan(em, { id, accountId, actions: JSON.stringify(actions) });
  return id;
}

/** The actions of plans by id. */
export function findPlans(em: Em, ids: readonly string[]): Promise<Pick<RoutingPlanRow, "id" | "actions">[]> {
  return tables(em)
    .selectFrom("routing_plan")
    .select(["id", "actions"])
    .where("id", "=", anyOf(ids.filter(isId)))
    .execute();
}

const findPlanningDisposition = statement(
  columns("account", "name"),
  ({ ids }: Given<{ ids: readonly DispositionId[] }>) =>
    sql`select account.name from account join routing_plan on routing_plan.id = account.plan_id
        where deleted_at is null and exists (
          select 1 from jsonb_array_elements(actions) as action where action->>'dispositionId' = any(${ids}::text[]))
        limit 1`,
);

/** Name of an account whose present plan closes with one of the dispositions, or null. */
export async function accountPlanningDisposition(em: Em, ids: readonly DispositionId[]): Promise<string | null> {
  const [account] = await findPlanningDisposition(em, { ids });
  return account?.name ?? null;
}

const PLANNING = { intervalId: value.text, accountId: column("account", "id") };
const findPlanningIntervals = statement(
  PLANNING,
  ({ ids }: Given<{ ids: readonly IntervalId[] }>) =>
    sql`select asked.id as interval_id, account.id as account_id
        from unnest(${ids}::text[]) as asked (id)
        join account on deleted_at is null
        join routing_plan on routing_plan.id = account.plan_id
        where jsonb_path_exists(actions, '$.** ? (@ == $id)', jsonb_build_object('id', asked.id))
        order by lower(account.name), account.id`,
);

/** Accounts whose present plan names each of the intervals, anywhere in a step, by name. */
export function listPlanningIntervals(em: Em, ids: readonly IntervalId[]): Promise<RowOf<typeof PLANNING>[]> {
  return findPlanningIntervals(em, { ids: ids.filter(isId) });
}
