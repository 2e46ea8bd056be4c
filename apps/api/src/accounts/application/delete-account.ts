import type { AccountDeleted, DeleteAccountInput, NotFound, NotPermitted } from "@parley/schema";
import { may } from "../../identity/index.ts";
import { record } from "../../platform/event-log/fact.ts";
import { notFound, notPermitted } from "../../platform/refusals.ts";
import type { Viewer } from "../../platform/viewer.ts";
import { lockAccount } from "../persistence/accounts.ts";
import { setMembers } from "../persistence/members.ts";
import type { AccountsDeps } from "./deps.ts";

/** Deletes an account: its receive URL stops, its open interactions close, its history stays (R16). */
export async function deleteAccount(
  deps: AccountsDeps,
  by: Viewer | null,
  { id }: DeleteAccountInput,
): Promise<AccountDeleted | NotFound | NotPermitted> {
  if (!may(by, "accounts.manage")) return notPermitted();
  const answer = await deps.database.transaction(async (em) => {
    const account = await lockAccount(em, id);
    if (account === null) return notFound("ACCOUNT");
    const closed = await deps.closeInteractionsOf(em, id);
    const members = await setMembers(em, id, []);
    await deps.setWhitelists(em, id, []);
    account.planId = null;
    account.recontactTemplateId = null;
    account.deletedAt = new Date();
    account.version += 1;
    // What is a secret of the provider's is of no more use: it goes now.
    account.sealedCredentials = null;
    await em.flush();
    await deps.deleteCannedAnswersOf(em, id);
    await deps.deleteDispositionsOf(em, id);
    await record(em, [
      ...closed,
      { kind: "account_changed", accountId: id },
      ...members.map((userId) => ({ kind: "viewer_changed" as const, userId })),
    ]);
    return { id };
  });
  deps.log.committed();
  return answer;
}
