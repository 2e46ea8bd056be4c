import { may } from "../identity/index.ts";
import type { LogEntry } from "../platform/event-log/log.ts";
import type { AccountScope } from "../platform/graphql/context.ts";
import type { Viewer } from "../platform/viewer.ts";

/** Whether a viewer hears of an entry (R13, R15): asked for each event, so that what is taken away ends at once. */
export function isVisible(entry: LogEntry, viewer: Viewer, scope: AccountScope): boolean {
  if (entry.kind === "viewer_changed") return entry.userId === viewer.userId;
  if (!may(viewer, "interactions.read")) return false;
  if (entry.onlyForUserId !== null && entry.onlyForUserId !== viewer.userId && viewer.role === "agent") return false;
  if (entry.accountId === null) return true;
  return scope.all || scope.accountIds.includes(entry.accountId);
}
