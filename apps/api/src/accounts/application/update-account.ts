import {
  DEFAULT_NOTIFICATION_TEMPLATE,
  type EditConflict,
  type FieldError,
  type NotFound,
  type NotPermitted,
  type PauseId,
  type Reason,
  type UpdateAccountInput,
  type ValidationFailed,
} from "@parley/schema";
import { may } from "../../identity/index.ts";
import { type Em } from "../../platform/database.ts";
import { record } from "../../platform/event-log/fact.ts";
import { isId } from "../../platform/ids.ts";
import { because } from "../../platform/reasons.ts";
import { editConflict, notFound, notPermitted, validationFailed } from "../../platform/refusals.ts";
import { uniquely } from "../../platform/uniquely.ts";
import { textOrNull, wrongFields } from "../../platform/validation.ts";
import type { Viewer } from "../../platform/viewer.ts";
import { type AccountValues, accountChecks, accountValues } from "../domain/account-rules.ts";
import { wrongInNotificationTemplate } from "../domain/notification-template.ts";
import { phoneDigits } from "../domain/phone.ts";
import { problemWithWhitelist } from "../domain/whitelist.ts";
import type { AccountRow } from "../persistence/account.entity.ts";
import { isKeyTaken, lockAccount } from "../persistence/accounts.ts";
import { KEY_TAKEN } from "./create-account.ts";
import type { AccountsDeps } from "./deps.ts";
import { readCredentials, sealCredentials, unsealOrNothing } from "./sealed-credentials.ts";

/** Changes an account. What is left out stays, and so do credentials left blank. */
export async function updateAccount(
  deps: AccountsDeps,
  by: Viewer | null,
  input: UpdateAccountInput,
): Promise<{ readonly account: AccountRow } | ValidationFailed | NotFound | EditConflict | NotPermitted> {
  if (!may(by, "accounts.manage")) return notPermitted();
  const values = accountValues(input);
  return uniquely(KEY_TAKEN, async () => {
    const saved = await deps.database.transaction(async (em) => {
      const account = await lockAccount(em, input.id);
      if (account === null) return notFound("ACCOUNT");
      if (account.version !== input.version) return editConflict(account.version);

      const credentials = readCredentials(
        account.providerKind,
        input.credentials ?? [],
        unsealOrNothing(deps.sealer, account),
      );
      const isTyped = (input.credentials ?? []).some(({ value }) => value.trim() !== "");
      const fields = [
        ...(await problems(deps, em, account, input, values)),
        ...(isTyped && "wrong" in credentials ? credentials.wrong : []),
      ];
      if (fields.length > 0) return validationFailed(fields);

      apply(account, input, values);
      if (isTyped && "credentials" in credentials) {
        Object.assign(account, sealCredentials(deps.sealer, account.id, credentials.credentials));
      }
      account.version += 1;
      await em.flush();
      await record(em, [{ kind: "account_changed", accountId: account.id }]);
      return { account };
    });
    deps.log.committed();
    return saved;
  });
}

async function problems(
  deps: AccountsDeps,
  em: Em,
  account: AccountRow,
  input: UpdateAccountInput,
  values: AccountValues,
): Promise<FieldError[]> {
  const { contactListId, recontactTemplateId } = input;
  const template = input.notification?.template;
  const isList = !contactListId || (isId(contactListId) && (await deps.isContactList(em, contactListId)));
  const isRecontact =
    !recontactTemplateId ||
    (isId(recontactTemplateId) && (await deps.isRecontactTemplate(em, account.id, recontactTemplateId)));
  return [
    ...wrongFields([
      ...accountChecks(values),
      ["whitelist.message", problemWithWhitelist(account, input.whitelist)],
      ["dispositionPauseId", await problemWithDispositionPause(deps, em, account, input)],
      ["contactListId", isList ? null : because("CONTACT_LIST_MISSING")],
      ["recontactTemplateId", isRecontact ? null : because("RECONTACT_TEMPLATE_WRONG")],
    ]),
    ...(template ? wrongInNotificationTemplate("notification.template", template) : []),
    ...(values.key !== undefined && (await isKeyTaken(em, values.key, account.id)) ? [KEY_TAKEN] : []),
  ];
}

/** Mandatory dispositions need a pause that is on meanwhile. */
async function problemWithDispositionPause(
  deps: AccountsDeps,
  em: Em,
  account: AccountRow,
  input: UpdateAccountInput,
): Promise<Reason | null> {
  const pauseId = input.dispositionPauseId ?? account.dispositionPauseId;
  if (!pauseId) {
    const isMandatory = input.mandatoryDisposition ?? account.mandatoryDisposition;
    return isMandatory ? because("DISPOSITION_PAUSE_MISSING") : null;
  }
  return (await deps.isPause(em, pauseId as PauseId)) ? null : because("PAUSE_GONE");
}

function apply(account: AccountRow, input: UpdateAccountInput, values: AccountValues): void {
  const { name, key, phone, domain, description } = values;
  if (name !== undefined) account.name = name;
  if (key !== undefined) account.key = key;
  if (phone !== undefined)
    Object.assign(account, { phone: phoneDigits(phone) ?? account.phone, phoneAsEntered: phone });
  if (domain !== undefined) account.receiveDomain = domain;
  if (description !== undefined) account.description = textOrNull(description);
  if (input.contactListId) account.contactListId = input.contactListId;
  if (typeof input.recontactTemplateId === "string") account.recontactTemplateId = input.recontactTemplateId || null;
  account.waitForAssignedAgentSeconds = values.waitForAssignedAgentSeconds ?? account.waitForAssignedAgentSeconds;
  account.waitForAssignedQueueSeconds = values.waitForAssignedQueueSeconds ?? account.waitForAssignedQueueSeconds;
  // 0 turns it off.
  if (values.inactivityMinutes !== undefined) account.inactivityMinutes = values.inactivityMinutes || null;
  account.transferToAgentEnabled = input.transferToAgent?.enabled ?? account.transferToAgentEnabled;
  account.transferToAgentTimeoutSeconds = values.transferToAgentTimeoutSeconds ?? account.transferToAgentTimeoutSeconds;
  account.transferToQueueEnabled = input.transferToQueue?.enabled ?? account.transferToQueueEnabled;
  account.transferToQueueTimeoutSeconds = values.transferToQueueTimeoutSeconds ?? account.transferToQueueTimeoutSeconds;
  account.mandatoryDisposition = input.mandatoryDisposition ?? account.mandatoryDisposition;
  if (typeof input.dispositionPauseId === "string")
    account.dispositionPauseId = (input.dispositionPauseId || null) as PauseId | null;
  account.whitelistEnabled = input.whitelist?.enabled ?? account.whitelistEnabled;
  if (typeof input.whitelist?.message === "string") account.whitelistMessage = textOrNull(input.whitelist.message);
  const { sound, shake, template } = input.notification ?? {};
  account.notificationSound = sound ?? account.notificationSound;
  account.notificationShake = shake ?? account.notificationShake;
  if (template !== undefined && template !== null) {
    account.notificationTemplate = template.trim() === "" ? DEFAULT_NOTIFICATION_TEMPLATE : template;
  }
}
