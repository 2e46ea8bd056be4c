import { ACCOUNT_KEY_PATTERN, INACTIVITY_MINUTES, PHONE_DIGITS, WAIT_SECONDS } from "@parley/schema/plain";
import type { AccountConfigurationFragment, ProviderKind } from "#gql/types";
import { required } from "../../lib/forms.ts";
import type { Text } from "../../lib/messages/index.ts";

/** What the account form holds while it is edited. */
export interface AccountValues {
  readonly name: string;
  readonly key: string;
  readonly provider: ProviderKind | null;
  readonly phone: string;
  readonly domain: string;
  readonly description: string;
  readonly contactListId: string | null;
  readonly credentials: Readonly<Record<string, string>>;
  readonly waitForAssignedAgentSeconds: number | string;
  readonly waitForAssignedQueueSeconds: number | string;
  /** Empty or 0: never. */
  readonly inactivityMinutes: number | string;
}

/** A new account's form: the domain is where the administrator already is. */
export function newAccountValues(host: string, lists: readonly { readonly id: string }[]): AccountValues {
  return {
    name: "",
    key: "",
    provider: null,
    phone: "",
    domain: host,
    description: "",
    contactListId: lists.length === 1 ? (lists[0]?.id ?? null) : null,
    credentials: {},
    waitForAssignedAgentSeconds: WAIT_SECONDS.default,
    waitForAssignedQueueSeconds: WAIT_SECONDS.default,
    inactivityMinutes: "",
  };
}

/** The stored account as its form shows it: secrets are blank, which means unchanged. */
export function valuesOf(account: AccountConfigurationFragment): AccountValues {
  return {
    name: account.name,
    key: account.key,
    provider: account.provider.kind,
    phone: account.phoneAsEntered,
    domain: account.domain ?? "",
    description: account.description ?? "",
    contactListId: account.contactList.id,
    credentials: Object.fromEntries((account.credentials ?? []).map(({ name, value }) => [name, value ?? ""])),
    waitForAssignedAgentSeconds: account.waitForAssignedAgentSeconds,
    waitForAssignedQueueSeconds: account.waitForAssignedQueueSeconds,
    inactivityMinutes: account.inactivityMinutes ?? "",
  };
}

/** The rules of the form that need no server. */
export function accountRules(text: Text) {
  return {
    name: required(text),
    key: (value: string) => (ACCOUNT_KEY_PATTERN.test(value.trim()) ? null : text("accounts.keyInvalid")),
    phone: (value: string) => (isPhone(value) ? null : text("accounts.phoneInvalid", PHONE_DIGITS)),
    domain: required(text),
    contactListId: required(text),
    waitForAssignedAgentSeconds: (value: number | string) =>
      isWait(value) ? null : text("accounts.waitInvalid", WAIT_SECONDS),
    waitForAssignedQueueSeconds: (value: number | string) =>
      isWait(value) ? null : text("accounts.waitInvalid", WAIT_SECONDS),
    inactivityMinutes: (value: number | string) =>
      value === "" ? null : wholeNumber({ min: 0, max: INACTIVITY_MINUTES.max }, text)(value),
  };
}

function isPhone(value: string): boolean {
  const digits = value.replaceAll(/\D/g, "").length;
  return digits >= PHONE_DIGITS.min && digits <= PHONE_DIGITS.max;
}

/** Whole seconds within the limits. */
export function isWait(value: number | string | null): boolean {
  const seconds = Number(value);
  return value !== "" && Number.isInteger(seconds) && seconds >= WAIT_SECONDS.min && seconds <= WAIT_SECONDS.max;
}

/** For `validate`: a whole number within limits. */
export function wholeNumber({ min, max }: { readonly min: number; readonly max: number }, text: Text) {
  return (value: number | string) => {
    const number = Number(value);
    const isFine = value !== "" && Number.isInteger(number) && number >= min && number <= max;
    return isFine ? null : text("common.wholeNumber", { min, max });
  };
}

/** Errors of required credentials that are neither typed nor stored. */
export function missingCredentials(
  fields: readonly { readonly name: string; readonly isRequired: boolean }[],
  typed: Readonly<Record<string, string>>,
  stored: ReadonlySet<string>,
  text: Text,
): Record<string, string> {
  const missing = fields.filter(({ name, isRequired }) => isRequired && !stored.has(name) && !typed[name]?.trim());
  return Object.fromEntries(missing.map(({ name }) => [`credentials.${name}`, text("common.required")]));
}
