/** A condition as it is edited: groups of lines, each of which can be switched off. */

export type Operator =
  | "contains"
  | "notContains"
  | "equals"
  | "notEquals"
  | "startsWith"
  | "endsWith"
  | "isEmpty"
  | "isNotEmpty"
  | "in"
  | "notIn"
  | "yes"
  | "no"
  | "open"
  | "closed"
  | "before"
  | "after"
  | "inLast";

export interface ConditionLine {
  readonly kind: "line";
  readonly key: string;
  readonly enabled: boolean;
  readonly field: string;
  readonly operator: Operator;
  /** One text, or several for `in`; a moment as the input has it, minutes as digits. */
  readonly value: string;
  readonly values: readonly string[];
  /** The variable's name, for the field that needs one. */
  readonly name: string;
}

export interface ConditionGroup {
  readonly kind: "group";
  readonly key: string;
  readonly enabled: boolean;
  readonly join: "and" | "or";
  readonly items: readonly ConditionItem[];
}

/** What was written through the API in a way that this screen cannot show; kept as it is. */
export interface ForeignCondition {
  readonly kind: "foreign";
  readonly key: string;
  readonly enabled: boolean;
  readonly json: object;
}

export type ConditionItem = ConditionLine | ConditionGroup | ForeignCondition;

export function newLine(field: string, operator: Operator): ConditionLine {
  const key = crypto.randomUUID();
  return { kind: "line", key, enabled: true, field, operator, value: "", values: [], name: "" };
}

export function newGroup(items: readonly ConditionItem[] = [], join: "and" | "or" = "and"): ConditionGroup {
  return { kind: "group", key: crypto.randomUUID(), enabled: true, join, items };
}

/** The group with one of its items, however deep, replaced; null takes it out. */
export function withItem(group: ConditionGroup, key: string, item: ConditionItem | null): ConditionGroup {
  const items = group.items.flatMap((it): ConditionItem[] => {
    if (it.key === key) return item === null ? [] : [item];
    return [it.kind === "group" ? withItem(it, key, item) : it];
  });
  return { ...group, items };
}

/** Every line of a group, however deep. */
export function linesIn(group: ConditionGroup): readonly ConditionLine[] {
  return group.items.flatMap((item) => (item.kind === "line" ? [item] : item.kind === "group" ? linesIn(item) : []));
}
