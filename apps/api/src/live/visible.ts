import { may } from "../identity/index.ts";
import type { LogEntry } from "../platform/event-log/log.ts";
import type { Access } from "./reader.ts";

/** Whether a viewer hears of an entry (R13, R15): asked for each event, so that what is taken away ends at once. */
export function isVisible(entry: LogEntry, { viewer, scope, circle }: Omit<Access, "readAt">): boolean {
  if (entry.kind === "viewer_changed") return entry.userId === viewer.userId;
  // A draft is nobody else's, a supervisor's neither.
  if (entry.kind === "draft_changed" && entry.onlyForUserId !== viewer.userId) return false;
  if (!may(viewer, "interactions.read")) return false;
  if (entry.onlyForUserId !== null && entry.onlyForUserId !== viewer.userId && viewer.role === "agent") return false;
  if (entry.accountId !== null) return scope.all || scope.accountIds.includes(entry.accountId);
  if (circle.all) return true;
  if (entry.userId !== null) return circle.userIds.has(entry.userId);
  return entry.queueId !== null && circle.queueIds.has(entry.queueId);
}
