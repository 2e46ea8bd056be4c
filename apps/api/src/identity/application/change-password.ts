import type { ChangePasswordInput, InvalidSignIn, SignInThrottled, ValidationFailed } from "@parley/schema";
import type { Database } from "../../platform/database.ts";
import { record } from "../../platform/event-log/fact.ts";
import type { EventLog } from "../../platform/event-log/log.ts";
import { because, wrongField } from "../../platform/reasons.ts";
import { validationFailed } from "../../platform/refusals.ts";
import type { Viewer } from "../../platform/viewer.ts";
import { problemWithPassword } from "../domain/password-rules.ts";
import { hashPassword, isPassword } from "../passwords.ts";
import { endSessionsOf } from "../persistence/sessions.ts";
import { countAttempt, forgetFailures } from "../persistence/sign-in-throttle.ts";
import { findPassword, updatePassword } from "../persistence/user-changes.ts";
import { invalidSignIn, throttled } from "./sign-in.ts";

export interface PasswordChange {
  readonly by: Viewer;
  readonly input: ChangePasswordInput;
  readonly remoteAddress: string;
}

/** Changes the viewer's own password; every other session of theirs ends, and their sockets are checked again. */
export async function changePassword(
  database: Database,
  log: Pick<EventLog, "committed">,
  { by, input, remoteAddress }: PasswordChange,
): Promise<{ readonly changed: true } | InvalidSignIn | SignInThrottled | ValidationFailed> {
  const problem = problemWithPassword(input.newPassword);
  if (problem !== null) return validationFailed([wrongField("newPassword", problem)]);

  const user = await findPassword(database.fork(), by.userId);
  const attempt = { email: user?.email ?? "", remoteAddress, knownId: by.sessionId };
  const waitSeconds = await countAttempt(database.fork(), attempt);
  if (waitSeconds !== null) return throttled(waitSeconds);
  if (!(await isPassword(input.currentPassword, user?.passwordHash ?? null))) {
    return invalidSignIn(because("PASSWORD_WRONG"));
  }
  await forgetFailures(database.fork(), attempt);

  const passwordHash = await hashPassword(input.newPassword);
  await database.transaction(async (em) => {
    await updatePassword(em, by.userId, passwordHash);
    await endSessionsOf(em, by.userId, by.sessionId);
    await record(em, [{ kind: "viewer_changed", userId: by.userId }]);
  });
  log.committed();
  return { changed: true };
}
