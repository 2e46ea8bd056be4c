import type { QueueId, RoutingActionId, RoutingActionInput, UserId } from "@parley/schema";
import { readPlan } from "./read-plan.ts";

const targets = {
  queueIds: new Set(["queue"]),
  agentIds: new Set(["agent"]),
  dispositionIds: new Set(["disposition"]),
  intervalIds: new Set(["interval"]),
  commands: new Set(["crm"]),
  headers: {
    seal: (_name: string, value: string) => `sealed ${value}`,
    kept: ({ id }: { readonly id?: string | null }, name: string) => (id === STEP && name === "X-Key" ? "kept" : null),
  },
  textLimit: 1_600,
};
const STEP = "0190a3b2-0000-7000-8000-000000000001" as RoutingActionId;
let next = 0;
const read = (...inputs: RoutingActionInput[]) => readPlan(inputs, targets, () => `step${next++}` as RoutingActionId);
const queueId = "queue" as QueueId;
const agentId = "agent" as UserId;

test("each step keeps what belongs to its type and gets an id of its own", () => {
  const plan = read(
    { type: "auto_reply", text: " Hello ", mode: "once", queueId: null },
    { type: "queue", queueId, waitSeconds: 30 },
    { type: "agent", agentId, waitSeconds: 2_147_483 },
    { type: "tag", tag: "vip" },
    { type: "close" },
  );
  expect(plan).toMatchObject({
    steps: [
      { type: "auto_reply", text: "Hello", mode: "once" },
      { type: "queue", queueId, waitSeconds: 30 },
      { type: "agent", agentId, waitSeconds: 2_147_483 },
      { type: "tag", tag: "vip" },
      { type: "close", dispositionId: null },
    ],
  });
  const ids = "steps" in plan ? plan.steps.map(({ id }) => id) : [];
  expect(new Set(ids).size).toBe(5);
});

test.each([
  [{ type: "queue", queueId: "gone" as QueueId, waitSeconds: 5 }, "actions.0.queueId"],
  [{ type: "queue", queueId, waitSeconds: 0 }, "actions.0.waitSeconds"],
  [{ type: "queue", queueId, waitSeconds: 2_147_484 }, "actions.0.waitSeconds"],
  [{ type: "queue", queueId }, "actions.0.waitSeconds"],
  [{ type: "agent", agentId: "stranger" as UserId, waitSeconds: 5 }, "actions.0.agentId"],
  [{ type: "auto_reply", text: "x".repeat(1_601), mode: "always" }, "actions.0.text"],
  [{ type: "auto_reply", text: "  ", mode: "always" }, "actions.0.text"],
  [{ type: "auto_reply", text: "Hello" }, "actions.0.mode"],
  [{ type: "tag", tag: "x".repeat(41) }, "actions.0.tag"],
  [{ type: "tag", tag: "vip", text: "stray" }, "actions.0.text"],
  [{ type: "close", dispositionId: "gone" as never }, "actions.0.dispositionId"],
] satisfies [RoutingActionInput, string][])("%o is refused at %s", (action, path) => {
  expect(read(action)).toMatchObject({ wrong: [{ path }] });
});

describe("the headers of an HTTP step", () => {
  const call = (...headers: { name: string; value?: string | null }[]) =>
    read({ type: "http_request", id: STEP, url: "https://crm.example.com/", headers });

  test("are stored sealed; one without a value keeps its own", () => {
    expect(call({ name: " Authorization ", value: " Bearer 1 " }, { name: "X-Key", value: "" })).toMatchObject({
      steps: [
        {
          headers: [
            { name: "Authorization", sealed: "sealed Bearer 1" },
            { name: "X-Key", sealed: "kept" },
          ],
        },
      ],
    });
  });

  test.each([
    [[{ name: "X-New" }], "0.value"],
    [[{ name: "X-Key", value: "two\r\nlines: 1" }], "0.value"],
    [[{ name: "X-Key", value: "perché" }], "0.value"],
    [[{ name: "X-Key", value: "x".repeat(4_001) }], "0.value"],
    [[{ name: "X Key", value: "1" }], "0.name"],
    [[{ name: "", value: "1" }], "0.name"],
    [[{ name: "Host", value: "elsewhere" }], "0.name"],
    [[{ name: "content-Length", value: "0" }], "0.name"],
    [[{ name: "X-Key" }, { name: "x-key", value: "1" }], "1.name"],
  ])("%j is refused at %s", (headers, path) => {
    expect(call(...headers)).toMatchObject({ wrong: [{ path: `actions.0.headers.${path}` }] });
  });

  test("more than ten are refused, and any in another step", () => {
    const many = Array.from({ length: 11 }, (_, number) => ({ name: `X-${number}`, value: "1" }));
    expect(call(...many)).toMatchObject({ wrong: [{ path: "actions.0.headers" }] });
    const stray = read({ type: "tag", tag: "vip", headers: [{ name: "X-Key", value: "1" }] });
    expect(stray).toMatchObject({ wrong: [{ path: "actions.0.headers" }] });
  });
});

test("more than a hundred steps are refused", () => {
  expect(read(...Array.from({ length: 101 }, (): RoutingActionInput => ({ type: "tag", tag: "x" })))).toMatchObject({
    wrong: [{ path: "actions" }],
  });
});
