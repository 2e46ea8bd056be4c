import type { DispositionId, OfferId, QueueId, QueueStrategy, RoutingActionId, UserId } from "@parley/schema";
import fc from "fast-check";
import type { PlanStep } from "../../routing-plans/index.ts";
import { someFacts } from "../../routing-plans/testing/plan-facts.ts";
import { isEligible, type RoutableAgent, type RoutableQueue } from "./agents.ts";
import type { Effect } from "./effects.ts";
import { evaluate } from "./evaluate.ts";
import type { PendingOffer, RoutedSituation } from "./situation.ts";
import type { Surroundings } from "./surroundings.ts";

const noon = new Date("2026-03-12T12:00:00Z");
const account = "account";
const support = "support" as QueueId;
const [ana, ben, chloe] = ["ana", "ben", "chloe"] as UserId[] as [UserId, UserId, UserId];
const after = (seconds: number) => new Date(noon.getTime() + seconds * 1_000);

function agent(id: UserId, overrides: Partial<RoutableAgent> = {}): RoutableAgent {
  return {
    id,
    isActive: true,
    isOnline: true,
    isPaused: false,
    capacity: 3,
    accountIds: new Set([account]),
    owned: 0,
    ringing: 0,
    lastOfferedAt: null,
    ...overrides,
  };
}

function queue(strategy: QueueStrategy, overrides: Partial<RoutableQueue> = {}): RoutableQueue {
  return {
    id: support,
    strategy,
    weight: 0,
    agentTimeoutSeconds: 15,
    members: [ana, ben, chloe],
    lastOfferedAgentId: null,
    ...overrides,
  };
}

function directory(agents: readonly RoutableAgent[], queues: readonly RoutableQueue[]): Surroundings {
  return {
    isOpen: () => undefined,
    hasCommand: () => false,
    agent: (id) => agents.find((it) => it.id === id),
    queue: (id) => queues.find((it) => it.id === id),
    heaviestQueueOf: (id) => queues.find(({ members }) => members.includes(id))?.id ?? null,
  };
}

const toSupport: PlanStep = { id: "q" as RoutingActionId, type: "queue", queueId: support, waitSeconds: 30 };

function situation(overrides: Partial<RoutedSituation> = {}): RoutedSituation {
  return {
    accountId: account,
    phase: "routing",
    state: { stage: "inbound" },
    plan: [toSupport],
    ownerId: null,
    assignedQueueId: null,
    isTabOpen: false,
    isUnread: true,
    hasInbound: true,
    dueAt: null,
    waitingSince: null,
    waits: { assignedAgentSeconds: 10, assignedQueueSeconds: 10 },
    pending: [],
    inboundCount: 1,
    repliedStepIds: new Set(),
    facts: someFacts(),
    ...overrides,
  };
}

const offered = (effects: readonly Effect[]) => effects.flatMap((it) => (it.do === "offer" ? [it.agentId] : []));
const ring = (id: string, agentId: UserId, expiresAt: Date): PendingOffer => ({
  id: id as OfferId,
  agentId,
  queueId: support,
  expiresAt,
});
/** What is done, the lines of its history aside. */
const acts = (effects: readonly Effect[]) => effects.map((it) => it.do).filter((it) => it !== "history");

