/** What holds for every kind of step, those that are added later too. */
import {
  ROUTING_ACTION_TYPES,
  type RoutingActionId,
  type RoutingActionInput,
  type RoutingActionType,
} from "@parley/schema";
import { shownStep } from "../graphql/shown-step.ts";
import { someFacts } from "../testing/plan-facts.ts";
import { firstStepId, noTargets, someInputs, someTargets } from "../testing/some-inputs.ts";
import type { PlanTargets } from "./plan-targets.ts";
import { readPlan } from "./read-plan.ts";
import { referencesIn } from "./references.ts";
import { type PlanStep, STEP_FIELDS } from "./step-kinds.ts";
import { walkPlan } from "./walk-plan.ts";

const now = new Date("2026-03-12T12:00:00Z");
const start: RoutingActionInput = { type: "note", text: "The plan begins.", id: firstStepId };
const everything: PlanTargets = { agent: () => ({}), queue: () => ({}), isOpen: () => true, hasCommand: () => true };
const nothing: PlanTargets = {
  agent: () => undefined,
  queue: () => undefined,
  isOpen: () => undefined,
  hasCommand: () => false,
};

function stored(type: RoutingActionType): PlanStep {
  const plan = readPlan([start, someInputs[type]], someTargets, () => "second" as RoutingActionId);
  if ("wrong" in plan) throw new Error(JSON.stringify(plan.wrong));
  return JSON.parse(JSON.stringify(plan.steps[1]));
}

function reached(step: PlanStep, targets: PlanTargets) {
  const view = { plan: [step], facts: someFacts(), inboundCount: 1, repliedStepIds: new Set<string>() };
  const { steps, effects } = walkPlan(view, { index: 0, jumps: 0 }, targets, now);
  return { outcome: steps[0]?.outcome, effects };
}

describe.each(ROUTING_ACTION_TYPES)("a step of the kind %s", (type) => {
  const input = someInputs[type];

  test("is shown as it was typed, once it was stored", () => {
    const { headers, ...fields } = input;
    expect(shownStep(stored(type))).toMatchObject({
      ...fields,
      headers: (headers ?? []).map(({ name }) => ({ name })),
    });
  });

  test("refuses the fields of other kinds", () => {
    const others = Object.assign({}, ...Object.values(someInputs));
    for (const field of STEP_FIELDS.filter((it) => !Object.hasOwn(input, it))) {
      const plan = readPlan([start, { ...input, [field]: others[field] }], someTargets, () => firstStepId);
      expect(plan).toMatchObject({ wrong: [{ path: `actions.1.${field}` }] });
    }
  });

  test("is refused when what it names is not there", () => {
    const isNaming = referencesIn([input]).length > 0 || Object.hasOwn(input, "command");
    expect("wrong" in readPlan([start, input], noTargets, () => firstStepId)).toBe(isNaming);
  });

  test("refers to the same whether it was typed or is stored", () => {
    expect(referencesIn([stored(type)])).toEqual(referencesIn([input]));
  });

  test("is skipped outside its own interval", () => {
    const [intervalId] = someTargets.intervalIds;
    const step = { ...stored(type), intervalId } as PlanStep;
    expect(reached(step, { ...everything, isOpen: () => false })).toEqual({ outcome: "outside_interval", effects: [] });
    expect(referencesIn([step])).toContainEqual({ to: "interval", id: intervalId });
  });
});

const asking = ROUTING_ACTION_TYPES.filter((type) =>
  referencesIn([someInputs[type]]).some(({ to }) => to === "queue" || to === "agent"),
);

test.each(asking)("a step of the kind %s is skipped, and the thread says so, when whom it asks is gone", (type) => {
  const effects = [{ do: "note", event: "target_gone" }];
  expect(reached(stored(type), nothing)).toEqual({ outcome: "target_gone", effects });
});

test("plans that are stored read as they did: no name of a field or a kind has changed", () => {
  const plan: PlanStep[] = JSON.parse(`[
    {"id":"a","type":"set_variable","variable":"topic","text":"changes"},
    {"id":"b","type":"auto_reply","text":"Hello","mode":"first_message"},
    {"id":"c","type":"tag","tag":"office","intervalId":"hours"},
    {"id":"d","type":"note","text":"{{topic}}"},
    {"id":"e","type":"go_to_if","targetStepId":"g","condition":{"variable":{"name":"topic","text":{"equals":"changes"}}}},
    {"id":"f","type":"close","dispositionId":null},
    {"id":"g","type":"go_to","targetStepId":"h"},
    {"id":"h","type":"queue","queueId":"support","waitSeconds":30},
    {"id":"i","type":"agent","agentId":"ana","waitSeconds":30},
    {"id":"j","type":"http_request","url":"https://x.example/","body":null,"mappings":[],"timeoutSeconds":5},
    {"id":"k","type":"system","command":"crm","variable":"level","timeoutSeconds":5},
    {"id":"l","type":"close","dispositionId":"solved"}]`);
  const view = { plan, facts: someFacts(), inboundCount: 1, repliedStepIds: new Set<string>() };
  const outcomes: unknown[] = [];
  for (let index = 0; index < plan.length; ) {
    const { steps, stop, cursor } = walkPlan(view, { index, jumps: 0 }, everything, now);
    outcomes.push(...steps.map((step) => step.outcome), stop);
    index = cursor.index + 1;
  }
  expect(outcomes).toMatchObject([
    ...["variable_set", "replied", "tagged", "noted", "jumped", "jumped", "asked"],
    { at: "search", target: { type: "queue", queueId: "support" }, seconds: 30 },
    "asked",
    { at: "search", target: { type: "agent", agentId: "ana" }, seconds: 30 },
    "called",
    { at: "call", call: { type: "http", url: "https://x.example/", headers: [] } },
    "called",
    { at: "call", call: { type: "system", command: "crm", variable: "level", seconds: 5 } },
    "closed",
    { at: "closed", dispositionId: "solved" },
  ]);
});
