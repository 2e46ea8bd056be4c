import { MESSAGE_TEXT_LENGTH, TAG_LENGTH, WAIT_SECONDS } from "@parley/schema/plain";
import type { AccountConfigurationFragment, AutoReplyMode, RoutingActionInput, RoutingActionType } from "#gql/types";
import { isBlank } from "../../../lib/forms.ts";
import type { Text } from "../../../lib/messages/index.ts";
import { isWait } from "../account-values.ts";

/** One step while it is edited; which fields count follows from its type. `key` lives only on this screen. */
export interface PlanStep {
  readonly key: string;
  readonly type: RoutingActionType;
  readonly queueId: string | null;
  readonly agentId: string | null;
  readonly waitSeconds: number | string;
  readonly text: string;
  readonly mode: AutoReplyMode;
  readonly tag: string;
  readonly dispositionId: string | null;
}

export interface PlanValues {
  readonly actions: readonly PlanStep[];
}

export function newStep(type: RoutingActionType): PlanStep {
  return {
    key: crypto.randomUUID(),
    type,
    queueId: null,
    agentId: null,
    waitSeconds: 30,
    text: "",
    mode: "ALWAYS",
    tag: "",
    dispositionId: null,
  };
}

export function planOf({ plan }: AccountConfigurationFragment): PlanValues {
  return {
    actions: plan.map((action) => ({
      key: action.id,
      type: action.type,
      queueId: action.queue?.id ?? null,
      agentId: action.agent?.id ?? null,
      waitSeconds: action.waitSeconds ?? WAIT_SECONDS.default,
      text: action.text ?? "",
      mode: action.mode ?? "ALWAYS",
      tag: action.tag ?? "",
      dispositionId: action.disposition?.id ?? null,
    })),
  };
}

/** Only what the step's type needs goes out. */
export function inputOf(step: PlanStep): RoutingActionInput {
  switch (step.type) {
    case "QUEUE":
      return { type: step.type, queueId: step.queueId, waitSeconds: Number(step.waitSeconds) };
    case "AGENT":
      return { type: step.type, agentId: step.agentId, waitSeconds: Number(step.waitSeconds) };
    case "AUTO_REPLY":
      return { type: step.type, text: step.text.trim(), mode: step.mode };
    case "TAG":
      return { type: step.type, tag: step.tag.trim() };
    case "CLOSE":
      return { type: step.type, dispositionId: step.dispositionId };
    default:
      return { type: step.type };
  }
}

/** What is missing in each step, by the field's path (ACT-03 to ACT-06, ACT-12). */
export function planErrors({ actions }: PlanValues, textLimit: number, text: Text): Record<string, string> {
  return Object.fromEntries(
    actions.flatMap((step, index) =>
      Object.entries(stepErrors(step, textLimit, text)).map(([field, error]) => [`actions.${index}.${field}`, error]),
    ),
  );
}

function stepErrors(step: PlanStep, textLimit: number, text: Text): Record<string, string> {
  const wait = isWait(step.waitSeconds) ? {} : { waitSeconds: text("accounts.waitInvalid", WAIT_SECONDS) };
  const longest = Math.min(textLimit, MESSAGE_TEXT_LENGTH.max);
  switch (step.type) {
    case "QUEUE":
      return step.queueId === null ? { queueId: text("plan.chooseQueue"), ...wait } : wait;
    case "AGENT":
      return step.agentId === null ? { agentId: text("plan.chooseAgent"), ...wait } : wait;
    case "AUTO_REPLY":
      if (isBlank(step.text)) return { text: text("common.required") };
      return step.text.trim().length > longest ? { text: text("plan.textTooLong", { max: longest }) } : {};
    case "TAG":
      if (isBlank(step.tag)) return { tag: text("common.required") };
      return step.tag.trim().length > TAG_LENGTH.max ? { tag: text("plan.textTooLong", { max: TAG_LENGTH.max }) } : {};
    default:
      return {};
  }
}
