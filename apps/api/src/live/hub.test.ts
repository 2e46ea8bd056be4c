import type { Viewer } from "../platform/viewer.ts";
import { createLiveHub, type LiveHubDeps } from "./hub.ts";

const viewer: Viewer = { userId: "u", role: "administrator", sessionId: "s", apiTokenId: null, scopes: null } as never;

/** A hub on a log at position 7, whose database can be away. */
function hub(viewerAgain: () => Promise<Viewer | null>) {
  let open = 0;
  const live = createLiveHub({
    log: {
      head: () => ({ position: 7, mark: 70 }),
      standing: async () => "elsewhere",
      after: async () => [],
      listen: () => () => true,
    },
    identity: { viewerAgain, accountScope: async () => ({ all: true }) },
    circleOf: async () => ({ all: true }),
    metrics: {
      liveStreams: { inc: () => (open += 1), dec: () => (open -= 1) },
      eventsDelivered: { inc: () => undefined },
    } as unknown as LiveHubDeps["metrics"],
  });
  const subscribe = (after: { position: number; mark: number } | null) =>
    live.subscribe({ viewer, after, wants: () => true, hasHeartbeat: true });
  return { subscribe, open: () => open };
}

test("a stream that fails is an error, and no longer counted", async () => {
  const { subscribe, open } = hub(() => Promise.reject(new Error("connect ECONNREFUSED")));
  const items = subscribe(null);
  expect(open()).toBe(1);
  await expect(items.next()).rejects.toThrow("ECONNREFUSED");
  expect(open()).toBe(0);
});

test("a session that is over ends its stream with an error of that name", async () => {
  const { subscribe, open } = hub(async () => null);
  await expect(subscribe(null).next()).rejects.toMatchObject({ extensions: { code: "UNAUTHENTICATED" } });
  expect(open()).toBe(0);
});

test("the head is known by its mark without asking the database; what is not, is asked for", async () => {
  const { subscribe } = hub(async () => viewer);
  const first = async (after: { position: number; mark: number }) => {
    const items = subscribe(after);
    const { value } = await items.next();
    await items.return?.();
    return (value as { type: string } | undefined)?.type;
  };
  expect(await first({ position: 7, mark: 70 })).toBe("heartbeat");
  expect(await first({ position: 7, mark: 71 })).toBe("resync");
  expect(await first({ position: 3, mark: 30 })).toBe("resync");
});
