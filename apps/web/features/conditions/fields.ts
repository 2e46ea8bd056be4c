import type { MessageId } from "../../lib/messages/index.ts";
import type { Operator } from "./model.ts";

/** What a field holds: it says which operators there are and how a value is typed. */
export type FieldKind = "text" | "choice" | "phone" | "yesNo" | "moment" | "interval" | "variable";

export interface ConditionField {
  /** Its name in the filter language. */
  readonly name: string;
  readonly label: MessageId;
  readonly kind: FieldKind;
  /** A `choice` that is compared as text, not as a reference. */
  readonly isText?: boolean;
  /** For `choice` and `interval`. */
  readonly choices?: readonly { readonly value: string; readonly label: string }[];
}

const TEXT: readonly Operator[] = [
  "contains",
  "notContains",
  "equals",
  "notEquals",
  "startsWith",
  "endsWith",
  "isEmpty",
  "isNotEmpty",
];

export const operatorsOf: Readonly<Record<FieldKind, readonly Operator[]>> = {
  text: TEXT,
  phone: TEXT,
  variable: TEXT,
  choice: ["in", "notIn", "isEmpty", "isNotEmpty"],
  yesNo: ["yes", "no"],
  moment: ["inLast", "before", "after"],
  interval: ["open", "closed"],
};

export const operatorLabels: Readonly<Record<Operator, MessageId>> = {
  contains: "conditions.contains",
  notContains: "conditions.notContains",
  equals: "conditions.equals",
  notEquals: "conditions.notEquals",
  startsWith: "conditions.startsWith",
  endsWith: "conditions.endsWith",
  isEmpty: "conditions.isEmpty",
  isNotEmpty: "conditions.isNotEmpty",
  in: "conditions.in",
  notIn: "conditions.notIn",
  yes: "conditions.yes",
  no: "conditions.no",
  open: "conditions.open",
  closed: "conditions.closed",
  before: "conditions.before",
  after: "conditions.after",
  inLast: "conditions.inLast",
};

/** Whether an operator needs something typed or chosen. */
export function needsValue(operator: Operator): boolean {
  return !["isEmpty", "isNotEmpty", "yes", "no"].includes(operator);
}
