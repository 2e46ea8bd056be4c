/** Which command is heard in which phase, read back as a table; and what the rarer ones come to. */
import type { DispositionId, InteractionPhase, OfferId, QueueId, UserId } from "@parley/schema";
import { someFacts } from "../../routing-plans/testing/plan-facts.ts";
import type { RoutableAgent, RoutableQueue } from "./agents.ts";
import { waitingSince } from "./change.ts";
import type { Actor, ClosingRules, Command } from "./commands.ts";
import { decide } from "./decide.ts";
import type { Change } from "./effects.ts";
import { evaluateAll } from "./evaluate.ts";
import type { Hunt, RoutingState } from "./hunt.ts";
import type { RoutedSituation } from "./situation.ts";
import type { Surroundings } from "./surroundings.ts";

const noon = new Date("2026-03-12T12:00:00Z");
const after = (seconds: number) => new Date(noon.getTime() + seconds * 1_000);
const [ana, ben] = ["ana", "ben"] as UserId[] as [UserId, UserId];
const [support, sales] = ["support", "sales"] as QueueId[] as [QueueId, QueueId];
const owner = { userId: ana, mayIntervene: false };

function situation(phase: InteractionPhase, overrides: Partial<RoutedSituation> = {}): RoutedSituation {
  return {
    accountId: "account",
    phase,
    state: null,
    ownerId: ana,
    assignedQueueId: support,
    isTabOpen: false,
    isUnread: true,
    pending: [{ id: "offer" as OfferId, agentId: ben, queueId: support, expiresAt: after(10) }],
    hasInbound: true,
    dueAt: null,
    plan: [],
    facts: someFacts(),
    inboundCount: 1,
    repliedStepIds: new Set(),
    waits: { assignedAgentSeconds: 10, assignedQueueSeconds: 10 },
    waitingSince: null,
    ...overrides,
  };
}

const COMMANDS: readonly Exclude<Command, { type: "evaluate" }>[] = [
  { type: "inbound", isOwnerOnline: false },
  { type: "accept", offerId: "offer" as OfferId, agentId: ben },
  { type: "reject", offerId: "offer" as OfferId, agentId: ben },
  { type: "take", by: { userId: ben, mayIntervene: false } },
  { type: "take", by: { userId: ben, mayIntervene: true } },
  { type: "assign", agentId: ben, byId: "sue" as UserId },
  { type: "handBack", by: owner },
  transferTo(ben),
  { type: "cancelTransfer", by: owner },
  { type: "openTab", agentId: ana },
  { type: "closeTab", agentId: ana },
  { type: "loseOwner" },
  { type: "close", by: owner, dispositionId: null, note: null, rules: rulesOf({}) },
  { type: "closeForInactivity" },
];

function rulesOf(rules: Partial<ClosingRules>): ClosingRules {
  return { isDispositionMandatory: false, isDispositionOffered: true, ...rules };
}

function transferTo(agentId: UserId, overrides: Partial<Extract<Command, { type: "transfer" }>> = {}) {
  const target = { type: "agent", agentId } as const;
  return {
    type: "transfer",
    by: owner,
    target,
    seconds: 60,
    isEnabled: true,
    targetProblem: null,
    ...overrides,
  } as const;
}

/** What a command comes to in a phase: the phase after it, `=` where nothing is done, or the refusal. */
function outcome(phase: InteractionPhase, command: Exclude<Command, { type: "evaluate" }>): string {
  const before = situation(phase);
  const decision = decide(before, command as never, noon) as Change | { refusal: string };
  if ("refusal" in decision) return decision.refusal;
  const isSame = decision.effects.length === 0 && decision.state === before.state && decision.phase === before.phase;
  return isSame && decision.isTabOpen === before.isTabOpen ? "=" : decision.phase;
}

