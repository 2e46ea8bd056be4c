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
import { because } from "../../platform/reasons.ts";
import { notPermitted, validationFailed } from "../../platform/refusals.ts";
import { isSameSecret } from "../../platform/sealing.ts";
import { problemWithName, wrongFields } from "../../platform/validation.ts";
import { problemWithEmail, problemWithPassword } from "../domain/password-rules.ts";
import { hashPassword } from "../passwords.ts";
import { insertFirstAdministrator } from "../persistence/user-changes.ts";
import { isUnclaimed } from "../persistence/users.ts";
import { beginSession, type SignedIn } from "./sign-in.ts";

const SET_UP_LOCK = 7_251_190_002;

/** Makes the first administrator while there is no user at all, for whoever holds the token printed at start, and signs them in. */
export async function setUpFirstAdministrator(
  database: Database,
  setupToken: string,
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
  const isFirst = await database.transaction(async (em) => {
    await holdLock(em, { lock: SET_UP_LOCK });
    const made = await insertFirstAdministrator(em, {
      id: userId,
      name,
      email,
      passwordHash,
      capacity: CAPACITY.default,
    });
    return made.length > 0;
  });
  return isFirst ? beginSession(database, userId) : notPermitted(because("SETUP_DONE"));
}
