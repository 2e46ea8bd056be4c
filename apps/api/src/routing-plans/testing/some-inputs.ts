import type {
  DispositionId,
  IntervalId,
  QueueId,
  RoutingActionId,
  RoutingActionInput,
  RoutingActionType,
  UserId,
} from "@parley/schema";
import type { AvailableTargets } from "../domain/step-kind.ts";

const id = <Id extends string>(number: number) => `0190a3b2-0000-7000-8000-${String(number).padStart(12, "0")}` as Id;

/** The step that jumps lead to. */
export const firstStepId = id<RoutingActionId>(1);
const queueId = id<QueueId>(2);
const agentId = id<UserId>(3);
const dispositionId = id<DispositionId>(4);
const intervalId = id<IntervalId>(5);

/** One step of each kind, every field set, as somebody types it. */
export const someInputs: Readonly<Record<RoutingActionType, RoutingActionInput>> = {
  queue: { type: "queue", queueId, waitSeconds: 30 },
  agent: { type: "agent", agentId, waitSeconds: 30 },
  auto_reply: { type: "auto_reply", text: "Hello {{contact.name}}", mode: "always" },
  tag: { type: "tag", tag: "vip" },
  close: { type: "close", dispositionId },
  go_to: { type: "go_to", targetStepId: firstStepId },
  go_to_if: { type: "go_to_if", targetStepId: firstStepId, condition: { interval: { intervalId, isOpen: true } } },
  set_variable: { type: "set_variable", variable: "level", text: "gold" },
  note: { type: "note", text: "Look at the order first." },
  http_request: {
    type: "http_request",
    url: "https://crm.example.com/",
    body: '{"name":"{{contact.name}}"}',
    headers: [{ name: "Authorization", value: "Bearer 1" }],
    mappings: [{ path: "level", variable: "level" }],
    timeoutSeconds: 5,
  },
  system: { type: "system", command: "crm", variable: "level", timeoutSeconds: 5 },
};

/** What these steps name is there. */
export const someTargets: AvailableTargets = {
  queueIds: new Set([queueId]),
  agentIds: new Set([agentId]),
  dispositionIds: new Set([dispositionId]),
  intervalIds: new Set([intervalId]),
  commands: new Set(["crm"]),
  headers: { seal: (_name, value) => `sealed ${value}`, kept: () => null },
  textLimit: 1_600,
};

/** Nothing is there. */
export const noTargets: AvailableTargets = {
  queueIds: new Set(),
  agentIds: new Set(),
  dispositionIds: new Set(),
  intervalIds: new Set(),
  commands: new Set(),
  headers: someTargets.headers,
  textLimit: 1_600,
};
