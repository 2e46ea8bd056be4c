import { providerOf } from "@parley/providers";
import type {
  EditConflict,
  IntervalId,
  NotFound,
  NotPermitted,
  QueueId,
  RoutingActionId,
  RoutingActionInput,
  SetRoutingPlanInput,
  ValidationFailed,
} from "@parley/schema";
import { may } from "../../identity/index.ts";
import type { Em } from "../../platform/database.ts";
import { record } from "../../platform/event-log/fact.ts";
import { isId, newId } from "../../platform/ids.ts";
import { editConflict, notFound, notPermitted, validationFailed } from "../../platform/refusals.ts";
import type { Viewer } from "../../platform/viewer.ts";
import { type AvailableTargets, headerVault, idsOf, readPlan, referencesIn } from "../../routing-plans/index.ts";
import type { AccountRow } from "../persistence/account.entity.ts";
import { lockAccount } from "../persistence/accounts.ts";
import { membersOf } from "../persistence/members.ts";
import { findPlans, insertPlan } from "../persistence/routing-plans.ts";
import type { AccountsDeps } from "./deps.ts";

/** Replaces an account's plan by a new one; interactions that run keep the old one (R5). */
export async function setRoutingPlan(
  deps: AccountsDeps,
  by: Viewer | null,
  { accountId, version, actions }: SetRoutingPlanInput,
): Promise<{ readonly account: AccountRow } | NotFound | ValidationFailed | EditConflict | NotPermitted> {
  if (!may(by, "accounts.manage")) return notPermitted();
  const answer = await deps.database.transaction(async (em) => {
    const account = await lockAccount(em, accountId);
    if (account === null) return notFound("ACCOUNT");
    if (account.version !== version) return editConflict(account.version);
    const plan = await checkPlan(deps, em, account, actions);
    if ("wrong" in plan) return validationFailed(plan.wrong);

    account.planId = plan.steps.length === 0 ? null : await insertPlan(em, accountId, plan.steps);
    account.version += 1;
    await em.flush();
    await record(em, [{ kind: "account_changed", accountId }]);
    return { account };
  });
  deps.log.committed();
  return answer;
}

/** What a plan as it was typed would be stored as, or what is wrong with it. Nothing is stored. */
export async function checkPlan(
  deps: Pick<
    AccountsDeps,
    "presentQueueIds" | "presentIntervalIds" | "choosableDispositionIds" | "commandNames" | "sealer"
  >,
  em: Em,
  account: AccountRow,
  actions: readonly RoutingActionInput[],
): Promise<ReturnType<typeof readPlan>> {
  const references = referencesIn(actions);
  const [plan] = account.planId === null ? [] : await findPlans(em, [account.planId]);
  const available: AvailableTargets = {
    queueIds: await deps.presentQueueIds(em, idsOf(references, "queue") as QueueId[]),
    agentIds: await membersOf(em, account.id),
    dispositionIds: await deps.choosableDispositionIds(em, account.id),
    intervalIds: await deps.presentIntervalIds(em, idsOf(references, "interval").filter(isId) as IntervalId[]),
    commands: new Set(deps.commandNames),
    headers: headerVault(deps.sealer, account.id, plan?.actions ?? []),
    textLimit: providerOf(account.providerKind).capabilities.textLimit,
  };
  return readPlan(actions, available, newId<RoutingActionId>);
}
