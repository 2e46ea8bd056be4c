import type { ApolloClient } from "@apollo/client";
import type { Client as SocketClient } from "graphql-ws";
import { createLiveConnection, type LiveConnection, type LiveEvent } from "./connection.ts";
import { createLateAnswers } from "./late-answers.ts";

const { jest } = import.meta;

interface Reader {
  readonly after: string | null;
  readonly observer: { next(result: unknown): void; error(why: unknown): void };
  isDone: boolean;
}

/** A stand-in for the API's end: who reads from which cursor, and what it is told. */
function stage() {
  const readers: Reader[] = [];
  let handleConnected = () => undefined as unknown;
  const refetched = jest.fn(async () => undefined);
  const asked = jest.fn(async () => undefined);
  const client = {
    subscribe: ({ variables }: { variables: { after: string | null } }) => ({
      subscribe: (observer: Reader["observer"]) => {
        const reader: Reader = { after: variables.after, observer, isDone: false };
        readers.push(reader);
        return { unsubscribe: () => Object.assign(reader, { isDone: true }) };
      },
    }),
    refetchQueries: refetched,
    query: asked,
  } as unknown as ApolloClient;
  const socket = {
    on: (_name: string, listener: () => unknown) => {
      handleConnected = listener;
    },
    terminate: () => readers.at(-1)?.observer.error(new Error("terminated")),
  } as unknown as SocketClient;
  const lateAnswers = createLateAnswers<LiveEvent>();
  const live = createLiveConnection(client, socket, lateAnswers);
  const tell = (entry: object) => readers.at(-1)?.observer.next({ data: { events: entry } });
  return { live, readers, refetched, asked, tell, connect: () => handleConnected() };
}

const heartbeat = (cursor: string) => ({ __typename: "Heartbeat", cursor, at: "2026-01-01T00:00:00Z" });
const event = (cursor: string) => ({ __typename: "LiveEvent", cursor, kind: "MESSAGE_ADDED" });

beforeAll(() => {
  const nothing = { addEventListener: () => undefined, removeEventListener: () => undefined };
  Object.assign(globalThis, { window: nothing, document: nothing });
});
beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

const phase = (live: LiveConnection) => live.state().phase;

describe("the tab's one live connection", () => {
  test("begins after the viewer's cursor, once, and is live with the first heartbeat", () => {
    const { live, readers, tell } = stage();
    live.start("c1");
    live.start("c1");
    expect(readers.map(({ after }) => after)).toEqual(["c1"]);
    expect(phase(live)).toBe("connecting");
    tell(heartbeat("c1"));
    expect(phase(live)).toBe("live");
  });

  test("resumes after the newest cursor it saw and says that it catches up", () => {
    const { live, readers, tell, connect } = stage();
    live.start("c1");
    tell(heartbeat("c1"));
    tell(event("c2"));
    readers[0]?.observer.error(new Error("gone"));
    expect(phase(live)).toBe("offline");
    jest.advanceTimersByTime(1_000);
    expect(readers.map(({ after }) => after)).toEqual(["c1", "c2"]);
    connect();
    expect(phase(live)).toBe("catchingUp");
    tell(heartbeat("c2"));
    expect(phase(live)).toBe("live");
  });

  test("takes forty silent seconds for a dead socket", () => {
    const { live, readers, tell } = stage();
    live.start("c1");
    tell(heartbeat("c1"));
    jest.advanceTimersByTime(39_000);
    expect(phase(live)).toBe("live");
    jest.advanceTimersByTime(1_001);
    expect(phase(live)).toBe("offline");
    jest.advanceTimersByTime(2_000);
    expect(readers.length).toBeGreaterThan(1);
  });

  test("hands every event to its listeners until they leave", () => {
    const { live, tell } = stage();
    const heard = jest.fn();
    const leave = live.onEvent(heard);
    live.start("c1");
    tell(event("c2"));
    leave();
    tell(event("c3"));
    expect(heard).toHaveBeenCalledTimes(1);
  });

  test("fetches afresh when its cursor is too old, then goes on after the new one", async () => {
    const { live, readers, refetched, tell } = stage();
    const resynced = jest.fn();
    live.onResync(resynced);
    live.start("c1");
    tell({ __typename: "ResyncRequired", cursor: "c9", reason: "too old" });
    await jest.advanceTimersByTimeAsync(0);
    expect(refetched).toHaveBeenCalledTimes(1);
    expect(resynced).toHaveBeenCalledTimes(1);
    expect(readers.at(-1)?.after).toBe("c9");
    expect(readers[0]?.isDone).toBe(true);
  });

  test("asks who is signed in when it is refused again and again", () => {
    const { live, readers, asked } = stage();
    live.start("c1");
    readers.at(-1)?.observer.error(new Error("refused"));
    jest.advanceTimersByTime(1_000);
    readers.at(-1)?.observer.error(new Error("refused"));
    expect(asked).toHaveBeenCalledTimes(1);
  });

  test("stays silent once stopped", () => {
    const { live, readers } = stage();
    live.start("c1");
    live.stop();
    readers[0]?.observer.error(new Error("closed"));
    jest.advanceTimersByTime(60_000);
    expect(readers).toHaveLength(1);
    expect(phase(live)).toBe("idle");
  });
});
