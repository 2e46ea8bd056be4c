/**
 * Whether a condition of a plan holds: the language of advanced search, read in memory. On the fields that
 * both have it says what the compiled search says: what is unknown does not hold, its negation does. Pure.
 */
import type { IdFilter, IntervalId, RoutingCondition, TextFilter, TimeFilter } from "@parley/schema";
import type { PlanFacts } from "./plan-facts.ts";

/** What a condition is asked about. */
export interface ConditionView {
  readonly facts: PlanFacts;
  readonly isFirstMessage: boolean;
  readonly now: Date;
  /** Undefined: there is no such interval. */
  isOpen(interval: IntervalId, at: Date): boolean | undefined;
}

/** Whether it holds; a condition that is switched off is as if it were not there. */
export function conditionHolds(condition: RoutingCondition, view: ConditionView): boolean {
  return read(condition, view) ?? true;
}

/** Null for what is switched off. */
function read(condition: RoutingCondition, view: ConditionView): boolean | null {
  if (condition.enabled === false) return null;
  const negated = condition.not ? read(condition.not, view) : null;
  return all([
    ...ofFields(condition, view),
    combined(condition.and, view, all),
    combined(condition.or, view, (parts) => parts.some((part) => part === true)),
    negated === null ? null : !negated,
  ]);
}

function all(parts: readonly (boolean | null)[]): boolean {
  return parts.every((part) => part !== false);
}

function combined(
  parts: readonly RoutingCondition[] | null | undefined,
  view: ConditionView,
  combine: (parts: readonly boolean[]) => boolean,
): boolean | null {
  const given = (parts ?? []).map((part) => read(part, view)).filter((part) => part !== null);
  return given.length === 0 ? null : combine(given);
}

function ofFields(condition: RoutingCondition, view: ConditionView): (boolean | null)[] {
  const { contact, interaction, message, variables } = view.facts;
  const { variable, interval } = condition;
  return [
    text(message.text, condition.messageText),
    text(message.type, condition.messageType),
    id(contact.id === null ? [] : [contact.id], condition.contactId),
    text(contact.name, condition.contactName),
    text(contact.phone, condition.contactPhone, digits),
    id(contact.listIds, condition.contactListId),
    id(interaction.queueId === null ? [] : [interaction.queueId], condition.queueId),
    id(interaction.agentId === null ? [] : [interaction.agentId], condition.assignedAgentId),
    condition.isFirstMessage ? view.isFirstMessage === condition.isFirstMessage.equals : null,
    moment(interaction.openedAt, condition.openedAt, view.now),
    moment(interaction.lastMessageAt, condition.lastMessageAt, view.now),
    tags(interaction.tags, condition.tag),
    variable ? text(Object.hasOwn(variables, variable.name) ? variables[variable.name] : null, variable.text) : null,
    interval ? view.isOpen(interval.intervalId, view.now) === interval.isOpen : null,
    moment(view.now, condition.now, view.now),
  ];
}

function id(present: readonly string[], filter: IdFilter | null | undefined): boolean | null {
  if (!filter) return null;
  return all([
    filter.in ? filter.in.some((wanted) => present.includes(wanted.toLowerCase())) : null,
    asked(filter.isEmpty, present.length === 0),
  ]);
}

function moment(value: Date | null, filter: TimeFilter | null | undefined, now: Date): boolean | null {
  if (!filter) return null;
  const { before, after, between, inLast } = filter;
  const at = value?.getTime() ?? Number.NaN;
  // Stored with the plan, moments are text.
  const time = (given: Date) => new Date(given).getTime();
  return all([
    before ? at < time(before) : null,
    after ? at > time(after) : null,
    between ? at >= time(between.from) && at < time(between.to) : null,
    inLast ? at > now.getTime() - inLast.minutes * 60_000 && at <= now.getTime() : null,
  ]);
}

/** How a text of the condition is compared; null when it can fit nothing. */
type Reading = (given: string) => string | null;

const plain: Reading = (given) => given;
const digits: Reading = (given) => given.replace(/\D/g, "") || null;

function text(
  value: string | null | undefined,
  filter: TextFilter | null | undefined,
  reading: Reading = plain,
): boolean | null {
  if (!filter) return null;
  const own = value?.toLowerCase();
  const fits = (given: string | null | undefined, compare: (own: string, given: string) => boolean) => {
    if (given === null || given === undefined) return null;
    const wanted = reading(given)?.toLowerCase();
    return own !== undefined && wanted !== undefined && compare(own, wanted);
  };
  return all([
    fits(filter.equals, (a, b) => a === b),
    filter.in ? filter.in.some((given) => fits(given, (a, b) => a === b) === true) : null,
    fits(filter.contains, (a, b) => a.includes(b)),
    fits(filter.startsWith, (a, b) => a.startsWith(b)),
    fits(filter.endsWith, (a, b) => a.endsWith(b)),
    asked(filter.isEmpty, (value ?? "") === ""),
  ]);
}

/** One tag must fit every operator given; `isEmpty` speaks of all tags together. */
function tags(present: readonly string[], filter: TextFilter | null | undefined): boolean | null {
  if (!filter) return null;
  const { isEmpty, ...ofOne } = filter;
  const isAsked = Object.values(ofOne).some((value) => value !== null && value !== undefined);
  return all([isAsked ? present.some((tag) => text(tag, ofOne) === true) : null, asked(isEmpty, present.length === 0)]);
}

function asked(expected: boolean | null | undefined, actual: boolean): boolean | null {
  return expected === null || expected === undefined ? null : expected === actual;
}
