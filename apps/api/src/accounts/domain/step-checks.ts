/** What is wrong with the fields of one step of a plan, by its type. Pure. */

import {
  type AnswerMappingInput,
  CALL_SECONDS,
  HTTP_STEP,
  MESSAGE_TEXT_LENGTH,
  PLAN_NOTE_LENGTH,
  RESERVED_VARIABLE_NAMES,
  type Reason,
  type RoutingActionInput,
  type RoutingActionType,
  type RoutingCondition,
  TAG_LENGTH,
  VARIABLE_NAME_PATTERN,
  VARIABLES,
  WAIT_SECONDS,
} from "@parley/schema";
import { problemWithFilter } from "../../platform/filter-size.ts";
import { because } from "../../platform/reasons.ts";
import { type FieldCheck, problemWithLength, problemWithNumber } from "../../platform/validation.ts";
import { type HeaderVault, headerChecks } from "./call-headers.ts";

/** What a plan may name. */
export interface PlanTargets {
  readonly queueIds: ReadonlySet<string>;
  /** Users on the account. */
  readonly agentIds: ReadonlySet<string>;
  /** Dispositions of the account and general ones, without the system's. */
  readonly dispositionIds: ReadonlySet<string>;
  readonly intervalIds: ReadonlySet<string>;
  /** Commands that the operator has registered (ACT-11). */
  readonly commands: ReadonlySet<string>;
  readonly headers: HeaderVault;
  /** The provider's longest text (MSG-08). */
  readonly textLimit: number;
}

type Content = keyof Omit<RoutingActionInput, "type" | "id" | "intervalId">;

const FIELDS: Readonly<Record<RoutingActionType, readonly Content[]>> = {
  queue: ["queueId", "waitSeconds"],
  agent: ["agentId", "waitSeconds"],
  auto_reply: ["text", "mode"],
  tag: ["tag"],
  close: ["dispositionId"],
  go_to: ["targetStepId"],
  go_to_if: ["targetStepId", "condition"],
  set_variable: ["variable", "text"],
  note: ["text"],
  http_request: ["url", "body", "headers", "mappings", "timeoutSeconds"],
  system: ["command", "variable", "timeoutSeconds"],
};
const ALL_FIELDS = [...new Set(Object.values(FIELDS).flat())];

/** Fields that are set though they belong to other types. */
export function strayFields(action: RoutingActionInput): FieldCheck[] {
  return ALL_FIELDS.filter((field) => !FIELDS[action.type].includes(field)).map((field) => [
    field,
    (action[field] ?? null) === null ? null : because("STEP_FIELD_STRAY"),
  ]);
}

/** The checks of the step's own fields; `stepIds` are those of its plan. */
export function contentChecks(
  action: RoutingActionInput,
  targets: PlanTargets,
  stepIds: ReadonlySet<string>,
): FieldCheck[] {
  const isInterval = !action.intervalId || targets.intervalIds.has(action.intervalId);
  return [["intervalId", isInterval ? null : because("STEP_INTERVAL_WRONG")], ...ofType(action, targets, stepIds)];
}

function ofType(action: RoutingActionInput, targets: PlanTargets, stepIds: ReadonlySet<string>): FieldCheck[] {
  const wait: FieldCheck = ["waitSeconds", problemWithNumber(action.waitSeconds ?? Number.NaN, WAIT_SECONDS)];
  const timeout: FieldCheck = [
    "timeoutSeconds",
    problemWithNumber(action.timeoutSeconds ?? CALL_SECONDS.default, CALL_SECONDS),
  ];
  const target: FieldCheck = [
    "targetStepId",
    stepIds.has(action.targetStepId?.toLowerCase() ?? "") ? null : because("STEP_TARGET_WRONG"),
  ];
  const variable: FieldCheck = ["variable", problemWithVariable(action.variable ?? "")];
  switch (action.type) {
    case "queue":
      return [["queueId", targets.queueIds.has(action.queueId ?? "") ? null : because("STEP_QUEUE_WRONG")], wait];
    case "agent":
      return [["agentId", targets.agentIds.has(action.agentId ?? "") ? null : because("STEP_AGENT_WRONG")], wait];
    case "auto_reply":
      return [
        ["text", problemWithText(action.text, Math.min(MESSAGE_TEXT_LENGTH.max, targets.textLimit))],
        ["mode", action.mode ? null : because("STEP_MODE_MISSING")],
      ];
    case "tag":
      return [["tag", problemWithText(action.tag, TAG_LENGTH.max)]];
    case "close": {
      const isKnown = !action.dispositionId || targets.dispositionIds.has(action.dispositionId);
      return [["dispositionId", isKnown ? null : because("STEP_DISPOSITION_WRONG")]];
    }
    case "go_to":
      return [target];
    case "go_to_if":
      return [target, ["condition", problemWithCondition(action.condition, targets)]];
    case "set_variable":
      return [variable, ["text", problemWithLength(action.text ?? "", VARIABLES.maxLength)]];
    case "note":
      return [["text", problemWithText(action.text, PLAN_NOTE_LENGTH.max)]];
    case "http_request":
      return [
        ["url", problemWithUrl(action.url?.trim() ?? "")],
        ["body", problemWithBody(action.body?.trim() ?? "")],
        ...headerChecks(action, targets.headers),
        ...mappingChecks(action.mappings ?? []),
        timeout,
      ];
    case "system":
      return [
        ["command", targets.commands.has(action.command ?? "") ? null : because("STEP_COMMAND_WRONG")],
        variable,
        timeout,
      ];
  }
}

