import {
  type AutoReplyMode,
  type DispositionId,
  type FieldError,
  MESSAGE_TEXT_LENGTH,
  PLAN_ACTIONS_MAX,
  type QueueId,
  type RoutingActionId,
  type RoutingActionInput,
  type RoutingActionType,
  TAG_LENGTH,
  type UserId,
  WAIT_SECONDS,
} from "@parley/schema";
import { type FieldCheck, problemWithNumber, wrongFields } from "../../platform/validation.ts";

/** One step as it is stored with its plan; a plan is never changed, so a running interaction keeps the one it began with (R5). */
export type PlannedAction = { readonly id: RoutingActionId } & ActionContent;

type ActionContent =
  | { readonly type: "queue"; readonly queueId: QueueId; readonly waitSeconds: number }
  | { readonly type: "agent"; readonly agentId: UserId; readonly waitSeconds: number }
  | { readonly type: "auto_reply"; readonly text: string; readonly mode: AutoReplyMode }
  | { readonly type: "tag"; readonly tag: string }
  | { readonly type: "close"; readonly dispositionId: DispositionId | null };

/** What a plan may name. */
export interface PlanTargets {
  readonly queueIds: ReadonlySet<string>;
  /** Users on the account. */
  readonly agentIds: ReadonlySet<string>;
  /** Dispositions of the account and general ones, without the system's. */
  readonly dispositionIds: ReadonlySet<string>;
  /** The provider's longest text (MSG-08). */
  readonly textLimit: number;
}

type Content = keyof Omit<RoutingActionInput, "type">;

const FIELDS: Readonly<Record<RoutingActionType, readonly Content[]>> = {
  queue: ["queueId", "waitSeconds"],
  agent: ["agentId", "waitSeconds"],
  auto_reply: ["text", "mode"],
  tag: ["tag"],
  close: ["dispositionId"],
};
const ALL_FIELDS = [...new Set(Object.values(FIELDS).flat())];

/** The steps of a plan as they are stored, or every field that is wrong. */
export function readPlan(
  actions: readonly RoutingActionInput[],
  targets: PlanTargets,
  newActionId: () => RoutingActionId,
): { readonly actions: readonly PlannedAction[] } | { readonly wrong: readonly FieldError[] } {
  if (actions.length > PLAN_ACTIONS_MAX) {
    return { wrong: [{ path: "actions", message: `A plan has at most ${PLAN_ACTIONS_MAX} steps.` }] };
  }
  const wrong = actions.flatMap((action, place) =>
    wrongFields([...strayFields(action), ...contentChecks(action, targets)]).map(({ path, message }) => ({
      path: `actions.${place}.${path}`,
      message,
    })),
  );
  if (wrong.length > 0) return { wrong };
  return { actions: actions.map((action) => ({ id: newActionId(), ...contentOf(action) })) };
}

function strayFields(action: RoutingActionInput): FieldCheck[] {
  return ALL_FIELDS.filter((field) => !FIELDS[action.type].includes(field)).map((field) => [
    field,
    (action[field] ?? null) === null ? null : "This does not belong to a step of this type.",
  ]);
}

function contentChecks(action: RoutingActionInput, targets: PlanTargets): FieldCheck[] {
  const wait: FieldCheck = ["waitSeconds", problemWithNumber(action.waitSeconds ?? Number.NaN, WAIT_SECONDS)];
  switch (action.type) {
    case "queue":
      return [["queueId", targets.queueIds.has(action.queueId ?? "") ? null : "Choose a queue."], wait];
    case "agent":
      return [
        ["agentId", targets.agentIds.has(action.agentId ?? "") ? null : "Choose an agent of this account."],
        wait,
      ];
    case "auto_reply":
      return [
        ["text", problemWithText((action.text ?? "").trim(), Math.min(MESSAGE_TEXT_LENGTH.max, targets.textLimit))],
        ["mode", action.mode ? null : "Choose how often it is sent."],
      ];
    case "tag":
      return [["tag", problemWithText((action.tag ?? "").trim(), TAG_LENGTH.max)]];
    case "close": {
      const isKnown = !action.dispositionId || targets.dispositionIds.has(action.dispositionId);
      return [["dispositionId", isKnown ? null : "Choose a disposition of this account or a general one."]];
    }
  }
}

function problemWithText(text: string, most: number): string | null {
  if (text === "") return "Enter a text.";
  return text.length > most ? `Use at most ${most} characters.` : null;
}

/** Called after the checks: what is missing here was refused there. */
function contentOf(action: RoutingActionInput): ActionContent {
  const { type, queueId, agentId, waitSeconds, text, mode, tag, dispositionId } = action;
  if (type === "queue" && queueId && waitSeconds) return { type, queueId, waitSeconds };
  if (type === "agent" && agentId && waitSeconds) return { type, agentId, waitSeconds };
  if (type === "auto_reply" && text && mode) return { type, text: text.trim(), mode };
  if (type === "tag" && tag) return { type, tag: tag.trim() };
  if (type === "close") return { type, dispositionId: dispositionId ?? null };
  throw new Error(`a step of type ${type} passed its checks without its content`);
}
