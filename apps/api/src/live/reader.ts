import type { LogEntry } from "../platform/event-log/log.ts";
import type { Place } from "../platform/event-log/place.ts";
import type { Standing } from "../platform/event-log/standing.ts";
import type { AccountScope } from "../platform/graphql/context.ts";
import type { Viewer } from "../platform/viewer.ts";

/** The people and queues a viewer may hear of: everybody's, or an agent's colleagues and own queues (R13). */
export type Circle =
  | { readonly all: true }
  | { readonly all: false; readonly userIds: ReadonlySet<string>; readonly queueIds: ReadonlySet<string> };

/** What a viewer may see, and when that was asked. */
export interface Access {
  readonly viewer: Viewer;
  readonly scope: AccountScope;
  readonly circle: Circle;
  /** Milliseconds since the epoch. */
  readonly readAt: number;
}

/** What one stream needs of the log and of its viewer. */
export interface LogReader {
  head(): Place;
  /** Whether one can go on from a place; `here` also when only other nodes have read so far yet. */
  standing(place: Place): Promise<Standing>;
  /** Entries after a position, a bounded number; none when there are no more; null when some were pruned. */
  after(position: number): Promise<readonly LogEntry[] | null>;
  /** Waits until there is something after `position`, the stream ends, or `atMostMs` have passed. */
  more(position: number, atMostMs: number): Promise<void>;
  /** What the viewer may see now; null when their session or token is over. */
  accessOf(viewer: Viewer): Promise<Access | null>;
  isEnded(): boolean;
}
