import type { Viewer as ShownViewer } from "@parley/schema";
import { cursorAt } from "../../platform/event-log/place.ts";
import type { Viewer } from "../../platform/viewer.ts";
import { permissionsOf } from "../permissions.ts";
import type { IdentityContext } from "./context.ts";

/** The viewer as they see themselves: with their own e-mail address, and the log's end at this moment (R15). */
export async function shownViewer(
  viewer: Viewer,
  { load, log }: Pick<IdentityContext, "load" | "log">,
): Promise<ShownViewer> {
  const cursor = cursorAt(log.head());
  const user = await load.user(viewer.userId);
  return {
    user: { ...user, email: user.signInEmail },
    permissions: permissionsOf(viewer),
    cursor,
    tokenScope: viewer.apiTokenId === null ? null : (viewer.scopes ?? []),
  };
}