test("the table of commands and phases", () => {
  const phases = ["routing", "offered", "assigned", "waiting", "closed"] as const;
  const rows = COMMANDS.map((command) => {
    const may = "by" in command && command.type === "take" && command.by.mayIntervene ? " (may step in)" : "";
    return [`${command.type}${may}`, ...phases.map((phase) => outcome(phase, command))].join(" | ");
  });
  expect(rows).toEqual([
    "inbound | routing | offered | assigned | waiting | =",
    "accept | offerNotPending | assigned | assigned | offerNotPending | offerNotPending",
    "reject | offerNotPending | offered | assigned | offerNotPending | offerNotPending",
    "take | beingOffered | beingOffered | alreadyTaken | assigned | closed",
    "take (may step in) | assigned | assigned | assigned | assigned | closed",
    "assign | assigned | assigned | assigned | assigned | closed",
    "handBack | notYours | notYours | routing | notYours | closed",
    "transfer | notYours | notYours | assigned | notYours | closed",
    "cancelTransfer | noTransferPending | noTransferPending | noTransferPending | noTransferPending | closed",
    "openTab | = | = | assigned | = | =",
    "closeTab | = | = | = | = | =",
    "loseOwner | = | = | routing | = | =",
    "close | notYours | notYours | closed | notYours | closed",
    "closeForInactivity | closed | closed | closed | closed | =",
  ]);
});

describe("closing with a disposition (R11)", () => {
  const chosen = "refund" as DispositionId;
  const close = (by: Actor, dispositionId: DispositionId | null, rules: Partial<ClosingRules>) =>
    decide(situation("assigned"), { type: "close", by, dispositionId, note: null, rules: rulesOf(rules) }, noon);

  test.each([
    ["an owner who must choose and has not", owner, null, { isDispositionMandatory: true }, "dispositionRequired"],
    ["an owner whose choice is not offered", owner, chosen, { isDispositionOffered: false }, "noSuchDisposition"],
    ["a stranger, whatever they choose", { userId: ben, mayIntervene: false }, chosen, {}, "notYours"],
  ] as const)("%s is refused", (_who, by, dispositionId, rules, refusal) => {
    expect(close(by, dispositionId, rules)).toEqual({ refusal });
  });

  test.each([
    ["an owner with a choice that is offered", owner, chosen, { isDispositionMandatory: true }],
    ["an owner without one, where none is demanded", owner, null, {}],
    [
      "a supervisor without one, though the owner must choose",
      { userId: ben, mayIntervene: true },
      null,
      { isDispositionMandatory: true },
    ],
  ] as const)("%s closes", (_who, by, dispositionId, rules) => {
    expect(close(by, dispositionId, rules)).toMatchObject({ phase: "closed" });
  });
});

describe("a transfer (R9)", () => {
  test.each([
    [{ isEnabled: false }, {}, "transferDisabled"],
    [{}, { hasInbound: false }, "noInboundMessage"],
    [{ targetProblem: "paused" }, {}, "targetUnavailable"],
    [{ by: { userId: ben, mayIntervene: false } }, {}, "notYours"],
  ] as const)("%j %j: %s", (command, overrides, refusal) => {
    expect(decide(situation("assigned", overrides), transferTo(ben, command), noon)).toEqual({ refusal });
  });

  test("is the owner's until accepted, and a second one is refused", () => {
    const pending = decide(situation("assigned"), transferTo(ben), noon) as Change;
    expect(pending).toMatchObject({ phase: "assigned", ownerId: ana, dueAt: noon });
    const again = decide(situation("assigned", { state: pending.state }), transferTo(ben), noon);
    expect(again).toEqual({ refusal: "transferPending" });
  });

  test("a message that comes meanwhile, and that nobody reads, is looked after when it fails", () => {
    const { state } = decide(situation("assigned", { pending: [] }), transferTo(ben), noon) as Change;
    const told = decide(situation("assigned", { state }), { type: "inbound", isOwnerOnline: true }, after(1));
    const cancelled = decide(situation("assigned", told), { type: "cancelTransfer", by: owner }, after(2));
    expect(cancelled).toMatchObject({ state: { stage: "inbound" }, dueAt: after(2) });
    const read = decide(situation("assigned", told), { type: "openTab", agentId: ana }, after(2));
    expect(decide(situation("assigned", read), { type: "cancelTransfer", by: owner }, after(3))).toMatchObject({
      state: null,
    });
  });
});

