"use client";
import type { ApolloClient } from "@apollo/client";
import type { Client as SocketClient } from "graphql-ws";
import {
  createContext,
  type ReactNode,
  useContext,
  useEffect,
  useEffectEvent,
  useState,
  useSyncExternalStore,
} from "react";
import { createLiveConnection, type LiveConnection, type LiveEvent, type LiveState } from "./connection.ts";
import type { LateAnswers } from "./late-answers.ts";

const LiveContext = createContext<LiveConnection | null>(null);
const IDLE: LiveState = { phase: "idle" };

/** Holds the tab's one live connection; it begins when somebody is signed in. */
export function LiveProvider(props: {
  client: ApolloClient;
  socket: SocketClient;
  lateAnswers: LateAnswers<LiveEvent>;
  children: ReactNode;
}) {
  const [live] = useState(() => createLiveConnection(props.client, props.socket, props.lateAnswers));
  return <LiveContext value={live}>{props.children}</LiveContext>;
}

function useLive(): LiveConnection {
  const live = useContext(LiveContext);
  if (live === null) throw new Error("live hooks need a LiveProvider above them");
  return live;
}

/** Runs the connection from `cursor` on; null stops nothing and starts nothing. Ends by `useStopLive` at sign-out. */
export function useLiveConnection(cursor: string | null): void {
  const live = useLive();
  useEffect(() => {
    if (cursor !== null) live.start(cursor);
  }, [live, cursor]);
}

export function useStopLive(): () => void {
  return useLive().stop;
}

/** Live, catching up after a break, or offline since a moment. */
export function useLiveState(): LiveState {
  const live = useLive();
  return useSyncExternalStore(live.onState, live.state, () => IDLE);
}

/** Calls the newest `listener` for every event, after the cache has it. */
export function useLiveEvents(listener: (event: LiveEvent) => void): void {
  const live = useLive();
  const handle = useEffectEvent(listener);
  useEffect(() => live.onEvent((event) => handle(event)), [live]);
}

/** For what keeps the cache's lists: called for every event, and again when a late answer may have undone what it told. */
export function useLiveCache(listener: (event: LiveEvent) => void): void {
  const live = useLive();
  const handle = useEffectEvent(listener);
  useEffect(() => live.onEventAndAgain((event) => handle(event)), [live]);
}

/** Calls the newest `listener` after a resynchronisation: what a screen keeps beside the cache must be fetched again. */
export function useLiveResync(listener: () => void): void {
  const live = useLive();
  const handle = useEffectEvent(listener);
  useEffect(() => live.onResync(() => handle()), [live]);
}
