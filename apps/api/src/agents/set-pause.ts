import type { NotFound, NotPermitted, PauseId, QueueId, UserId, ValidationFailed } from "@parley/schema";
import { endSessionsOf, findUser, may, type UserRow } from "../identity/index.ts";
import { findPause, pauseUser, unpauseUser } from "../pauses/index.ts";
import type { Em } from "../platform/database.ts";
import { record } from "../platform/event-log/fact.ts";
import { isId } from "../platform/ids.ts";
import { because, wrongField } from "../platform/reasons.ts";
import { notFound, notPermitted, validationFailed } from "../platform/refusals.ts";
import type { Viewer } from "../platform/viewer.ts";
import { endPresenceOf } from "../presence/index.ts";
import { isQueueMember, signInToQueue, signOutOfQueue } from "../queues/index.ts";
import type { AgentsDeps } from "./save-user.ts";

/** What is to be of somebody's pause. */
export interface PauseRequest {
  readonly userId: UserId;
  readonly paused: boolean;
  readonly pauseId: PauseId | null;
}

type Acted = { readonly user: UserRow & { readonly email?: string } };

/** Puts the viewer, or for supervisors another agent, on pause or takes them off it. What rings for them goes on to others (R7); waiting interactions are offered when a pause ends. */
export async function setPause(
  deps: AgentsDeps,
  by: Viewer,
  { userId, paused, pauseId }: PauseRequest,
): Promise<Acted | ValidationFailed | NotFound | NotPermitted> {
  if (userId !== by.userId && !may(by, "users.supervise")) return notPermitted();
  return changed(deps, by, userId, async (em) => {
    const pause = pauseId === null ? null : await findPause(em, pauseId);
    if (pauseId !== null && pause === null) {
      return validationFailed([wrongField("pauseId", because("PAUSE_GONE"))]);
    }
    const pausing = { userId, pauseName: pause?.name ?? null, isAutomatic: false, setById: by.userId };
    await record(em, paused ? await pauseUser(em, pausing) : await unpauseUser(em, userId));
    return null;
  });
}

/** Ends an agent's sessions on every device: what rings for them goes on to others. */
export async function signOutUser(
  deps: AgentsDeps,
  by: Viewer,
  userId: UserId,
): Promise<Acted | NotFound | NotPermitted> {
  if (!may(by, "users.supervise")) return notPermitted();
  return changed(deps, by, userId, async (em, user) => {
    if (user.role === "administrator" && by.role !== "administrator") return notPermitted();
    await endSessionsOf(em, userId);
    await endPresenceOf(em, userId);
    await record(em, [
      { kind: "viewer_changed", userId },
      { kind: "presence_changed", userId },
    ]);
    return null;
  });
}

/** Signs the viewer, or for supervisors another agent, in to a queue or out of it: a member stays one. */
export async function setQueueSignIn(
  deps: AgentsDeps,
  by: Viewer,
  { userId, queueId, isSignedIn }: { readonly userId: UserId; readonly queueId: QueueId; readonly isSignedIn: boolean },
): Promise<Acted | NotFound | NotPermitted> {
  if (userId !== by.userId && !may(by, "users.supervise")) return notPermitted();
  return changed(deps, by, userId, async (em) => {
    const member = { queueId, userId };
    if (!isId(queueId) || !(await isQueueMember(em, member))) return notFound("QUEUE");
    await (isSignedIn ? signInToQueue(em, member) : signOutOfQueue(em, member));
    await record(em, [
      { kind: "presence_changed", userId },
      { kind: "queue_changed", queueId },
    ]);
    return null;
  });
}

/** One change of somebody's availability; `change` answers why not, or null when it is done. */
async function changed<Refused extends object>(
  { database, log, eligibilityChanged }: AgentsDeps,
  by: Viewer,
  userId: UserId,
  change: (em: Em, user: UserRow) => Promise<Refused | null>,
): Promise<Acted | Refused | NotFound> {
  const answer = await database.transaction(async (em) => {
    const user = isId(userId) ? await findUser(em, userId) : null;
    if (user === null) return notFound("USER");
    const refused = await change(em, user);
    if (refused !== null) return refused;
    const now = (await findUser(em, userId)) ?? user;
    return { user: userId === by.userId ? { ...now, email: now.signInEmail } : now };
  });
  log.committed();
  eligibilityChanged();
  return answer;
}
