import { providerOf } from "@parley/providers";
import type {
  EditConflict,
  NotFound,
  NotPermitted,
  RoutingActionId,
  SetRoutingPlanInput,
  ValidationFailed,
} from "@parley/schema";
import { may } from "../../identity/index.ts";
import type { Em } from "../../platform/database.ts";
import { record } from "../../platform/event-log/fact.ts";
import { newId } from "../../platform/ids.ts";
import { editConflict, notFound, notPermitted, validationFailed } from "../../platform/refusals.ts";
import type { Viewer } from "../../platform/viewer.ts";
import { type PlanTargets, readPlan } from "../domain/routing-plan.ts";
import type { AccountRow } from "../persistence/account.entity.ts";
import { lockAccount } from "../persistence/accounts.ts";
import { membersOf } from "../persistence/members.ts";
import { insertPlan } from "../persistence/routing-plans.ts";
import type { AccountsDeps } from "./deps.ts";

/** Replaces an account's plan by a new one; interactions that run keep the old one (R5, ACT-20). */
export async function setRoutingPlan(
  deps: AccountsDeps,
  by: Viewer | null,
  { accountId, version, actions }: SetRoutingPlanInput,
): Promise<{ readonly account: AccountRow } | NotFound | ValidationFailed | EditConflict | NotPermitted> {
  if (!may(by, "accounts.manage")) return notPermitted();
  const answer = await deps.database.transaction(async (em) => {
    const account = await lockAccount(em, accountId);
    if (account === null) return notFound("account");
    if (account.version !== version) return editConflict(account.version);
    const plan = readPlan(actions, await targets(deps, em, account, actions), newId<RoutingActionId>);
    if ("wrong" in plan) return validationFailed(plan.wrong);

    account.planId = plan.actions.length === 0 ? null : await insertPlan(em, accountId, plan.actions);
    account.version += 1;
    await em.flush();
    await record(em, [{ kind: "account_changed", accountId }]);
    return { account };
  });
  deps.log.committed();
  return answer;
}

async function targets(
  deps: AccountsDeps,
  em: Em,
  account: AccountRow,
  actions: SetRoutingPlanInput["actions"],
): Promise<PlanTargets> {
  const queueIds = actions.flatMap(({ queueId }) => queueId ?? []);
  return {
    queueIds: await deps.presentQueueIds(em, queueIds),
    agentIds: await membersOf(em, account.id),
    dispositionIds: await deps.choosableDispositionIds(em, account.id),
    textLimit: providerOf(account.providerKind).capabilities.textLimit,
  };
}
