import {
  CALL_SECONDS,
  HTTP_STEP,
  MESSAGE_TEXT_LENGTH,
  PLAN_NOTE_LENGTH,
  RESERVED_VARIABLE_NAMES,
  TAG_LENGTH,
  VARIABLE_NAME_PATTERN,
  VARIABLES,
  WAIT_SECONDS,
} from "@parley/schema/plain";
import type {
  AccountConfigurationFragment,
  AutoReplyMode,
  RoutingActionInput,
  RoutingActionType,
  RoutingCondition,
} from "#gql/types";
import { isBlank } from "../../../lib/forms.ts";
import type { Text } from "../../../lib/messages/index.ts";
import {
  type ConditionField,
  type ConditionGroup,
  type Filter,
  filterOf,
  groupOf,
  newGroup,
  problemWithCondition,
} from "../../conditions/index.ts";
import { isWait } from "../account-values.ts";

export interface Mapping {
  readonly path: string;
  readonly variable: string;
}

/** A header of an HTTP step; a blank value that is kept stays as it is stored. */
export interface Header {
  readonly name: string;
  readonly value: string;
  readonly isKept: boolean;
}

/** One step while it is edited; which fields count follows from its type. `key` is its id, which jumps name. */
export interface PlanStep {
  readonly key: string;
  readonly type: RoutingActionType;
  readonly intervalId: string | null;
  readonly queueId: string | null;
  readonly agentId: string | null;
  readonly waitSeconds: number | string;
  readonly text: string;
  readonly mode: AutoReplyMode;
  readonly tag: string;
  readonly dispositionId: string | null;
  readonly targetStepId: string | null;
  readonly condition: ConditionGroup;
  readonly variable: string;
  readonly url: string;
  readonly body: string;
  readonly headers: readonly Header[];
  readonly mappings: readonly Mapping[];
  readonly timeoutSeconds: number | string;
  readonly command: string | null;
}

export interface PlanValues {
  readonly actions: readonly PlanStep[];
}

export function newStep(type: RoutingActionType): PlanStep {
  return {
    key: crypto.randomUUID(),
    type,
    intervalId: null,
    queueId: null,
    agentId: null,
    waitSeconds: 30,
    text: "",
    mode: "ALWAYS",
    tag: "",
    dispositionId: null,
    targetStepId: null,
    condition: newGroup(),
    variable: "",
    url: "",
    body: "",
    headers: [],
    mappings: [],
    timeoutSeconds: CALL_SECONDS.default,
    command: null,
  };
}

type StoredStep = AccountConfigurationFragment["plan"][number];

export function planOf({ plan }: AccountConfigurationFragment, fields: readonly ConditionField[]): PlanValues {
  return { actions: plan.map((action) => stepOf(action, fields)) };
}

function stepOf(action: StoredStep, fields: readonly ConditionField[]): PlanStep {
  const fresh = newStep(action.type);
  return {
    ...fresh,
    key: action.id,
    intervalId: action.interval?.id ?? null,
    queueId: action.queue?.id ?? null,
    agentId: action.agent?.id ?? null,
    waitSeconds: action.waitSeconds ?? WAIT_SECONDS.default,
    text: action.text ?? "",
    mode: action.mode ?? "ALWAYS",
    tag: action.tag ?? "",
    dispositionId: action.disposition?.id ?? null,
    targetStepId: action.targetStepId ?? null,
    condition: groupOf(action.conditionJson ? (JSON.parse(action.conditionJson) as Filter) : null, fields),
    variable: action.variable ?? "",
    url: action.url ?? "",
    body: action.body ?? "",
    headers: action.headers.map(({ name }) => ({ name, value: "", isKept: true })),
    mappings: action.mappings.map(({ path, variable }) => ({ path, variable })),
    timeoutSeconds: action.timeoutSeconds ?? CALL_SECONDS.default,
    command: action.command ?? null,
  };
}

/** Only what the step's type needs goes out. */
export function inputOf(step: PlanStep, fields: readonly ConditionField[]): RoutingActionInput {
  return { id: step.key, type: step.type, intervalId: step.intervalId, ...contentOf(step, fields) };
}

