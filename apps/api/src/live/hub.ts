import type { Identity } from "../identity/index.ts";
import type { EventLog, LogEntry } from "../platform/event-log/log.ts";
import type { Place } from "../platform/event-log/place.ts";
import type { Metrics } from "../platform/metrics.ts";
import type { Viewer } from "../platform/viewer.ts";
import type { Circle, LogReader } from "./reader.ts";
import { readStream, type StreamItem, type StreamRequest } from "./stream.ts";

export interface LiveHubDeps {
  readonly log: Pick<EventLog, "head" | "standing" | "after" | "listen">;
  readonly identity: Pick<Identity, "accountScope" | "viewerAgain">;
  readonly circleOf: (viewer: Viewer) => Promise<Circle>;
  readonly metrics: Pick<Metrics, "liveStreams" | "eventsDelivered">;
}

/** Every subscription of this node, fed from the one tail of the log. */
export interface LiveHub {
  subscribe(request: StreamRequest): AsyncIterableIterator<StreamItem>;
  /** What stands for all entries that were read from the log together with this one: what is loaded for one is fresh for all. */
  batchOf(entry: LogEntry): object;
  stop(): void;
}

/** Entries kept at hand, so that whoever is up to date costs the database nothing. */
const KEPT = 5_000;
const CHUNK = 500;

export function createLiveHub({ log, identity, circleOf, metrics }: LiveHubDeps): LiveHub {
  let recent: LogEntry[] = [];
  const batches = new WeakMap<LogEntry, object>();
  const wakers = new Set<() => void>();
  const enders = new Set<() => void>();

  const stopListening = log.listen(
    (entries) => {
      for (const entry of entries) batches.set(entry, entries);
      recent = recent.concat(entries);
      if (recent.length > 2 * KEPT) recent = recent.slice(-KEPT);
      const sleeping = [...wakers];
      wakers.clear();
      for (const wake of sleeping) wake();
    },
    () => {
      recent = [];
    },
  );

  /** The entry at a position, when it is at hand: the head is also when it is not among the recent ones. */
  function atHand(position: number): Place | undefined {
    const head = log.head();
    const [oldest] = recent;
    return position === head.position ? head : recent[position - (oldest?.position ?? 0)];
  }

  function recentAfter(position: number): readonly LogEntry[] | null {
    const [oldest] = recent;
    // Positions have no gaps: the index in the list follows from the first.
    if (oldest === undefined || position + 1 < oldest.position) return null;
    const from = position + 1 - oldest.position;
    return recent.slice(from, from + CHUNK);
  }

  function createReader(ended: () => boolean, onWaker: (wake: () => void) => void): LogReader {
    return {
      head: () => log.head(),
      async standing(place) {
        const entry = atHand(place.position);
        if (entry === undefined) return log.standing(place);
        return entry.mark === place.mark ? "here" : "elsewhere";
      },
      isEnded: ended,
      async after(position) {
        if (position >= log.head().position) return [];
        return recentAfter(position) ?? (await log.after(position, CHUNK));
      },
      more(position, atMostMs) {
        if (position < log.head().position || ended()) return Promise.resolve();
        return new Promise((resolve) => {
          const wake = () => {
            clearTimeout(timer);
            wakers.delete(wake);
            resolve();
          };
          const timer = setTimeout(wake, atMostMs);
          wakers.add(wake);
          onWaker(wake);
        });
      },
      async accessOf(viewer) {
        const present = await identity.viewerAgain(viewer);
        if (present === null) return null;
        const [scope, circle] = await Promise.all([identity.accountScope(present), circleOf(present)]);
        return { viewer: present, scope, circle, readAt: Date.now() };
      },
    };
  }

  return {
    subscribe(request) {
      let isEnded = false;
      let wake: () => void = () => undefined;
      const items = readStream(
        request,
        createReader(
          () => isEnded,
          (waker) => {
            wake = waker;
          },
        ),
      );
      metrics.liveStreams.inc();

      const end = () => {
        if (isEnded) return;
        isEnded = true;
        enders.delete(end);
        metrics.liveStreams.dec();
        wake();
      };
      enders.add(end);
      return {
        async next() {
          try {
            const result = await items.next();
            if (result.done === true) end();
            else if (result.value.type === "entry") metrics.eventsDelivered.inc();
            return result;
          } catch (error) {
            end();
            throw error;
          }
        },
        async return() {
          end();
          await items.return();
          return { done: true, value: undefined };
        },
        async throw(error: unknown) {
          end();
          return items.throw(error);
        },
        [Symbol.asyncIterator]() {
          return this;
        },
      };
    },
    batchOf: (entry) => batches.get(entry) ?? entry,
    stop() {
      stopListening();
      for (const end of [...enders]) end();
    },
  };
}