function problemWithText(text: string | null | undefined, most: number): Reason | null {
  const trimmed = text?.trim() ?? "";
  return trimmed === "" ? because("TEXT_MISSING") : problemWithLength(trimmed, most);
}

/** What is wrong with a variable's name; null when it may be one (ACT-17). */
export function problemWithVariable(name: string): Reason | null {
  if (!VARIABLE_NAME_PATTERN.test(name)) {
    return because("VARIABLE_NAME_WRONG");
  }
  const isReserved = RESERVED_VARIABLE_NAMES.some((reserved) => reserved === name);
  return isReserved ? because("VARIABLE_NAME_RESERVED", { name }) : null;
}

function problemWithCondition(condition: RoutingCondition | null | undefined, targets: PlanTargets): Reason | null {
  if (!condition) return because("STEP_CONDITION_MISSING");
  const problem = problemWithFilter(condition);
  if (problem !== null) return problem.reason;
  const isKnown = [...intervalsIn(condition)].every((id) => targets.intervalIds.has(id));
  return isKnown ? null : because("STEP_CONDITION_INTERVAL_GONE");
}

/** Every interval that a condition asks for. */
export function intervalsIn(condition: RoutingCondition): ReadonlySet<string> {
  const inner = [...(condition.and ?? []), ...(condition.or ?? []), ...(condition.not ? [condition.not] : [])];
  const own = condition.interval ? [condition.interval.intervalId] : [];
  return new Set([...own, ...inner.flatMap((it) => [...intervalsIn(it)])]);
}

const NAME_IN_BRACES = /\{\{[^{}]*\}\}/g;

function problemWithUrl(url: string): Reason | null {
  const tooLong = problemWithLength(url, HTTP_STEP.urlLength);
  if (tooLong !== null) return tooLong;
  const filled = url.replace(NAME_IN_BRACES, "x");
  const parsed = URL.canParse(filled) ? new URL(filled) : null;
  if (parsed === null || !/^https?:$/.test(parsed.protocol)) return because("URL_WRONG");
  if (parsed.username !== "" || parsed.password !== "") return because("URL_WITH_SIGN_IN");
  return /^https?:\/\/[^/?#]*\{\{/i.test(url) ? because("URL_HOST_VARIABLE") : null;
}

function problemWithBody(body: string): Reason | null {
  const tooLong = problemWithLength(body, HTTP_STEP.bodyLength);
  if (tooLong !== null || body === "") return tooLong;
  try {
    JSON.parse(body.replace(NAME_IN_BRACES, "x"));
    return null;
  } catch {
    return because("BODY_NO_JSON", { names: "{{names}}" });
  }
}

function mappingChecks(mappings: readonly AnswerMappingInput[]): FieldCheck[] {
  if (mappings.length > HTTP_STEP.mappings)
    return [["mappings", because("STEP_MAPPINGS_TOO_MANY", { max: HTTP_STEP.mappings })]];
  return mappings.flatMap(({ path, variable }, place): FieldCheck[] => [
    [`mappings.${place}.path`, problemWithLength(path, HTTP_STEP.pathLength)],
    [`mappings.${place}.variable`, problemWithVariable(variable)],
  ]);
}
