import type { InteractionId, UserId } from "@parley/schema";
import { type Scene, setScene } from "../messaging/testing/scene.ts";
import type { AccountScope } from "../platform/graphql/context.ts";
import { newId } from "../platform/ids.ts";
import { createLogger } from "../platform/logging.ts";
import type { Viewer } from "../platform/viewer.ts";
import { startViewing, type Viewing } from "./index.ts";

let scene: Scene;
let nodes: readonly Viewing[];
let scope: AccountScope;
/** Both nodes are woken as by a bus between them. */
const wakers: (() => void)[] = [];
const logListeners: ((entries: readonly { kind: string }[]) => void)[] = [];

beforeAll(async () => {
  scene = await setScene();
  scope = scene.agent.scope;
  const deps = {
    database: scene.database,
    bus: {
      wake: () => {
        for (const wake of wakers) wake();
      },
      onWake: (_topic: string, listener: () => void) => wakers.push(listener),
    },
    log: {
      listen: (listener: (entries: never) => void) => {
        logListeners.push(listener as never);
        return () => undefined;
      },
    },
    identity: { viewerAgain: async (viewer: Viewer) => viewer, accountScope: async () => scope },
    logger: createLogger("silent"),
  };
  nodes = [startViewing(deps as never), startViewing(deps as never)];
}, 60_000);
afterAll(async () => {
  await Promise.all(nodes.map((node) => node.stop()));
  await scene.drop();
});
beforeEach(() => {
  scope = scene.agent.scope;
});

const asViewer = (userId: UserId, role: Viewer["role"] = "agent"): Viewer => ({
  userId,
  role,
  sessionId: "s",
  apiTokenId: null,
  scopes: null,
});

async function watch(node: Viewing | undefined, viewer: Viewer, interactionId = scene.interactionId) {
  const stream = await node?.watch(interactionId, viewer);
  if (!stream) throw new Error("nothing to watch");
  return {
    /** Names, once they are these. */
    async until(...names: string[]) {
      for (;;) {
        const { done, value } = await stream.next();
        if (done) throw new Error("it ended");
        if (value.map(({ name }) => name).join() === names.join()) return;
      }
    },
    next: () => stream.next(),
    leave: () => stream.return?.(),
  };
}

test("those who watch the same interaction know of each other, on whichever node, until one leaves", async () => {
  const [ana, ben] = [asViewer(scene.agent.userId), asViewer(scene.stranger.userId)];
  const first = await watch(nodes[0], ana);
  await first.until("Ana");
  const second = await watch(nodes[1], ben);
  await Promise.all([first.until("Ana", "Ben"), second.until("Ana", "Ben")]);

  const again = await watch(nodes[1], ben);
  await again.until("Ana", "Ben");
  await second.leave();
  await again.leave();
  await first.until("Ana");
  await first.leave();
  expect(await first.next()).toMatchObject({ done: true });
});

test("what may not be seen, or is not there, cannot be watched; what is taken away ends", async () => {
  scope = { all: false, accountIds: [] };
  expect(await nodes[0]?.watch(scene.interactionId, asViewer(scene.agent.userId))).toBeNull();
  expect(await nodes[0]?.watch("nonsense" as InteractionId, asViewer(scene.agent.userId))).toBeNull();
  expect(await nodes[0]?.watch(newId<InteractionId>(), asViewer(scene.agent.userId))).toBeNull();

  scope = scene.agent.scope;
  const watching = await watch(nodes[0], asViewer(scene.agent.userId));
  await watching.until("Ana");
  scope = { all: false, accountIds: [] };
  for (const listener of logListeners) listener([{ kind: "viewer_changed" }]);
  await expect(watching.next()).rejects.toMatchObject({ extensions: { code: "FORBIDDEN" } });
});

test("a reader who is slow gets the newest state and no queue", async () => {
  const slow = await watch(nodes[0], asViewer(scene.agent.userId));
  await slow.until("Ana");
  for (let round = 0; round < 3; round += 1) {
    const other = await watch(nodes[1], asViewer(scene.stranger.userId));
    await other.until("Ana", "Ben");
    await other.leave();
  }
  const last = await watch(nodes[1], asViewer(scene.stranger.userId));
  await last.until("Ana", "Ben");
  await slow.until("Ana", "Ben");
  await last.leave();
  await slow.leave();
});
