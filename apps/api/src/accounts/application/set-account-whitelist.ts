import {
  type NotFound,
  type NotPermitted,
  type SetAccountWhitelistInput,
  type ValidationFailed,
  WHITELISTS_MAX,
} from "@parley/schema";
import { may } from "../../identity/index.ts";
import { record } from "../../platform/event-log/fact.ts";
import { notFound, notPermitted, validationFailed } from "../../platform/refusals.ts";
import { problemWithMembers, wrongFields } from "../../platform/validation.ts";
import type { Viewer } from "../../platform/viewer.ts";
import type { AccountRow } from "../persistence/account.entity.ts";
import { lockAccount } from "../persistence/accounts.ts";
import type { AccountsDeps } from "./deps.ts";

/** Says whose contacts may write to an account; counts from the next message. */
export async function setAccountWhitelist(
  deps: AccountsDeps,
  by: Viewer | null,
  { accountId, contactListIds }: SetAccountWhitelistInput,
): Promise<{ readonly account: AccountRow } | NotFound | ValidationFailed | NotPermitted> {
  if (!may(by, "accounts.manage")) return notPermitted();
  const ids = [...new Set(contactListIds)];
  const answer = await deps.database.transaction(async (em) => {
    const account = await lockAccount(em, accountId);
    if (account === null) return notFound("ACCOUNT");
    const known = await deps.presentContactListIds(em, ids.slice(0, WHITELISTS_MAX));
    const fields = wrongFields([["contactListIds", problemWithMembers(ids, known, "CONTACT_LIST", WHITELISTS_MAX)]]);
    if (fields.length > 0) return validationFailed(fields);
    if (await deps.setWhitelists(em, accountId, ids)) await record(em, [{ kind: "account_changed", accountId }]);
    return { account };
  });
  deps.log.committed();
  return answer;
}
