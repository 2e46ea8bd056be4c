import type { LogEntry } from "../platform/event-log/log.ts";
import type { Place } from "../platform/event-log/place.ts";
import type { Standing } from "../platform/event-log/standing.ts";
import { clientError } from "../platform/graphql/errors.ts";
import type { Viewer } from "../platform/viewer.ts";
import type { Access, LogReader } from "./reader.ts";
import { isVisible } from "./visible.ts";

/** What a subscription is sent. The same entry is one object for all streams of a node, so work on it can be shared. */
export type StreamItem =
  | { readonly type: "entry"; readonly entry: LogEntry }
  | { readonly type: "heartbeat"; readonly place: Place }
  | { readonly type: "resync"; readonly place: Place; readonly reason: string };

export interface StreamRequest {
  readonly viewer: Viewer;
  /** The place after which to go on; null: from now on. */
  readonly after: Place | null;
  readonly wants: (entry: LogEntry) => boolean;
  /** Whether heartbeats are sent. */
  readonly hasHeartbeat: boolean;
}

const HEARTBEAT_MS = 15_000;
/** Sessions end by the clock too: access is asked anew at least this often. */
const RECHECK_MS = 20_000;
/** A reader this far behind is told to resynchronise: catching up would cost more than fetching afresh. */
const MAX_BEHIND = 20_000;

const RESYNC_REASONS: Readonly<Record<Exclude<Standing, "here"> | "tooFar", string>> = {
  pruned: "This cursor is older than what the log keeps.",
  ahead: "This cursor is ahead of the log.",
  elsewhere: "This cursor is of another log: of an earlier version, or from before the database was restored.",
  tooFar: "You are too far behind.",
};

/**
 * One viewer's entries in order, each once, from the log itself: a stream holds a cursor and no queue, so a slow
 * reader costs no memory. What the viewer may see is asked for each entry, and asked anew whenever the log says that
 * it may have changed (R13). Ends by itself only after it asked for a resynchronisation; a session that is over, like
 * whatever fails below, is an error.
 */
export async function* readStream(request: StreamRequest, reader: LogReader): AsyncGenerator<StreamItem, void, void> {
  let access = await accessOf(request.viewer, reader);
  let place = request.after ?? reader.head();
  let beatAt = 0;
  const resync = (why: keyof typeof RESYNC_REASONS): StreamItem => {
    return { type: "resync", place: reader.head(), reason: RESYNC_REASONS[why] };
  };
  const standing = request.after === null ? "here" : await reader.standing(place);
  if (standing !== "here") return yield resync(standing);

  while (!reader.isEnded()) {
    if (Date.now() - access.readAt > RECHECK_MS) access = await accessOf(access.viewer, reader);
    if (reader.head().position - place.position > MAX_BEHIND) return yield resync("tooFar");
    const entries = await reader.after(place.position);
    if (entries === null) return yield resync("pruned");
    for (const entry of entries) {
      place = entry;
      if (mayChangeAccess(entry, access.viewer)) access = await accessOf(access.viewer, reader);
      if (request.wants(entry) && isVisible(entry, access)) yield { type: "entry", entry };
    }
    if (entries.length > 0) continue;
    if (request.hasHeartbeat && Date.now() - beatAt >= HEARTBEAT_MS) {
      beatAt = Date.now();
      yield { type: "heartbeat", place };
    }
    await reader.more(place.position, HEARTBEAT_MS);
  }
}

async function accessOf(viewer: Viewer, reader: LogReader): Promise<Access> {
  const access = await reader.accessOf(viewer);
  if (access === null) throw clientError("UNAUTHENTICATED", "Your session is over: sign in again.");
  return access;
}

function mayChangeAccess(entry: LogEntry, viewer: Viewer): boolean {
  if (entry.kind === "viewer_changed") return entry.userId === viewer.userId;
  return entry.kind === "account_changed" && viewer.role === "agent";
}
