import type { LogEntry } from "../platform/event-log/log.ts";
import type { Viewer } from "../platform/viewer.ts";
import type { Access, LogReader } from "./reader.ts";
import { isVisible } from "./visible.ts";

/** What a subscription is sent. The same entry is one object for all streams of a node, so work on it can be shared. */
export type StreamItem =
  | { readonly type: "entry"; readonly entry: LogEntry }
  | { readonly type: "heartbeat"; readonly position: number }
  | { readonly type: "resync"; readonly position: number; readonly reason: string };

export interface StreamRequest {
  readonly viewer: Viewer;
  /** The position after which to go on; null: from now on. */
  readonly after: number | null;
  readonly wants: (entry: LogEntry) => boolean;
  /** Whether heartbeats are sent. */
  readonly hasHeartbeat: boolean;
}

const HEARTBEAT_MS = 15_000;
/** Sessions end by the clock too: access is asked anew at least this often. */
const RECHECK_MS = 20_000;
/** A reader this far behind is told to resynchronise: catching up would cost more than fetching afresh (LIV-03, T19). */
const MOST_BEHIND = 20_000;

/**
 * One viewer's entries in order, each once, from the log itself: a stream keeps a position and no queue, so a
 * slow reader costs no memory. What the viewer may see is asked for each entry, and asked anew whenever the
 * log says that it may have changed (R13, T20). Ends when their session does (S22).
 */
export async function* readStream(request: StreamRequest, reader: LogReader): AsyncGenerator<StreamItem, void, void> {
  let access: Access | null = await reader.accessOf(request.viewer);
  let position = request.after ?? reader.head();
  let beatAt = 0;
  if (position > reader.head() && position > (await reader.newest())) {
    yield { type: "resync", position: reader.head(), reason: "This cursor is ahead of the log." };
    return;
  }
  while (access !== null && !reader.isEnded()) {
    if (Date.now() - access.readAt > RECHECK_MS) access = await reader.accessOf(access.viewer);
    const isTooFar: boolean = reader.head() - position > MOST_BEHIND;
    const entries = isTooFar ? null : await reader.after(position);
    if (entries === null) {
      const reason = isTooFar ? "You are too far behind." : "This cursor is older than what the log keeps.";
      yield { type: "resync", position: reader.head(), reason };
      return;
    }
    for (const entry of entries) {
      position = entry.position;
      if (access !== null && mayChangeAccess(entry, access.viewer)) access = await reader.accessOf(access.viewer);
      if (access === null) return;
      if (request.wants(entry) && isVisible(entry, access)) yield { type: "entry", entry };
    }
    if (entries.length > 0) continue;
    if (request.hasHeartbeat && Date.now() - beatAt >= HEARTBEAT_MS) {
      beatAt = Date.now();
      yield { type: "heartbeat", position };
    }
    await reader.more(position, HEARTBEAT_MS);
  }
}

function mayChangeAccess(entry: LogEntry, viewer: Viewer): boolean {
  if (entry.kind === "viewer_changed") return entry.userId === viewer.userId;
  return entry.kind === "account_changed" && viewer.role === "agent";
}
