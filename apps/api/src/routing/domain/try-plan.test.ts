import type { IntervalId, QueueId, RoutingActionId, UserId } from "@parley/schema";
import type { PlanStep, PlanStepContent } from "../../routing-plans/index.ts";
import { someFacts } from "../../routing-plans/testing/plan-facts.ts";
import type { RoutableAgent, RoutableQueue } from "./agents.ts";
import type { RoutedSituation } from "./situation.ts";
import type { Surroundings } from "./surroundings.ts";
import { type Suppositions, tryPlan } from "./try-plan.ts";

const noon = new Date("2026-03-12T12:00:00Z");
const after = (seconds: number) => new Date(noon.getTime() + seconds * 1_000);
const support = "support" as QueueId;
const [ana, ben] = ["ana", "ben"] as UserId[] as [UserId, UserId];

function around(...online: UserId[]): Surroundings {
  const agent = (id: UserId): RoutableAgent => ({
    id,
    isActive: true,
    isOnline: online.includes(id),
    isPaused: false,
    capacity: 3,
    accountIds: new Set(["account"]),
    owned: 0,
    ringing: 0,
    lastOfferedAt: null,
  });
  const agents = new Map([ana, ben].map((id) => [id, agent(id)]));
  const queue: RoutableQueue = {
    id: support,
    strategy: "round_robin",
    weight: 0,
    agentTimeoutSeconds: 10,
    members: [ana, ben],
    lastOfferedAgentId: null,
  };
  return {
    agent: (id) => agents.get(id),
    queue: (id) => (id === support ? queue : undefined),
    heaviestQueueOf: () => null,
    isOpen: (_id: IntervalId, at) => at < after(60),
    hasCommand: () => true,
  };
}

function starting(...plan: PlanStepContent[]): RoutedSituation {
  return {
    accountId: "account",
    phase: "routing",
    state: { stage: "inbound" },
    ownerId: null,
    assignedQueueId: null,
    isTabOpen: false,
    isUnread: true,
    pending: [],
    hasInbound: true,
    dueAt: null,
    plan: plan.map((content, place): PlanStep => ({ id: `s${place}` as RoutingActionId, ...content })),
    facts: someFacts(),
    inboundCount: 1,
    repliedStepIds: new Set(),
    waits: { assignedAgentSeconds: 1, assignedQueueSeconds: 1 },
    waitingSince: noon,
  };
}

const nobody: Suppositions = { acceptedById: null, answerTo: () => null };
const toSupport: PlanStepContent = { type: "queue", queueId: support, waitSeconds: 30 };

test("nobody accepts: time goes on, later steps run later, and it waits in the end", () => {
  const trial = tryPlan(starting(toSupport, { type: "tag", tag: "late" }), around(ana), noon, nobody);
  expect(trial).toMatchObject({
    steps: [
      { outcome: "asked", at: noon, seconds: 30, agentIds: [ana] },
      { outcome: "tagged", at: after(30), text: "late" },
    ],
    end: "waiting",
    endsAt: after(30),
  });
});

test("who accepts does so when it rings for them, round after round", () => {
  const trial = tryPlan(starting(toSupport), around(ana, ben), noon, { ...nobody, acceptedById: ben });
  expect(trial).toMatchObject({ end: "accepted", endsAt: after(10), acceptedById: ben });
  const inVain = tryPlan(starting(toSupport), around(ana), noon, { ...nobody, acceptedById: ben });
  expect(inVain).toMatchObject({ end: "waiting", acceptedById: null });
});

test("answers are what they are supposed to be, and fill variables", () => {
  const plan: PlanStepContent[] = [
    {
      type: "http_request",
      url: "https://crm.example.com/",
      body: null,
      mappings: [{ path: "level", variable: "level" }],
      timeoutSeconds: 5,
    },
    { type: "auto_reply", text: "You are {{level}}.", mode: "always" },
    { type: "close", dispositionId: null },
  ];
  const answered = tryPlan(starting(...plan), around(), noon, { ...nobody, answerTo: () => '{"level":"gold"}' });
  expect(answered).toMatchObject({
    steps: [{ outcome: "called" }, { outcome: "replied", text: "You are gold." }, { outcome: "closed" }],
    end: "closed",
    variables: { level: "gold" },
  });
  const failed = tryPlan(starting(...plan), around(), noon, nobody);
  expect(failed.steps.map(({ outcome }) => outcome)).toEqual(["call_failed", "replied", "closed"]);
});

test("a plan that waits in circles for ever is cut short", () => {
  const plan: PlanStepContent[] = [toSupport, { type: "go_to", targetStepId: "s0" as RoutingActionId }];
  const trial = tryPlan(starting(...plan), around(), noon, nobody);
  expect(trial.steps.at(-1)?.outcome).toBe("jumps_spent");
  expect(trial.end).toBe("waiting");
});
