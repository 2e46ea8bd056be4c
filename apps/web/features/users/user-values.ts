import { CAPACITY } from "@parley/schema/plain";
import type { Role, UserConfigurationFragment } from "#gql/types";
import { newPassword, required } from "../../lib/forms.ts";
import type { Text } from "../../lib/messages/index.ts";

/** What the user form holds; a blank password on an existing user keeps theirs. */
export interface UserValues {
  readonly name: string;
  readonly alias: string;
  readonly email: string;
  readonly role: Role;
  readonly password: string;
  readonly capacity: number | string;
  readonly autoAnswer: boolean;
  readonly accountIds: readonly string[];
  readonly queueIds: readonly string[];
}

export const newUserValues: UserValues = {
  name: "",
  alias: "",
  email: "",
  role: "AGENT",
  password: "",
  capacity: CAPACITY.default,
  autoAnswer: false,
  accountIds: [],
  queueIds: [],
};

export function valuesOf(user: UserConfigurationFragment): UserValues {
  return {
    name: user.name,
    alias: user.alias ?? "",
    email: user.email ?? "",
    role: user.role,
    password: "",
    capacity: user.capacity,
    autoAnswer: user.autoAnswer,
    accountIds: user.accounts.map(({ id }) => id),
    queueIds: user.queues.map(({ id }) => id),
  };
}

/** The fields as both mutations take them, the password aside. */
export function inputOf(values: UserValues) {
  return {
    name: values.name.trim(),
    alias: values.alias.trim(),
    email: values.email.trim(),
    role: values.role,
    capacity: Number(values.capacity),
    autoAnswer: values.autoAnswer,
    accountIds: [...values.accountIds],
    queueIds: [...values.queueIds],
  };
}

export function userRules(text: Text, isNew: boolean) {
  return {
    name: required(text),
    email: (value: string) => (value.includes("@") ? null : text("users.emailInvalid")),
    password: (value: string) => (value === "" && !isNew ? null : newPassword(text)(value)),
    capacity: (value: number | string) => {
      const number = Number(value);
      const isFine = Number.isInteger(number) && number >= CAPACITY.min && number <= CAPACITY.max;
      return isFine ? null : text("common.wholeNumber", { min: CAPACITY.min, max: CAPACITY.max });
    },
  };
}
