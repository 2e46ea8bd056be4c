import { providerOf } from "@parley/providers";
import {
  type AccountId,
  type CreateAccountInput,
  DEFAULT_NOTIFICATION_TEMPLATE,
  type NotPermitted,
  type ValidationFailed,
  WAIT_SECONDS,
} from "@parley/schema";
import { may } from "../../identity/index.ts";
import { record } from "../../platform/event-log/fact.ts";
import { isId, newId } from "../../platform/ids.ts";
import { because, wrongField } from "../../platform/reasons.ts";
import { notPermitted, validationFailed } from "../../platform/refusals.ts";
import { newToken } from "../../platform/sealing.ts";
import { uniquely } from "../../platform/uniquely.ts";
import { textOrNull, wrongFields } from "../../platform/validation.ts";
import type { Viewer } from "../../platform/viewer.ts";
import { accountChecks, accountValues } from "../domain/account-rules.ts";
import { phoneDigits } from "../domain/phone.ts";
import { defaultDomain } from "../domain/receive-url.ts";
import { AccountEntity, type AccountRow } from "../persistence/account.entity.ts";
import { isKeyTaken } from "../persistence/accounts.ts";
import type { AccountsDeps } from "./deps.ts";
import { readCredentials, sealCredentials } from "./sealed-credentials.ts";

export const KEY_TAKEN = wrongField("key", because("ACCOUNT_KEY_TAKEN"));

/** Connects a WhatsApp number. It has no agents and no plan yet. */
export async function createAccount(
  deps: AccountsDeps,
  by: Viewer | null,
  input: CreateAccountInput,
): Promise<{ readonly account: AccountRow } | ValidationFailed | NotPermitted> {
  if (!may(by, "accounts.manage")) return notPermitted();
  const values = accountValues({ ...input, domain: input.domain.trim() || defaultDomain(deps.publicUrl) });
  const { name = "", key = "", phone = "", domain = "" } = values;
  const credentials = readCredentials(input.provider, input.credentials);

  return uniquely(KEY_TAKEN, async () => {
    const saved = await deps.database.transaction(async (em) => {
      const isList = isId(input.contactListId) && (await deps.isContactList(em, input.contactListId));
      const fields = [
        ...wrongFields([...accountChecks(values), ["contactListId", isList ? null : because("CONTACT_LIST_MISSING")]]),
        ...((await isKeyTaken(em, key, null)) ? [KEY_TAKEN] : []),
        ...("wrong" in credentials ? credentials.wrong : []),
      ];
      if (fields.length > 0 || "wrong" in credentials) return validationFailed(fields);

      const id = newId<AccountId>();
      const account = em.create(AccountEntity, {
        id,
        name,
        key,
        providerKind: providerOf(input.provider).kind,
        phone: phoneDigits(phone) ?? "",
        phoneAsEntered: phone,
        description: textOrNull(values.description),
        receiveDomain: domain,
        receiveToken: newToken(),
        contactListId: input.contactListId,
        ...sealCredentials(deps.sealer, id, credentials.credentials),
        waitForAssignedAgentSeconds: values.waitForAssignedAgentSeconds ?? WAIT_SECONDS.default,
        waitForAssignedQueueSeconds: values.waitForAssignedQueueSeconds ?? WAIT_SECONDS.default,
        notificationTemplate: DEFAULT_NOTIFICATION_TEMPLATE,
      });
      await em.persist(account).flush();
      await record(em, [{ kind: "account_changed", accountId: id }]);
      return { account };
    });
    deps.log.committed();
    return saved;
  });
}
