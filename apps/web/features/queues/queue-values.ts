import { AGENT_TIMEOUT_SECONDS, QUEUE_WEIGHT } from "@parley/schema/plain";
import type { QueueConfigurationFragment, QueueStrategy } from "#gql/types";
import { required } from "../../lib/forms.ts";
import type { MessageId, Text } from "../../lib/messages/index.ts";

/** What the queue form holds while it is edited. */
export interface QueueValues {
  readonly name: string;
  readonly description: string;
  readonly strategy: QueueStrategy;
  readonly agentTimeoutSeconds: number | string;
  readonly weight: number | string;
  readonly agentIds: readonly string[];
  readonly teamIds: readonly string[];
}

export const newQueueValues: QueueValues = {
  name: "",
  description: "",
  strategy: "BEEP_ALL",
  agentTimeoutSeconds: AGENT_TIMEOUT_SECONDS.default,
  weight: QUEUE_WEIGHT.default,
  agentIds: [],
  teamIds: [],
};

export function valuesOf(queue: QueueConfigurationFragment): QueueValues {
  return {
    name: queue.name,
    description: queue.description ?? "",
    strategy: queue.strategy,
    agentTimeoutSeconds: queue.agentTimeoutSeconds,
    weight: queue.weight,
    agentIds: queue.agents.map(({ id }) => id),
    teamIds: queue.teams.map(({ id }) => id),
  };
}

/** The fields as both mutations take them. */
export function inputOf(values: QueueValues) {
  return {
    name: values.name.trim(),
    description: values.description.trim(),
    strategy: values.strategy,
    agentTimeoutSeconds: Number(values.agentTimeoutSeconds),
    weight: Number(values.weight),
    agentIds: [...values.agentIds],
    teamIds: [...values.teamIds],
  };
}

export function queueRules(text: Text) {
  return {
    name: required(text),
    agentTimeoutSeconds: within(AGENT_TIMEOUT_SECONDS, text),
    weight: within(QUEUE_WEIGHT, text),
  };
}

function within(limits: { readonly min: number; readonly max: number }, text: Text) {
  return (value: number | string) => {
    const number = Number(value);
    const isFine = value !== "" && Number.isInteger(number) && number >= limits.min && number <= limits.max;
    return isFine ? null : text("common.wholeNumber", { min: limits.min, max: limits.max });
  };
}

/** Each strategy with its name and what it does. */
export const strategies: readonly {
  readonly value: QueueStrategy;
  readonly label: MessageId;
  readonly hint: MessageId;
}[] = [
  { value: "BEEP_ALL", label: "queues.beepAll", hint: "queues.beepAllHint" },
  { value: "ROUND_ROBIN", label: "queues.roundRobin", hint: "queues.roundRobinHint" },
  { value: "LEAST_RECENT", label: "queues.leastRecent", hint: "queues.leastRecentHint" },
];

export const strategyNames: Record<QueueStrategy, MessageId> = {
  BEEP_ALL: "queues.beepAll",
  ROUND_ROBIN: "queues.roundRobin",
  LEAST_RECENT: "queues.leastRecent",
};