test("an offer that is over by a millisecond is not accepted, one that is not yet is", () => {
  const command = { type: "accept", offerId: "offer" as OfferId, agentId: ben } as const;
  expect(decide(situation("offered"), command, after(10))).toEqual({ refusal: "offerNotPending" });
  expect(decide(situation("offered"), command, new Date(after(10).getTime() - 1))).toMatchObject({ ownerId: ben });
});

test("of two queues that compete for one agent the heavier is served, though the other waits longer", () => {
  const only: RoutableAgent = {
    id: ben,
    isActive: true,
    isOnline: true,
    isPaused: false,
    capacity: 1,
    accountIds: new Set(["account"]),
    owned: 0,
    ringing: 0,
    lastOfferedAt: null,
  };
  const queue = (id: QueueId, weight: number): RoutableQueue => ({
    id,
    weight,
    strategy: "beep_all",
    agentTimeoutSeconds: 15,
    members: [ben],
    lastOfferedAgentId: null,
  });
  const queues = [queue(support, 0), queue(sales, 5)];
  const around: Surroundings = {
    isOpen: () => undefined,
    hasCommand: () => false,
    agent: (id) => (id === ben ? only : undefined),
    queue: (id) => queues.find((it) => it.id === id),
    heaviestQueueOf: () => null,
  };
  const searching = (queueId: QueueId, waitingSince: Date) => {
    const target = { type: "queue", queueId } as const;
    const hunt: Hunt = { reason: "plan_queue", target, planIndex: 0, giveUpAt: after(60), rejectedBy: [] };
    const state: RoutingState = { stage: "hunting", hunt };
    return situation("routing", { state, ownerId: null, pending: [], waitingSince });
  };
  const waiting = [searching(support, after(-90)), searching(sales, after(-5)), searching(sales, after(-30))];
  expect(evaluateAll(waiting, around, noon).map(({ phase }) => phase)).toEqual(["routing", "routing", "offered"]);
});

describe("since when it waits: its place among those that compete (R6)", () => {
  const owned = (state: RoutingState | null, since: Date | null) =>
    situation("assigned", { state, pending: [], waitingSince: since });
  const sinceAfter = (before: RoutedSituation, command: Exclude<Command, { type: "evaluate" }>): Date | null =>
    waitingSince(before, decide(before, command as never, noon) as Change, noon);

  test.each<[string, RoutedSituation, Exclude<Command, { type: "evaluate" }>, Date | null]>([
    ["from the message that its owner does not read (R8)", owned(null, null), COMMANDS[0] as never, noon],
    [
      "not for a message that its owner has open",
      { ...owned(null, null), isTabOpen: true },
      { type: "inbound", isOwnerOnline: true },
      null,
    ],
    ["a second message changes nothing", owned({ stage: "inbound" }, after(-60)), COMMANDS[0] as never, after(-60)],
    ["until its owner opens it", owned({ stage: "inbound" }, after(-60)), { type: "openTab", agentId: ana }, null],
    ["from the transfer (R9)", owned(null, null), transferTo(ben), noon],
    ["from the moment it is handed back", owned(null, null), { type: "handBack", by: owner }, noon],
    ["from the moment its owner is gone", owned(null, null), { type: "loseOwner" }, noon],
    [
      "an owner who is gone costs it no place",
      owned({ stage: "inbound" }, after(-60)),
      { type: "loseOwner" },
      after(-60),
    ],
    [
      "until somebody takes it",
      situation("waiting", { pending: [], waitingSince: after(-60) }),
      { type: "take", by: { userId: ben, mayIntervene: false } },
      null,
    ],
    ["a closed one waits for nobody", owned({ stage: "inbound" }, after(-60)), { type: "closeForInactivity" }, null],
  ])("%s", (_, before, command, since) => {
    expect(sinceAfter(before, command)).toEqual(since);
  });
});
