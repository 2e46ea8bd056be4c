/** Between a condition as it is edited and the filter language of the API; what goes in comes out the same. */
import type { ConditionField } from "./fields.ts";
import {
  type ConditionGroup,
  type ConditionItem,
  type ConditionLine,
  newGroup,
  newLine,
  type Operator,
} from "./model.ts";

/** One object of the filter language. */
export interface Filter {
  readonly [name: string]: unknown;
  readonly and?: readonly Filter[];
  readonly or?: readonly Filter[];
  readonly not?: Filter;
  readonly enabled?: boolean;
}

const OPPOSITE: Partial<Record<Operator, Operator>> = {
  notContains: "contains",
  notEquals: "equals",
  notIn: "in",
};

export function filterOf(item: ConditionItem, fields: readonly ConditionField[]): Filter {
  const off = item.enabled ? {} : { enabled: false };
  if (item.kind === "foreign") return { ...item.json, ...off };
  if (item.kind === "group") {
    // An empty "any" is refused by the API: nothing to meet is met.
    const join = item.items.length === 0 ? "and" : item.join;
    return { [join]: item.items.map((it) => filterOf(it, fields)), ...off };
  }
  const positive = OPPOSITE[item.operator];
  const condition = conditionOf({ ...item, operator: positive ?? item.operator }, fields);
  return positive === undefined ? { ...condition, ...off } : { not: condition, ...off };
}

function conditionOf(line: ConditionLine, fields: readonly ConditionField[]): Filter {
  const kind = fields.find(({ name }) => name === line.field)?.kind;
  switch (kind) {
    case "yesNo":
      return { [line.field]: { equals: line.operator === "yes" } };
    case "interval":
      return { [line.field]: { intervalId: line.value, isOpen: line.operator === "open" } };
    case "variable":
      return { [line.field]: { name: line.name.trim(), text: operatorOf(line) } };
    case "moment":
      return {
        [line.field]:
          line.operator === "inLast"
            ? { inLast: { minutes: Number(line.value) } }
            : { [line.operator]: new Date(line.value).toISOString() },
      };
    default:
      return { [line.field]: operatorOf(line) };
  }
}

function operatorOf({ operator, value, values }: ConditionLine): Filter {
  if (operator === "isEmpty" || operator === "isNotEmpty") return { isEmpty: operator === "isEmpty" };
  return operator === "in" ? { in: values } : { [operator]: value };
}

/** The condition to edit; null begins an empty one. */
export function groupOf(filter: Filter | null, fields: readonly ConditionField[]): ConditionGroup {
  if (filter === null) return newGroup();
  const item = itemOf(filter, fields);
  return item.kind === "group" ? item : newGroup([item]);
}

function itemOf(filter: Filter, fields: readonly ConditionField[]): ConditionItem {
  const { enabled = true, ...rest } = present(filter);
  const key = crypto.randomUUID();
  const entries = Object.entries(rest);
  const [entry] = entries;
  if (entries.length !== 1 || entry === undefined)
    return { kind: "foreign", key, enabled: enabled === true, json: rest };
  const [name, content] = entry;
  if ((name === "and" || name === "or") && Array.isArray(content)) {
    const items = content.map((it: Filter) => itemOf(it, fields));
    return { ...newGroup(items, name), enabled: enabled === true };
  }
  const line = name === "not" ? negated(lineOf(content as Filter, fields)) : lineOf(rest, fields);
  return line === null
    ? { kind: "foreign", key, enabled: enabled === true, json: rest }
    : { ...line, enabled: enabled === true };
}

function negated(line: ConditionLine | null): ConditionLine | null {
  const opposite = Object.entries(OPPOSITE).find(([, positive]) => positive === line?.operator)?.[0];
  return line === null || opposite === undefined ? null : { ...line, operator: opposite as Operator };
}

function lineOf(filter: Filter, fields: readonly ConditionField[]): ConditionLine | null {
  const entries = Object.entries(present(filter)).filter(([name, value]) => name !== "enabled" || value === false);
  const [entry] = entries;
  if (entries.length !== 1 || entry === undefined) return null;
  const [name, content] = entry;
  const field = fields.find((it) => it.name === name);
  if (field === undefined || typeof content !== "object" || content === null) return null;
  const given = present(content as Filter);
  const line = newLine(name, "equals");
  switch (field.kind) {
    case "yesNo":
      return { ...line, operator: given.equals === true ? "yes" : "no" };
    case "interval":
      return { ...line, operator: given.isOpen === true ? "open" : "closed", value: String(given.intervalId) };
    case "variable":
      return withOperator({ ...line, name: String(given.name) }, present((given.text ?? {}) as Filter));
    default:
      return withOperator(line, given);
  }
}

function withOperator(line: ConditionLine, given: Filter): ConditionLine | null {
  const entries = Object.entries(given);
  const [entry] = entries;
  if (entries.length !== 1 || entry === undefined) return null;
  const [operator, value] = entry;
  switch (operator) {
    case "isEmpty":
      return { ...line, operator: value === true ? "isEmpty" : "isNotEmpty" };
    case "in":
      return Array.isArray(value) ? { ...line, operator: "in", values: value.map(String) } : null;
    case "inLast":
      return { ...line, operator: "inLast", value: String((value as { minutes?: unknown }).minutes) };
    case "before":
    case "after":
      return { ...line, operator, value: localMoment(String(value)) };
    case "equals":
    case "contains":
    case "startsWith":
    case "endsWith":
      return { ...line, operator, value: String(value) };
    default:
      return null;
  }
}

/** A moment as an input of a browser has it: the user's own time, to the minute. */
function localMoment(iso: string): string {
  const at = new Date(iso);
  const local = new Date(at.getTime() - at.getTimezoneOffset() * 60_000);
  return Number.isNaN(at.getTime()) ? "" : local.toISOString().slice(0, 16);
}

function present(filter: Filter): Filter {
  return Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== null && value !== undefined));
}