function contentOf(step: PlanStep, fields: readonly ConditionField[]): Partial<RoutingActionInput> {
  switch (step.type) {
    case "QUEUE":
      return { queueId: step.queueId, waitSeconds: Number(step.waitSeconds) };
    case "AGENT":
      return { agentId: step.agentId, waitSeconds: Number(step.waitSeconds) };
    case "AUTO_REPLY":
      return { text: step.text.trim(), mode: step.mode };
    case "TAG":
      return { tag: step.tag.trim() };
    case "CLOSE":
      return { dispositionId: step.dispositionId };
    case "GO_TO":
      return { targetStepId: step.targetStepId };
    case "GO_TO_IF":
      return { targetStepId: step.targetStepId, condition: filterOf(step.condition, fields) as RoutingCondition };
    case "SET_VARIABLE":
      return { variable: step.variable.trim(), text: step.text.trim() };
    case "NOTE":
      return { text: step.text.trim() };
    case "HTTP_REQUEST":
      return {
        url: step.url.trim(),
        body: isBlank(step.body) ? null : step.body.trim(),
        headers: step.headers.map(({ name, value }) => ({ name: name.trim(), value: value.trim() || null })),
        mappings: step.mappings.map(({ path, variable }) => ({ path: path.trim(), variable: variable.trim() })),
        timeoutSeconds: Number(step.timeoutSeconds),
      };
    case "SYSTEM":
      return { command: step.command, variable: step.variable.trim(), timeoutSeconds: Number(step.timeoutSeconds) };
  }
}

/** What is missing in each step, by the field's path. */
export function planErrors(
  { actions }: PlanValues,
  context: { readonly textLimit: number; readonly fields: readonly ConditionField[]; readonly text: Text },
): Record<string, string> {
  const keys = new Set(actions.map(({ key }) => key));
  return Object.fromEntries(
    actions.flatMap((step, index) =>
      Object.entries(stepErrors(step, keys, context)).flatMap(([field, error]) =>
        error === null ? [] : [[`actions.${index}.${field}`, error]],
      ),
    ),
  );
}

type Errors = Readonly<Record<string, string | null>>;

function stepErrors(
  step: PlanStep,
  keys: ReadonlySet<string>,
  { textLimit, fields, text }: { textLimit: number; fields: readonly ConditionField[]; text: Text },
): Errors {
  const longest = (value: string, max: number) => (value.length > max ? text("plan.textTooLong", { max }) : null);
  const written = (value: string, max: number) =>
    isBlank(value) ? text("common.required") : longest(value.trim(), max);
  const wait = { waitSeconds: isWait(step.waitSeconds) ? null : text("accounts.waitInvalid", WAIT_SECONDS) };
  const timeout = { timeoutSeconds: isTimeout(step.timeoutSeconds) ? null : text("plan.timeoutInvalid", CALL_SECONDS) };
  const target = { targetStepId: keys.has(step.targetStepId ?? "") ? null : text("plan.chooseStep") };
  const variable = { variable: variableProblem(step.variable, text) };
  switch (step.type) {
    case "QUEUE":
      return { queueId: step.queueId === null ? text("plan.chooseQueue") : null, ...wait };
    case "AGENT":
      return { agentId: step.agentId === null ? text("plan.chooseAgent") : null, ...wait };
    case "AUTO_REPLY":
      return { text: written(step.text, Math.min(textLimit, MESSAGE_TEXT_LENGTH.max)) };
    case "TAG":
      return { tag: written(step.tag, TAG_LENGTH.max) };
    case "CLOSE":
      return {};
    case "GO_TO":
      return target;
    case "GO_TO_IF": {
      const problem = problemWithCondition(step.condition, fields);
      return { ...target, condition: problem === null ? null : text(problem) };
    }
    case "SET_VARIABLE":
      return { ...variable, text: longest(step.text, VARIABLES.maxLength) };
    case "NOTE":
      return { text: written(step.text, PLAN_NOTE_LENGTH.max) };
    case "HTTP_REQUEST":
      return {
        url: /^https?:\/\/[^/\s]/i.test(step.url.trim())
          ? longest(step.url, HTTP_STEP.urlLength)
          : text("plan.urlInvalid"),
        body: longest(step.body, HTTP_STEP.bodyLength),
        ...timeout,
        ...Object.fromEntries(
          step.headers.flatMap(({ name, value, isKept }, place) => [
            [`headers.${place}.name`, isBlank(name) ? text("common.required") : null],
            [`headers.${place}.value`, isBlank(value) && !isKept ? text("common.required") : null],
          ]),
        ),
        ...Object.fromEntries(
          step.mappings.map((mapping, place) => [
            `mappings.${place}.variable`,
            variableProblem(mapping.variable, text),
          ]),
        ),
      };
    case "SYSTEM":
      return { command: step.command === null ? text("plan.chooseCommand") : null, ...variable, ...timeout };
  }
}

function isTimeout(value: number | string): boolean {
  const seconds = Number(value);
  return Number.isInteger(seconds) && seconds >= CALL_SECONDS.min && seconds <= CALL_SECONDS.max;
}

function variableProblem(typed: string, text: Text): string | null {
  const name = typed.trim();
  if (!VARIABLE_NAME_PATTERN.test(name)) return text("plan.variableInvalid");
  return RESERVED_VARIABLE_NAMES.some((reserved) => reserved === name) ? text("plan.variableReserved", { name }) : null;
}
