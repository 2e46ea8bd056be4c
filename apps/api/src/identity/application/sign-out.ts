import type { SignedOut, SignOutInput } from "@parley/schema";
import type { Database } from "../../platform/database.ts";
import { record } from "../../platform/event-log/fact.ts";
import type { EventLog } from "../../platform/event-log/log.ts";
import type { Viewer } from "../../platform/viewer.ts";
import { endSession, endSessionsOf } from "../persistence/sessions.ts";

/** Ends this session, or all of the viewer's; their sockets are checked again. */
export async function signOut(
  database: Database,
  log: Pick<EventLog, "committed">,
  by: Viewer | null,
  input: SignOutInput,
): Promise<SignedOut> {
  if (by === null) return { sessionEnded: false };
  const sessionEnded = await database.transaction(async (em) => {
    if (input.everywhere === true) await endSessionsOf(em, by.userId);
    const hadOne = by.sessionId !== null && (input.everywhere === true || (await endSession(em, by.sessionId)));
    await record(em, [{ kind: "viewer_changed", userId: by.userId }]);
    return hadOne;
  });
  log.committed();
  return { sessionEnded };
}
