/** What stands in the way of a deletion: the database finds every step that names it, of whatever kind. */
import type { DispositionId, IntervalId, RoutingActionId } from "@parley/schema";
import { ROUTING_ACTION_TYPES } from "@parley/schema";
import { newId } from "../platform/ids.ts";
import { idsOf, readPlan, referencesIn } from "../routing-plans/index.ts";
import { firstStepId, someInputs, someTargets } from "../routing-plans/testing/some-inputs.ts";
import { AccountEntity } from "./persistence/account.entity.ts";
import { accountPlanningDisposition, insertPlan, listPlanningIntervals } from "./persistence/routing-plans.ts";
import { setScene } from "./testing/scene.ts";

const scene = setScene();
const [intervalId] = someTargets.intervalIds as ReadonlySet<IntervalId>;

test.each(ROUTING_ACTION_TYPES)("a step of the kind %s is found by what it refers to", async (type) => {
  const { id: accountId } = await scene.created({ name: `Plans ${type}` });
  const jumpedTo = { ...someInputs.note, id: firstStepId };
  const inputs = [{ ...jumpedTo }, { ...someInputs[type], ...(intervalId === undefined ? {} : { intervalId }) }];
  const plan = readPlan(inputs, someTargets, () => newId<RoutingActionId>());
  if ("wrong" in plan) throw new Error(JSON.stringify(plan.wrong));
  const em = scene.database.fork();
  const planId = await insertPlan(em, accountId, plan.steps);
  await em.nativeUpdate(AccountEntity, { id: accountId }, { planId });

  const references = referencesIn(plan.steps);
  const intervals = idsOf(references, "interval") as IntervalId[];
  expect(await listPlanningIntervals(em, intervals)).toContainEqual({ intervalId, accountId });
  const dispositions = idsOf(references, "disposition") as DispositionId[];
  expect(await accountPlanningDisposition(em, dispositions)).toBe(dispositions.length > 0 ? `Plans ${type}` : null);
  await em.nativeUpdate(AccountEntity, { id: accountId }, { planId: null });
});
