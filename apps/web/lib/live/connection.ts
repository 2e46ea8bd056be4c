import type { ApolloClient } from "@apollo/client";
import type { Client as SocketClient } from "graphql-ws";
import type { EventsSubscription as EventsData } from "#gql/types";
import { ViewerQuery } from "../session/viewer.ts";
import { EventsSubscription } from "./events.ts";
import type { LateAnswers } from "./late-answers.ts";

/** One change the viewer may see, already written to the cache. */
export type LiveEvent = Extract<EventsData["events"], { __typename: "LiveEvent" }>;

export type LiveState =
  | { readonly phase: "idle" }
  | { readonly phase: "connecting" }
  | { readonly phase: "catchingUp" }
  | { readonly phase: "live" }
  | { readonly phase: "offline"; readonly since: Date };

export interface LiveConnection {
  /** Begins after this cursor; does nothing while already running. */
  start(after: string): void;
  stop(): void;
  state(): LiveState;
  onState(listener: () => void): () => void;
  onEvent(listener: (event: LiveEvent) => void): () => void;
  /** Called for every event, and again for one that an answer came after which was asked for before it. */
  onEventAndAgain(listener: (event: LiveEvent) => void): () => void;
  /** Called once the active queries have been fetched afresh because the cursor was too old. */
  onResync(listener: () => void): () => void;
}

/** A heartbeat comes every 15 s; silence this long means that the socket is dead though it looks open. */
const SILENCE_MS = 40_000;
/** After a resume, this long without an event means that we are current, should the next heartbeat be far. */
const SETTLED_MS = 1_500;
const FIRST_RETRY_MS = 300;
const LONGEST_RETRY_MS = 10_000;
/** Failures in a row after which the session itself is asked for. */
const ASK_WHO_AFTER = 2;

/** The tab's single reader of `events(after)`: keeps the cursor, reconnects after it, watches the heartbeat (R15). */
export function createLiveConnection(
  client: ApolloClient,
  socket: SocketClient,
  lateAnswers: LateAnswers<LiveEvent>,
): LiveConnection {
  let current: LiveState = { phase: "idle" };
  let cursor: string | null = null;
  let failures = 0;
  let hasBeenLive = false;
  let reading: { unsubscribe(): void } | null = null;
  const timers: Partial<Record<"silence" | "settled" | "retry", ReturnType<typeof setTimeout>>> = {};
  const stateListeners = new Set<() => void>();
  const eventListeners = new Set<(event: LiveEvent) => void>();
  const againListeners = new Set<(event: LiveEvent) => void>();
  const resyncListeners = new Set<() => void>();

  function become(next: LiveState) {
    if (next.phase === current.phase) return;
    current = next;
    for (const listener of stateListeners) listener();
  }

  function after(name: keyof typeof timers, ms: number, act: () => void) {
    clearTimeout(timers[name]);
    timers[name] = setTimeout(act, ms);
  }

  function isCurrent() {
    clearTimeout(timers.settled);
    hasBeenLive = true;
    failures = 0;
    become({ phase: "live" });
  }

  function read() {
    clearTimeout(timers.retry);
    reading?.unsubscribe();
    if (current.phase === "idle") become({ phase: "connecting" });
    watchSilence();
    reading = client
      .subscribe({ query: EventsSubscription, variables: { after: cursor } })
      .subscribe({ next: ({ data }) => data && take(data.events), error: lost, complete: lost });
  }

  function watchSilence() {
    after("silence", SILENCE_MS, () => {
      socket.terminate();
      lost();
    });
  }

  function take(entry: EventsData["events"]) {
    watchSilence();
    cursor = entry.cursor;
    if (entry.__typename === "Heartbeat") return isCurrent();
    if (entry.__typename === "ResyncRequired") return void resync();
    if (current.phase !== "live") after("settled", SETTLED_MS, isCurrent);
    lateAnswers.heard(entry);
    for (const listener of [...againListeners, ...eventListeners]) listener(entry);
  }

  lateAnswers.onAgain((entries) => {
    client.cache.batch({
      update(cache) {
        for (const events of entries) {
          cache.writeQuery({ query: EventsSubscription, id: "ROOT_SUBSCRIPTION", data: { events } });
          for (const listener of againListeners) listener(events);
        }
      },
    });
  });

  async function resync() {
    reading?.unsubscribe();
    reading = null;
    become({ phase: "catchingUp" });
    await client.refetchQueries({ include: "active" }).catch(() => undefined);
    for (const listener of resyncListeners) listener();
    if (cursor !== null) read();
  }

  function lost() {
    if (cursor === null) return;
    reading?.unsubscribe();
    reading = null;
    clearTimeout(timers.settled);
    clearTimeout(timers.silence);
    become({ phase: "offline", since: new Date() });
    failures += 1;
    if (failures % ASK_WHO_AFTER === 0) void askWho();
    // Spread out: when a server restarts, all of its tabs are here at the same moment.
    const wait = Math.min(FIRST_RETRY_MS * 2 ** (failures - 1), LONGEST_RETRY_MS);
    after("retry", wait * (0.5 + Math.random()), read);
  }

  /** A socket that is refused again and again may mean that the session ended: the answer goes to the cache. */
  async function askWho() {
    await client.query({ query: ViewerQuery, fetchPolicy: "network-only" }).catch(() => undefined);
  }

  socket.on("connected", () => {
    if (cursor === null) return;
    if (hasBeenLive) become({ phase: "catchingUp" });
    after("settled", SETTLED_MS, isCurrent);
  });

  function retryNow() {
    if (current.phase === "offline") read();
  }

  return {
    start(newest) {
      if (cursor !== null) return;
      cursor = newest;
      window.addEventListener("online", retryNow);
      document.addEventListener("visibilitychange", retryNow);
      read();
    },
    stop() {
      cursor = null;
      hasBeenLive = false;
      for (const timer of Object.values(timers)) clearTimeout(timer);
      reading?.unsubscribe();
      reading = null;
      window.removeEventListener("online", retryNow);
      document.removeEventListener("visibilitychange", retryNow);
      become({ phase: "idle" });
    },
    state: () => current,
    onState: (listener) => subscribeTo(stateListeners, listener),
    onEvent: (listener) => subscribeTo(eventListeners, listener),
    onEventAndAgain: (listener) => subscribeTo(againListeners, listener),
    onResync: (listener) => subscribeTo(resyncListeners, listener),
  };
}

function subscribeTo<Listener>(listeners: Set<Listener>, listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
