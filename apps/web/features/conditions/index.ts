export { ConditionBuilder } from "./condition-builder.tsx";
export type { ConditionField } from "./fields.ts";
export { type Filter, filterOf, groupOf } from "./filter.ts";
export { type ConditionGroup, linesIn, newGroup } from "./model.ts";
export { problemWithCondition } from "./problems.ts";
