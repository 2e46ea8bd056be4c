import { ACCOUNT_KEY_PATTERN, INACTIVITY_MINUTES, type Reason, TRANSFER_SECONDS, WAIT_SECONDS } from "@parley/schema";
import { because } from "../../platform/reasons.ts";
import {
  type FieldCheck,
  problemWithDescription,
  problemWithName,
  problemWithNumber,
} from "../../platform/validation.ts";
import { phoneDigits } from "./phone.ts";
import { problemWithDomain } from "./receive-url.ts";

/** What an administrator may set of an account, trimmed; on an edit, what stays is undefined. */
export interface AccountValues {
  readonly name: string | undefined;
  readonly key: string | undefined;
  readonly phone: string | undefined;
  readonly domain: string | undefined;
  readonly description: string | undefined;
  readonly waitForAssignedAgentSeconds: number | undefined;
  readonly waitForAssignedQueueSeconds: number | undefined;
  readonly inactivityMinutes: number | undefined;
  readonly transferToAgentTimeoutSeconds: number | undefined;
  readonly transferToQueueTimeoutSeconds: number | undefined;
}

type Typed = { readonly [Name in keyof AccountValues]?: AccountValues[Name] | null } & {
  readonly transferToAgent?: { readonly timeoutSeconds?: number | null } | null;
  readonly transferToQueue?: { readonly timeoutSeconds?: number | null } | null;
};

/** The values as they are checked and stored: trimmed, null as not given. */
export function accountValues(typed: Typed): AccountValues {
  return {
    name: typed.name?.trim(),
    key: typed.key?.trim(),
    phone: typed.phone?.trim(),
    domain: typed.domain?.trim().toLowerCase(),
    description: typed.description?.trim(),
    waitForAssignedAgentSeconds: typed.waitForAssignedAgentSeconds ?? undefined,
    waitForAssignedQueueSeconds: typed.waitForAssignedQueueSeconds ?? undefined,
    inactivityMinutes: typed.inactivityMinutes ?? undefined,
    transferToAgentTimeoutSeconds: typed.transferToAgent?.timeoutSeconds ?? undefined,
    transferToQueueTimeoutSeconds: typed.transferToQueue?.timeoutSeconds ?? undefined,
  };
}

/** The checks of those values that are given. */
export function accountChecks(values: AccountValues): FieldCheck[] {
  const transferSeconds = (value: number) => problemWithNumber(value, TRANSFER_SECONDS);
  const seconds = (value: number) => problemWithNumber(value, WAIT_SECONDS);
  return [
    ["name", given(values.name, problemWithName)],
    ["key", given(values.key, problemWithKey)],
    ["phone", given(values.phone, problemWithPhone)],
    ["domain", given(values.domain, problemWithDomain)],
    ["description", given(values.description, problemWithDescription)],
    ["waitForAssignedAgentSeconds", given(values.waitForAssignedAgentSeconds, seconds)],
    ["waitForAssignedQueueSeconds", given(values.waitForAssignedQueueSeconds, seconds)],
    ["inactivityMinutes", given(values.inactivityMinutes, (value) => problemWithNumber(value, INACTIVITY_MINUTES))],
    ["transferToAgent.timeoutSeconds", given(values.transferToAgentTimeoutSeconds, transferSeconds)],
    ["transferToQueue.timeoutSeconds", given(values.transferToQueueTimeoutSeconds, transferSeconds)],
  ];
}

function given<Value>(value: Value | undefined, rule: (value: Value) => Reason | null): Reason | null {
  return value === undefined ? null : rule(value);
}

function problemWithKey(key: string): Reason | null {
  return ACCOUNT_KEY_PATTERN.test(key) ? null : because("ACCOUNT_KEY_WRONG");
}

function problemWithPhone(phone: string): Reason | null {
  return phoneDigits(phone) === null ? because("PHONE_WRONG") : null;
}
