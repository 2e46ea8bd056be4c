import {
  type AccountId,
  CAPACITY,
  type CreateUserInput,
  type FieldError,
  type QueueId,
  type UserId,
} from "@parley/schema";
import { presentAccountIds } from "../accounts/index.ts";
import { isEmailTaken, problemWithEmail, problemWithPassword } from "../identity/index.ts";
import type { Em } from "../platform/database.ts";
import { because, wrongField } from "../platform/reasons.ts";
import { problemWithMembers, problemWithName, problemWithNumber, wrongFields } from "../platform/validation.ts";
import { presentQueueIds } from "../queues/index.ts";

/** What is about to be stored of a user; null: that stays as it is. */
export interface UserValues {
  readonly name: string | null;
  /** Empty: none. */
  readonly alias: string | null;
  readonly email: string | null;
  readonly password: string | null;
  readonly capacity: number | null;
  readonly accountIds: readonly AccountId[] | null;
  readonly queueIds: readonly QueueId[] | null;
}

type Typed = { readonly [Name in keyof UserValues]?: UserValues[Name] | undefined };

/** The values as they are checked and stored: trimmed, addresses in lower case, what was not given as null. */
export function userValues(
  typed: CreateUserInput,
): UserValues & { readonly [Name in "name" | "email"]: NonNullable<UserValues[Name]> };
export function userValues(typed: Typed): UserValues;
export function userValues(typed: Typed): UserValues {
  return {
    name: typed.name?.trim() ?? null,
    alias: typed.alias?.trim() ?? null,
    email: typed.email?.trim().toLowerCase() ?? null,
    password: typed.password ?? null,
    capacity: typed.capacity ?? null,
    accountIds: typed.accountIds ? [...new Set(typed.accountIds)] : null,
    queueIds: typed.queueIds ? [...new Set(typed.queueIds)] : null,
  };
}

export const EMAIL_TAKEN = wrongField("email", because("EMAIL_TAKEN"));

/** Every field that is wrong, the address's uniqueness included. */
export async function userProblems(em: Em, values: UserValues, exceptId: UserId | null): Promise<FieldError[]> {
  const { name, alias, email, password, capacity, accountIds, queueIds } = values;
  const accounts = await presentAccountIds(em, accountIds ?? []);
  const queues = await presentQueueIds(em, queueIds ?? []);
  return [
    ...wrongFields([
      ["name", name === null ? null : problemWithName(name)],
      ["alias", alias === null || alias === "" ? null : problemWithName(alias)],
      ["email", email === null ? null : problemWithEmail(email)],
      ["password", password === null ? null : problemWithPassword(password)],
      ["capacity", capacity === null ? null : problemWithNumber(capacity, CAPACITY)],
      ["accountIds", problemWithMembers(accountIds ?? [], accounts, "ACCOUNT")],
      ["queueIds", problemWithMembers(queueIds ?? [], queues, "QUEUE")],
    ]),
    ...(email !== null && (await isEmailTaken(em, email, exceptId)) ? [EMAIL_TAKEN] : []),
  ];
}