describe("a queue step of the plan (R6)", () => {
  test("beep all rings everybody who may be rung, and nobody else", () => {
    const people = [agent(ana), agent(ben, { isPaused: true }), agent(chloe, { owned: 3 })];
    const result = evaluate(situation(), directory(people, [queue("beep_all")]), noon);

    expect(offered(result.effects)).toEqual([ana]);
    expect(result).toMatchObject({ phase: "offered", dueAt: after(15) });
  });

  test("round robin rings the one after the last used, then moves on when nobody answers", () => {
    const people = [agent(ana), agent(ben), agent(chloe)];
    const desk = queue("round_robin", { lastOfferedAgentId: ana });
    const first = evaluate(situation(), directory(people, [desk]), noon);
    expect(offered(first.effects)).toEqual([ben]);

    const second = evaluate(
      situation({ state: first.state, phase: "offered", pending: [ring("o1", ben, after(15))] }),
      directory(people, [desk]),
      after(15),
    );
    expect(acts(second.effects)).toEqual(["endOffer", "offer"]);
    expect(offered(second.effects)).toEqual([chloe]);
    expect(desk.lastOfferedAgentId).toBe(chloe);
  });

  test("least recent rings who was notified longest ago; never counts as longest", () => {
    const people = [agent(ana, { lastOfferedAt: after(-10) }), agent(ben, { lastOfferedAt: after(-90) }), agent(chloe)];
    expect(offered(evaluate(situation(), directory(people, [queue("least_recent")]), noon).effects)).toEqual([chloe]);
    people.pop();
    expect(offered(evaluate(situation(), directory(people, [queue("least_recent")]), noon).effects)).toEqual([ben]);
  });

  test("whoever rejected is not rung again in the pass, others are", () => {
    const hunt = {
      reason: "plan_queue",
      target: { type: "queue", queueId: support },
      planIndex: 0,
      giveUpAt: after(30),
      rejectedBy: [ana],
    } as const;
    const result = evaluate(
      situation({ state: { stage: "hunting", hunt }, phase: "routing" }),
      directory([agent(ana), agent(ben)], [queue("beep_all")]),
      after(1),
    );
    expect(offered(result.effects)).toEqual([ben]);
  });

  test("an offer never outlives the step that made it", () => {
    const result = evaluate(
      situation({ plan: [{ ...toSupport, waitSeconds: 5 }] }),
      directory([agent(ana)], [queue("beep_all")]),
      noon,
    );
    expect(result.effects).toContainEqual(expect.objectContaining({ do: "offer", expiresAt: after(5) }));
  });

  test("when its time is over the offers end and the next step runs; a spent plan waits unread for anybody (R5)", () => {
    const first = evaluate(situation(), directory([agent(ana)], [queue("beep_all")]), noon);
    const result = evaluate(
      situation({ state: first.state, phase: "offered", pending: [ring("o1", ana, after(30))] }),
      directory([agent(ana, { ringing: 1 })], [queue("beep_all")]),
      after(30),
    );
    expect(result).toMatchObject({ phase: "waiting", state: null, dueAt: null });
    expect(acts(result.effects)).toEqual(["endOffer", "note"]);
  });

  test("whoever signs out while it rings is not waited for", () => {
    const first = evaluate(situation(), directory([agent(ana), agent(ben)], [queue("round_robin")]), noon);
    const result = evaluate(
      situation({ state: first.state, phase: "offered", pending: [ring("o1", ana, after(15))] }),
      directory(
        [agent(ana, { isOnline: false, ringing: 1 }), agent(ben)],
        [queue("round_robin", { lastOfferedAgentId: ana })],
      ),
      after(3),
    );
    expect(acts(result.effects)).toEqual(["endOffer", "offer"]);
    expect(offered(result.effects)).toEqual([ben]);
  });
});

describe("other steps of the plan (R5)", () => {
  const step = (action: object) => ({ id: "s", ...action }) as PlanStep;

  test("reply, tag and close run in order, and closing ends the plan", () => {
    const plan = [
      step({ type: "auto_reply", text: "Hello", mode: "always" }),
      step({ type: "tag", tag: "night" }),
      step({ type: "close", dispositionId: "d" as DispositionId }),
      toSupport,
    ];
    const result = evaluate(situation({ plan }), directory([agent(ana)], [queue("beep_all")]), noon);
    expect(acts(result.effects)).toEqual(["reply", "tag", "close"]);
    expect(result.phase).toBe("closed");
  });

  test.each([
    { mode: "always", inboundCount: 5, hasReplied: true, replies: true },
    { mode: "once", inboundCount: 5, hasReplied: false, replies: true },
    { mode: "once", inboundCount: 5, hasReplied: true, replies: false },
    { mode: "first_message", inboundCount: 1, hasReplied: false, replies: true },
    { mode: "first_message", inboundCount: 2, hasReplied: false, replies: false },
  ])("auto reply $mode with $inboundCount messages, replied before: $hasReplied → $replies", (row) => {
    const plan = [step({ type: "auto_reply", text: "Hello", mode: row.mode })];
    const repliedStepIds = new Set(row.hasReplied ? ["s"] : []);
    const result = evaluate(
      situation({ plan, inboundCount: row.inboundCount, repliedStepIds }),
      directory([], []),
      noon,
    );
    expect(result.effects.some((it) => it.do === "reply")).toBe(row.replies);
  });

  test("so is the step of an agent who may not sign in or is not on the account, also while it waits", () => {
    const plan = [step({ type: "agent", agentId: ana, waitSeconds: 100 }), toSupport];
    for (const gone of [{ isActive: false }, { accountIds: new Set<string>() }]) {
      const around = directory([agent(ana, gone), agent(ben)], [queue("beep_all")]);
      const fresh = evaluate(situation({ plan }), around, noon);
      expect(offered(fresh.effects)).toEqual([ben]);
      const hunt = {
        reason: "plan_agent",
        target: { type: "agent", agentId: ana },
        planIndex: 0,
        giveUpAt: after(100),
        rejectedBy: [],
      } as const;
      const waiting = evaluate(situation({ plan, state: { stage: "hunting", hunt } }), around, noon);
      expect(offered(waiting.effects)).toEqual([ben]);
      expect(waiting.effects).toContainEqual({ do: "note", event: "target_gone" });
    }
  });

  test("a deleted queue's step is skipped and said so", () => {
    const result = evaluate(situation(), directory([agent(ana)], []), noon);
    expect(result.effects).toContainEqual({ do: "note", event: "target_gone" });
    expect(result.phase).toBe("waiting");
  });
});

