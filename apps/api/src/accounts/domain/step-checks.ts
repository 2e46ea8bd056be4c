/** What is wrong with the fields of one step of a plan, by its type. Pure. */
import {
  type AnswerMappingInput,
  CALL_SECONDS,
  HTTP_STEP,
  MESSAGE_TEXT_LENGTH,
  PLAN_NOTE_LENGTH,
  RESERVED_VARIABLE_NAMES,
  type RoutingActionInput,
  type RoutingActionType,
  type RoutingCondition,
  TAG_LENGTH,
  VARIABLE_NAME_PATTERN,
  VARIABLES,
  WAIT_SECONDS,
} from "@parley/schema";
import { problemWithFilter } from "../../platform/filter-size.ts";
import { type FieldCheck, problemWithNumber } from "../../platform/validation.ts";

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
  http_request: ["url", "body", "mappings", "timeoutSeconds"],
  system: ["command", "variable", "timeoutSeconds"],
};
const ALL_FIELDS = [...new Set(Object.values(FIELDS).flat())];

/** Fields that are set though they belong to other types. */
export function strayFields(action: RoutingActionInput): FieldCheck[] {
  return ALL_FIELDS.filter((field) => !FIELDS[action.type].includes(field)).map((field) => [
    field,
    (action[field] ?? null) === null ? null : "This does not belong to a step of this type.",
  ]);
}

/** The checks of the step's own fields; `stepIds` are those of its plan. */
export function contentChecks(
  action: RoutingActionInput,
  targets: PlanTargets,
  stepIds: ReadonlySet<string>,
): FieldCheck[] {
  const isInterval = !action.intervalId || targets.intervalIds.has(action.intervalId);
  return [["intervalId", isInterval ? null : "Choose an interval."], ...ofType(action, targets, stepIds)];
}

function ofType(action: RoutingActionInput, targets: PlanTargets, stepIds: ReadonlySet<string>): FieldCheck[] {
  const wait: FieldCheck = ["waitSeconds", problemWithNumber(action.waitSeconds ?? Number.NaN, WAIT_SECONDS)];
  const timeout: FieldCheck = [
    "timeoutSeconds",
    problemWithNumber(action.timeoutSeconds ?? CALL_SECONDS.default, CALL_SECONDS),
  ];
  const target: FieldCheck = [
    "targetStepId",
    stepIds.has(action.targetStepId?.toLowerCase() ?? "") ? null : "Choose a step of this plan.",
  ];
  const variable: FieldCheck = ["variable", problemWithVariable(action.variable ?? "")];
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
        ["text", problemWithText(action.text, Math.min(MESSAGE_TEXT_LENGTH.max, targets.textLimit))],
        ["mode", action.mode ? null : "Choose how often it is sent."],
      ];
    case "tag":
      return [["tag", problemWithText(action.tag, TAG_LENGTH.max)]];
    case "close": {
      const isKnown = !action.dispositionId || targets.dispositionIds.has(action.dispositionId);
      return [["dispositionId", isKnown ? null : "Choose a disposition of this account or a general one."]];
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
        ...mappingChecks(action.mappings ?? []),
        timeout,
      ];
    case "system":
      return [
        [
          "command",
          targets.commands.has(action.command ?? "") ? null : "Choose a command that the operator has registered.",
        ],
        variable,
        timeout,
      ];
  }
}

function problemWithText(text: string | null | undefined, most: number): string | null {
  const trimmed = text?.trim() ?? "";
  return trimmed === "" ? "Enter a text." : problemWithLength(trimmed, most);
}

function problemWithLength(text: string, most: number): string | null {
  return text.length > most ? `Use at most ${most} characters.` : null;
}

/** What is wrong with a variable's name; null when it may be one (ACT-17). */
export function problemWithVariable(name: string): string | null {
  if (!VARIABLE_NAME_PATTERN.test(name)) {
    return "Begin with a letter or underscore, then letters, digits and underscores; at most 40.";
  }
  const isReserved = RESERVED_VARIABLE_NAMES.some((reserved) => reserved === name);
  return isReserved ? `${name} is a part of the interaction; choose another name.` : null;
}

function problemWithCondition(condition: RoutingCondition | null | undefined, targets: PlanTargets): string | null {
  if (!condition) return "Say when to jump.";
  const problem = problemWithFilter(condition);
  if (problem !== null) return problem.message;
  const isKnown = [...intervalsIn(condition)].every((id) => targets.intervalIds.has(id));
  return isKnown ? null : "One of its intervals no longer exists.";
}

/** Every interval that a condition asks for. */
export function intervalsIn(condition: RoutingCondition): ReadonlySet<string> {
  const inner = [...(condition.and ?? []), ...(condition.or ?? []), ...(condition.not ? [condition.not] : [])];
  const own = condition.interval ? [condition.interval.intervalId] : [];
  return new Set([...own, ...inner.flatMap((it) => [...intervalsIn(it)])]);
}

const NAME_IN_BRACES = /\{\{[^{}]*\}\}/g;

function problemWithUrl(url: string): string | null {
  const tooLong = problemWithLength(url, HTTP_STEP.urlLength);
  if (tooLong !== null) return tooLong;
  const filled = url.replace(NAME_IN_BRACES, "x");
  const parsed = URL.canParse(filled) ? new URL(filled) : null;
  if (parsed === null || !/^https?:$/.test(parsed.protocol))
    return "Enter an address that begins with http:// or https://.";
  if (parsed.username !== "" || parsed.password !== "") return "Leave user and password out of the address.";
  return /^https?:\/\/[^/?#]*\{\{/i.test(url) ? "The host cannot be a variable." : null;
}

function problemWithBody(body: string): string | null {
  const tooLong = problemWithLength(body, HTTP_STEP.bodyLength);
  if (tooLong !== null || body === "") return tooLong;
  try {
    JSON.parse(body.replace(NAME_IN_BRACES, "x"));
    return null;
  } catch {
    return "This is no JSON. Put {{names}} inside quoted texts.";
  }
}

function mappingChecks(mappings: readonly AnswerMappingInput[]): FieldCheck[] {
  if (mappings.length > HTTP_STEP.mappings) return [["mappings", `Keep at most ${HTTP_STEP.mappings} fields.`]];
  return mappings.flatMap(({ path, variable }, place): FieldCheck[] => [
    [`mappings.${place}.path`, problemWithLength(path, HTTP_STEP.pathLength)],
    [`mappings.${place}.variable`, problemWithVariable(variable)],
  ]);
}
