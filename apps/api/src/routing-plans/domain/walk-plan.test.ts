import type { IntervalId, QueueId, RoutingActionId, RoutingCondition, UserId } from "@parley/schema";
import { PLAN_JUMPS_MAX, VARIABLES } from "@parley/schema";
import fc from "fast-check";
import { someFacts } from "../testing/plan-facts.ts";
import type { PlanTargets } from "./plan-targets.ts";
import type { PlanStep, PlanStepContent } from "./step-kinds.ts";
import { type PlanView, type Walk, walkPlan } from "./walk-plan.ts";

const now = new Date("2026-03-12T12:00:00Z");
const open = "open" as IntervalId;
const closed = "closed" as IntervalId;
const support = "support" as QueueId;
const targets: PlanTargets = {
  agent: (id) => (id === "ana" ? {} : undefined),
  queue: (id) => (id === support ? {} : undefined),
  isOpen: (id) => (id === open ? true : id === closed ? false : undefined),
  hasCommand: (name) => name === "crm",
};
const named = (id: string, content: PlanStepContent, intervalId?: IntervalId): PlanStep => ({
  id: id as RoutingActionId,
  ...(intervalId === undefined ? {} : { intervalId }),
  ...content,
});
const reply = (text: string): PlanStepContent => ({ type: "auto_reply", text, mode: "always" });
const jump = (to: string): PlanStepContent => ({ type: "go_to", targetStepId: to as RoutingActionId });
const jumpIf = (to: string, condition: RoutingCondition): PlanStepContent => ({
  type: "go_to_if",
  targetStepId: to as RoutingActionId,
  condition,
});

function walk(plan: readonly PlanStep[], view: Partial<PlanView> = {}, from = { index: 0, jumps: 0 }): Walk {
  const facts = someFacts();
  return walkPlan({ plan, facts, inboundCount: 1, repliedStepIds: new Set(), ...view }, from, targets, now);
}
const outcomes = ({ steps }: Walk) => steps.map(({ index, outcome }) => `${index} ${outcome}`);

describe("intervals", () => {
  test.each([
    [open, "replied"],
    [closed, "outside_interval"],
    ["deleted" as IntervalId, "target_gone"],
  ])("a step in the interval %s: %s", (intervalId, outcome) => {
    const result = walk([named("a", reply("Hello"), intervalId), named("b", { type: "tag", tag: "x" })]);
    expect(result.steps.map((step) => step.outcome)).toEqual([outcome, "tagged"]);
    expect(result.effects.some((effect) => effect.do === "note" && effect.event === "target_gone")).toBe(
      outcome === "target_gone",
    );
  });
});

describe("jumps", () => {
  test("go on from the step they name, wherever it stands", () => {
    const plan = [named("a", jump("c")), named("b", reply("never")), named("c", reply("Hello"))];
    expect(outcomes(walk(plan))).toEqual(["0 jumped", "2 replied"]);
  });

  test("happen only when the condition holds", () => {
    const plan = [
      named("a", jumpIf("c", { messageText: { contains: "ORDER" } })),
      named("b", { type: "close", dispositionId: null }),
      named("c", reply("Which order?")),
    ];
    expect(outcomes(walk(plan))).toEqual(["0 jumped", "2 replied"]);
    const facts = someFacts({ message: { type: "text", text: "Ciao" } });
    expect(outcomes(walk(plan, { facts }))).toEqual(["0 condition_not_met", "1 closed"]);
  });

  test("see what earlier steps of the same walk did", () => {
    const plan = [
      named("a", { type: "tag", tag: "vip" }),
      named("b", { type: "set_variable", variable: "level", text: "gold" }),
      named(
        "c",
        jumpIf("e", { and: [{ tag: { equals: "VIP" } }, { variable: { name: "level", text: { equals: "gold" } } }] }),
      ),
      named("d", reply("never")),
      named("e", { type: "note", text: "{{level}} customer {{contact.name}}" }),
    ];
    const result = walk(plan);
    expect(outcomes(result)).toEqual(["0 tagged", "1 variable_set", "2 jumped", "4 noted"]);
    expect(result.effects.at(-1)).toEqual({ do: "note", event: "plan_note", text: "gold customer Maria Rossi" });
  });

  test("a plan that goes in circles is ended, and says so", () => {
    const result = walk([named("a", { type: "tag", tag: "x" }), named("b", jump("a"))]);
    expect(result.stop).toEqual({ at: "spent" });
    expect(result.steps.filter(({ outcome }) => outcome === "jumped")).toHaveLength(PLAN_JUMPS_MAX);
    expect(result.effects.filter((effect) => effect.do === "note")).toEqual([{ do: "note", event: "jumps_spent" }]);
  });

  test("are counted over the waits of one run", () => {
    const plan = [named("a", { type: "queue", queueId: support, waitSeconds: 5 }), named("b", jump("a"))];
    let from = { index: 0, jumps: 0 };
    let asked = 0;
    for (;;) {
      const { stop, cursor } = walk(plan, {}, from);
      if (stop.at !== "search") break;
      asked += 1;
      from = { ...cursor, index: cursor.index + 1 };
    }
    expect(asked).toBe(PLAN_JUMPS_MAX + 1);
  });
});