describe("a step that calls", () => {
  const step = (id: string, action: object) => ({ id, ...action }) as PlanStep;
  const plan = [
    step("h", { type: "http_request", url: "https://crm.example.com/", body: null, mappings: [], timeoutSeconds: 5 }),
    step("t", { type: "tag", tag: "after" }),
  ];
  const nobody = directory([], []);

  test("asks for the call once, and waits for its answer", () => {
    const first = evaluate(situation({ plan }), nobody, noon);
    expect(first).toMatchObject({ phase: "routing", state: { stage: "calling" }, dueAt: after(15) });
    expect(first.effects.map((it) => it.do)).toEqual(["call"]);

    const again = evaluate(situation({ plan, state: first.state }), nobody, after(3));
    expect(again).toMatchObject({ state: first.state, dueAt: after(15), effects: [] });
  });

  test("goes on without an answer at its deadline, and says so", () => {
    const first = evaluate(situation({ plan }), nobody, noon);
    const result = evaluate(situation({ plan, state: first.state }), nobody, after(15));
    expect(result.phase).toBe("waiting");
    expect(result.effects.slice(0, 2)).toEqual([
      { do: "note", event: "call_failed", text: "timeout" },
      { do: "tag", tag: "after" },
    ]);
  });

  test.each([
    [null, ["tag", "note", "history"]],
    ["status" as const, ["note", "tag", "note", "history"]],
  ])("goes on once it is answered (failure: %s)", (failure, effects) => {
    const state = { stage: "answered", place: { index: 0, jumps: 0 }, failure } as const;
    expect(evaluate(situation({ plan, state }), nobody, noon).effects.map((it) => it.do)).toEqual(effects);
  });
});

