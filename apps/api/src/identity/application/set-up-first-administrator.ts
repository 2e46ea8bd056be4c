import {
  CAPACITY,
  type NotPermitted,
  type SetUpFirstAdministratorInput,
  type UserId,
  type ValidationFailed,
} from "@parley/schema";
import type { Database } from "../../platform/database.ts";
import { newId } from "../../platform/ids.ts";
import { holdLock } from "../../platform/locks.ts";
import { because, wrongField } from "../../platform/reasons.ts";
import { notPermitted, validationFailed } from "../../platform/refusals.ts";
import { isSameSecret } from "../../platform/sealing.ts";
import { uniquely } from "../../platform/uniquely.ts";
import { problemWithName, wrongFields } from "../../platform/validation.ts";
import { problemWithEmail, problemWithPassword } from "../domain/password-rules.ts";
import type { KnownBrowsers } from "../known-browsers.ts";
import { hashPassword } from "../passwords.ts";
import { insertFirstAdministrator } from "../persistence/user-changes.ts";
import { isUnclaimed } from "../persistence/users.ts";
import { beginSession, type SignedIn } from "./sign-in.ts";

export interface SetUpDeps {
  readonly database: Database;
  readonly setupToken: string;
  readonly knownBrowsers: KnownBrowsers;
}

const SET_UP_LOCK = 7_251_190_002;

/**
 * Makes an administrator while there is none who can sign in, for whoever holds the token printed at start, and signs
 * them in. Others may be there: the demo's users are locked where it does not run.
 */
export async function setUpFirstAdministrator(
  { database, setupToken, knownBrowsers }: SetUpDeps,
  input: SetUpFirstAdministratorInput,
): Promise<SignedIn | NotPermitted | ValidationFailed> {
  if (!(await isUnclaimed(database.fork()))) return notPermitted(because("SETUP_DONE"));
  if (!isSameSecret(input.setupToken, setupToken)) return notPermitted(because("SETUP_TOKEN_WRONG"));
  const name = input.name.trim();
  const email = input.email.trim().toLowerCase();
  const problems = wrongFields([
    ["name", problemWithName(name)],
    ["email", problemWithEmail(email)],
    ["password", problemWithPassword(input.password)],
  ]);
  if (problems.length > 0) return validationFailed(problems);

  const passwordHash = await hashPassword(input.password);
  const userId = newId<UserId>();
  return uniquely(wrongField("email", because("EMAIL_TAKEN")), async () => {
    const isFirst = await database.transaction(async (em) => {
      await holdLock(em, { lock: SET_UP_LOCK });
      const administrator = { id: userId, name, email, passwordHash, capacity: CAPACITY.default };
      return (await insertFirstAdministrator(em, administrator)).length > 0;
    });
    return isFirst ? beginSession({ database, knownBrowsers }, userId, null) : notPermitted(because("SETUP_DONE"));
  });
}
