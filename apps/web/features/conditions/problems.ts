import { DURATION_MINUTES, VARIABLE_NAME_PATTERN } from "@parley/schema/plain";
import type { MessageId } from "../../lib/messages/index.ts";
import { type ConditionField, needsValue } from "./fields.ts";
import { type ConditionGroup, type ConditionLine, linesIn } from "./model.ts";

/** What is still missing in a condition, in words; null when it can be sent. */
export function problemWithCondition(group: ConditionGroup, fields: readonly ConditionField[]): MessageId | null {
  if (group.items.length === 0) return "conditions.none";
  return linesIn(group).some((line) => !isComplete(line, fields)) ? "conditions.incomplete" : null;
}

function isComplete(line: ConditionLine, fields: readonly ConditionField[]): boolean {
  const kind = fields.find(({ name }) => name === line.field)?.kind;
  if (kind === "variable" && !VARIABLE_NAME_PATTERN.test(line.name.trim())) return false;
  if (!needsValue(line.operator)) return true;
  if (line.operator === "in" || line.operator === "notIn") return line.values.length > 0;
  if (line.operator === "inLast") {
    const minutes = Number(line.value);
    return Number.isInteger(minutes) && minutes >= DURATION_MINUTES.min && minutes <= DURATION_MINUTES.max;
  }
  return line.value.trim() !== "";
}