describe("a message for an owned interaction (R8)", () => {
  const owned = { phase: "assigned", ownerId: ana, assignedQueueId: support } as const;

  test("is simply delivered where the owner has it open and is there", () => {
    const result = evaluate(
      situation({ ...owned, isTabOpen: true }),
      directory([agent(ana)], [queue("beep_all")]),
      noon,
    );
    expect(result).toMatchObject({ phase: "assigned", state: null, dueAt: null, effects: [] });
  });

  test("is offered to the owner, though they are full, for the first wait", () => {
    const result = evaluate(
      situation(owned),
      directory([agent(ana, { owned: 3 }), agent(ben)], [queue("beep_all")]),
      noon,
    );
    expect(result.effects.filter((it) => it.do === "offer")).toEqual([
      { do: "offer", agentId: ana, queueId: null, reason: "assigned_agent", expiresAt: after(10) },
    ]);
    expect(result).toMatchObject({ phase: "assigned", dueAt: after(10) });
  });

  test("waits for an owner who is away all the same, then goes to their queue, then to the plan", () => {
    const people = [agent(ana, { isOnline: false }), agent(ben)];
    const desk = queue("beep_all");
    const first = evaluate(situation(owned), directory(people, [desk]), noon);
    expect(first).toMatchObject({ phase: "assigned", dueAt: after(10) });
    expect(acts(first.effects)).toEqual([]);

    const second = evaluate(situation({ ...owned, state: first.state }), directory(people, [desk]), after(10));
    expect(offered(second.effects)).toEqual([ben]);
    expect(second).toMatchObject({ phase: "assigned", dueAt: after(20) });

    const third = evaluate(
      situation({ ...owned, state: second.state, pending: [ring("o", ben, after(20))] }),
      directory(people, [desk]),
      after(20),
    );
    expect(third.state).toMatchObject({ stage: "hunting", hunt: { reason: "plan_queue", planIndex: 0 } });
  });

  test("goes to the queue at once when the owner rejects", () => {
    const hunt = {
      reason: "assigned_agent",
      target: { type: "agent", agentId: ana },
      planIndex: null,
      giveUpAt: after(10),
      rejectedBy: [ana],
    } as const;
    const result = evaluate(
      situation({ ...owned, state: { stage: "hunting", hunt } }),
      directory([agent(ana), agent(ben)], [queue("beep_all")]),
      after(2),
    );
    expect(offered(result.effects)).toEqual([ben]);
  });

  test("goes to the owner's heaviest queue when they left the one that brought it", () => {
    const hunt = {
      reason: "assigned_agent",
      target: { type: "agent", agentId: ana },
      planIndex: null,
      giveUpAt: noon,
      rejectedBy: [],
    } as const;
    const left = queue("beep_all", { members: [ben] });
    const sales = queue("beep_all", { id: "sales" as QueueId, members: [ana, chloe] });
    const result = evaluate(
      situation({ ...owned, state: { stage: "hunting", hunt } }),
      directory([agent(ana), agent(ben), agent(chloe)], [left, sales]),
      noon,
    );
    expect(result.effects).toContainEqual(expect.objectContaining({ do: "offer", queueId: "sales" }));
  });
});

test("whatever happens, only the eligible are rung, each once, and something is always waited for", () => {
  const anyAgent = (id: UserId) =>
    fc
      .record({
        isOnline: fc.boolean(),
        isPaused: fc.boolean(),
        isActive: fc.boolean(),
        owned: fc.nat(4),
        ringing: fc.nat(2),
      })
      .map((overrides) => agent(id, overrides));
  const people = fc.tuple(anyAgent(ana), anyAgent(ben), anyAgent(chloe));
  const strategies = fc.constantFrom<QueueStrategy>("beep_all", "round_robin", "least_recent");
  fc.assert(
    fc.property(people, strategies, fc.array(fc.nat(40), { maxLength: 12 }), (agents, strategy, seconds) => {
      const desk = queue(strategy);
      let now = noon;
      let state: RoutedSituation["state"] = { stage: "inbound" };
      let phase: RoutedSituation["phase"] = "routing";
      let pending: PendingOffer[] = [];
      for (const pause of seconds) {
        now = new Date(now.getTime() + pause * 1_000);
        const before = new Map(agents.map((it) => [it.id, isEligible(it, account)]));
        const free = new Map(agents.map((it) => [it.id, it.capacity - it.owned - it.ringing]));
        const result = evaluate(situation({ state, phase, pending }), directory(agents, [desk]), now);
        const ended = new Set(result.effects.flatMap((it) => ("offerId" in it ? [it.offerId] : [])));
        pending = pending.filter((offer) => !ended.has(offer.id));
        for (const effect of result.effects) {
          if (effect.do !== "offer") continue;
          const wasRinging = result.effects.some((it) => "offerId" in it && it.agentId === effect.agentId);
          if (!before.get(effect.agentId) && !(wasRinging && free.get(effect.agentId) === 0))
            throw new Error("rang the ineligible");
          if (pending.some(({ agentId }) => agentId === effect.agentId)) throw new Error("rang twice");
          pending.push(ring(`${effect.agentId}${now.getTime()}`, effect.agentId, effect.expiresAt));
        }
        if (result.state !== null && result.dueAt === null) throw new Error("waits for nothing");
        if (strategy !== "beep_all" && pending.length > 1) throw new Error("rang two at a time");
        if (phase !== "waiting" && result.phase === "waiting" && pending.length > 0) throw new Error("left it ringing");
        ({ state, phase } = result);
        if (state === null) return;
      }
    }),
    { numRuns: 500 },
  );
});