describe("what steps name may be gone", () => {
  test.each<[string, PlanStepContent]>([
    ["queue", { type: "queue", queueId: "gone" as QueueId, waitSeconds: 5 }],
    ["agent", { type: "agent", agentId: "gone" as UserId, waitSeconds: 5 }],
    ["step", jump("gone")],
    ["command", { type: "system", command: "gone", variable: "x", timeoutSeconds: 5 }],
  ])("a step whose %s is gone is skipped and said so", (_what, content) => {
    const result = walk([named("a", content), named("b", reply("Hello"))]);
    expect(outcomes(result)).toEqual(["0 target_gone", "1 replied"]);
    expect(result.effects[0]).toEqual({ do: "note", event: "target_gone" });
  });
});

describe("calls", () => {
  test("stop the walk with everything filled in, each value escaped for its place", () => {
    const facts = someFacts({ message: { type: "text", text: 'say "hi" & go\n' } });
    const step = named("a", {
      type: "http_request",
      url: "https://crm.example.com/find?q={{message.text}}",
      body: '{"text":"{{message.text}}"}',
      mappings: [],
      timeoutSeconds: 5,
    });
    const { stop } = walk([step], { facts });
    if (stop.at !== "call" || stop.call.type !== "http") throw new Error("no call");
    expect(stop.call.url).toBe("https://crm.example.com/find?q=say%20%22hi%22%20%26%20go%0A");
    expect(JSON.parse(stop.call.body)).toEqual({ text: 'say "hi" & go\n' });
  });

  test("post the interaction when no body is written", () => {
    const step = named("a", {
      type: "http_request",
      url: "https://x.example",
      body: null,
      mappings: [],
      timeoutSeconds: 5,
    });
    const { stop } = walk([step], { facts: someFacts({ variables: { level: "gold" } }) });
    if (stop.at !== "call" || stop.call.type !== "http") throw new Error("no call");
    expect(JSON.parse(stop.call.body)).toMatchObject({
      contact: { name: "Maria Rossi" },
      interaction: { number: 7 },
      message: { text: "Where is my order?" },
      variables: { level: "gold" },
    });
  });
});

test("an interaction has only so many variables", () => {
  const full = Object.fromEntries(Array.from({ length: VARIABLES.maxCount }, (_, place) => [`v${place}`, "x"]));
  const plan = [
    named("a", { type: "set_variable", variable: "fresh", text: "1" }),
    named("b", { type: "set_variable", variable: "v0", text: "2" }),
  ];
  const result = walk(plan, { facts: someFacts({ variables: full }) });
  expect(outcomes(result)).toEqual(["0 variables_full", "1 variable_set"]);
});

test("whatever the plan, a walk ends, within its jumps, and stops only where something waits", () => {
  const id = fc.constantFrom("a", "b", "c", "d", "e");
  const content = fc.oneof(
    id.map(jump),
    fc.tuple(id, fc.boolean()).map(([to, isMet]) => jumpIf(to, { tag: { isEmpty: isMet } })),
    fc.constant<PlanStepContent>({ type: "tag", tag: "x" }),
    fc.constant<PlanStepContent>({ type: "note", text: "{{contact.name}}" }),
    fc.constant<PlanStepContent>({ type: "queue", queueId: support, waitSeconds: 5 }),
    fc.constant<PlanStepContent>({ type: "close", dispositionId: null }),
  );
  const plans = fc.array(fc.tuple(content, fc.constantFrom(undefined, open, closed)), { maxLength: 5 });
  fc.assert(
    fc.property(plans, fc.nat(4), fc.nat(PLAN_JUMPS_MAX), (contents, index, jumps) => {
      const plan = contents.map(([it, intervalId], place) => named("abcde".charAt(place), it, intervalId));
      const { steps, stop, cursor } = walk(plan, {}, { index, jumps });
      const jumped = steps.filter(({ outcome }) => outcome === "jumped").length;
      expect(jumped).toBeLessThanOrEqual(PLAN_JUMPS_MAX - jumps);
      expect(steps.length).toBeLessThanOrEqual((jumped + 1) * plan.length);
      if (stop.at === "search") expect(plan[cursor.index]?.type).toBe("queue");
      if (stop.at === "closed") expect(steps.at(-1)?.outcome).toBe("closed");
    }),
    { numRuns: 2_000 },
  );
});
