import type { NotFound, NotPermitted, SetAccountAgentsInput, ValidationFailed } from "@parley/schema";
import { activeUserIds, may } from "../../identity/index.ts";
import { record } from "../../platform/event-log/fact.ts";
import { notFound, notPermitted, validationFailed } from "../../platform/refusals.ts";
import { problemWithMembers, wrongFields } from "../../platform/validation.ts";
import type { Viewer } from "../../platform/viewer.ts";
import type { AccountRow } from "../persistence/account.entity.ts";
import { lockAccount } from "../persistence/accounts.ts";
import { listMembers, setMembers } from "../persistence/members.ts";
import type { AccountsDeps } from "./deps.ts";

/** Says who is on an account. Whoever was added or taken off is told to look again. */
export async function setAccountAgents(
  deps: AccountsDeps,
  by: Viewer | null,
  { accountId, agentIds }: SetAccountAgentsInput,
): Promise<{ readonly account: AccountRow } | NotFound | ValidationFailed | NotPermitted> {
  if (!may(by, "accounts.manage")) return notPermitted();
  const answer = await deps.database.transaction(async (em) => {
    const account = await lockAccount(em, accountId);
    if (account === null) return notFound("ACCOUNT");
    const present = (await listMembers(em, [accountId])).map(({ userId }) => userId);
    const known = new Set([...(await activeUserIds(em, agentIds)), ...present]);
    const fields = wrongFields([["agentIds", problemWithMembers(agentIds, known, "USER")]]);
    if (fields.length > 0) return validationFailed(fields);

    const changed = await setMembers(em, accountId, [...new Set(agentIds)]);
    if (changed.length > 0) {
      await deps.releaseWork(em, changed);
      await record(em, [
        { kind: "account_changed", accountId },
        ...changed.map((userId) => ({ kind: "viewer_changed" as const, userId })),
      ]);
    }
    return { account };
  });
  deps.log.committed();
  deps.eligibilityChanged();
  return answer;
}
