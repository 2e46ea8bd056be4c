/**
 * The one compiler of filters on interactions: search, lists, export and rules all speak through it.
 * Everything a client wrote becomes a parameter; no text of theirs is ever part of the SQL.
 */
import {
  type IdFilter,
  INTERACTION_PHASES,
  type InteractionPhase,
  type InteractionWhere,
  type TextFilter,
  type TimeFilter,
} from "@parley/schema";
import { type RawBuilder, sql } from "kysely";
import { columnOf } from "../../../platform/column-of.ts";
import { isId } from "../../../platform/ids.ts";

export type SqlCondition = RawBuilder<unknown>;

const HOLDS = sql`true`;
const NEVER = sql`false`;

/** The condition on `interaction` that a filter means. It has passed `problemWithFilter`. */
export function compileWhere(where: InteractionWhere): SqlCondition {
  return compiled(where) ?? HOLDS;
}

/** Whether a filter keeps to open interactions, of which there are few whatever the past holds. */
export function isOfOpenOnly({ enabled, phase }: InteractionWhere): boolean {
  return enabled !== false && phase !== null && phase !== undefined && !phase.in.includes("closed");
}

/** Null for what is switched off: it is as if it were not there. */
function compiled(where: InteractionWhere): SqlCondition | null {
  if (where.enabled === false) return null;
  return all([...fieldConditions(where), combined(where.and, all), combined(where.or, any), negated(where.not)]);
}

function combined(
  parts: readonly InteractionWhere[] | null | undefined,
  combine: (conditions: readonly SqlCondition[]) => SqlCondition,
): SqlCondition | null {
  const conditions = (parts ?? []).map(compiled).filter((condition) => condition !== null);
  return conditions.length === 0 ? null : combine(conditions);
}

/** `is not true`: what is unknown (a null) does not hold, so its negation does. */
function negated(where: InteractionWhere | null | undefined): SqlCondition | null {
  const inner = where ? compiled(where) : null;
  return inner === null ? null : sql`(${inner}) is not true`;
}

function fieldConditions(where: InteractionWhere): (SqlCondition | null)[] {
  return [
    where.phase ? phases(where.phase.in) : null,
    ids(columnOf("interaction", "accountId"), where.accountId),
    ids(columnOf("interaction", "assignedAgentId"), where.assignedAgentId),
    ids(columnOf("interaction", "assignedQueueId"), where.queueId),
    ids(columnOf("interaction", "contactId"), where.contactId),
    where.isUnread ? sql`${columnOf("interaction", "isUnread")} = ${where.isUnread.equals}` : null,
    moments(columnOf("interaction", "openedAt"), where.openedAt),
    moments(columnOf("interaction", "closedAt"), where.closedAt),
    moments(columnOf("interaction", "lastMessageAt"), where.lastMessageAt),
    ofContact(texts(columnOf("contact", "name"), where.contactName, plain)),
    ofContact(texts(columnOf("contact", "phone"), where.contactPhone, digits)),
    tags(where.tag),
  ];
}

/** Our own literals, so that PostgreSQL plans with the index of open interactions. */
function phases(asked: readonly InteractionPhase[]): SqlCondition {
  const known = INTERACTION_PHASES.filter((phase) => asked.includes(phase));
  return known.length === 0
    ? NEVER
    : sql`${columnOf("interaction", "phase")} in (${sql.join(known.map((phase) => sql.lit(phase)))})`;
}

function ids(column: SqlCondition, filter: IdFilter | null | undefined): SqlCondition | null {
  if (!filter) return null;
  return all([
    filter.in ? sql`${column} = any(${filter.in.filter(isId)}::uuid[])` : null,
    emptiness(sql`${column} is null`, filter.isEmpty),
  ]);
}

function moments(column: SqlCondition, filter: TimeFilter | null | undefined): SqlCondition | null {
  if (!filter) return null;
  const { before, after, between, inLast } = filter;
  return all([
    before ? sql`${column} < ${before}::timestamptz` : null,
    after ? sql`${column} > ${after}::timestamptz` : null,
    between ? sql`(${column} >= ${between.from}::timestamptz and ${column} < ${between.to}::timestamptz)` : null,
    inLast ? sql`(${column} > now() - make_interval(mins => ${inLast.minutes}) and ${column} <= now())` : null,
  ]);
}

/** How a text of the client is compared; null when it can fit nothing. */
type Reading = (text: string) => string | null;

const plain: Reading = (text) => text;
const digits: Reading = (text) => text.replace(/\D/g, "") || null;

function texts(column: SqlCondition, filter: TextFilter | null | undefined, read: Reading): SqlCondition | null {
  if (!filter) return null;
  return all([
    sameText(column, filter.equals === null || filter.equals === undefined ? null : [filter.equals], read),
    sameText(column, filter.in ?? null, read),
    like(column, filter.contains, read, (text) => `%${text}%`),
    like(column, filter.startsWith, read, (text) => `${text}%`),
    like(column, filter.endsWith, read, (text) => `%${text}`),
    emptiness(sql`coalesce(${column}, '') = ''`, filter.isEmpty),
  ]);
}

function sameText(column: SqlCondition, given: readonly string[] | null, read: Reading): SqlCondition | null {
  if (given === null) return null;
  const readable = given.map(read).filter((text) => text !== null);
  return sql`lower(${column}) = any(array(select lower(one) from unnest(${readable}::text[]) as one))`;
}

function like(
  column: SqlCondition,
  text: string | null | undefined,
  read: Reading,
  pattern: (text: string) => string,
): SqlCondition | null {
  if (text === null || text === undefined) return null;
  const readable = read(text);
  if (readable === null) return NEVER;
  return sql`${column} ilike ${pattern(readable.replace(/[\\%_]/g, "\\$&"))}`;
}

function emptiness(isEmpty: SqlCondition, asked: boolean | null | undefined): SqlCondition | null {
  if (asked === null || asked === undefined) return null;
  return asked ? isEmpty : sql`not (${isEmpty})`;
}

function ofContact(condition: SqlCondition | null): SqlCondition | null {
  return condition === null
    ? null
    : sql`exists (select 1 from contact where ${columnOf("contact", "id")} = ${columnOf("interaction", "contactId")} and ${condition})`;
}

/** One tag must fit every operator given; `isEmpty` speaks of all tags together. */
function tags(filter: TextFilter | null | undefined): SqlCondition | null {
  if (!filter) return null;
  const { isEmpty, ...ofOne } = filter;
  const fits = Object.values(ofOne).some((value) => value !== null && value !== undefined)
    ? texts(sql`tag`, ofOne, plain)
    : null;
  return all([
    fits === null ? null : sql`exists (select 1 from unnest(${columnOf("interaction", "tags")}) as tag where ${fits})`,
    emptiness(sql`cardinality(${columnOf("interaction", "tags")}) = 0`, isEmpty),
  ]);
}

function all(conditions: readonly (SqlCondition | null)[]): SqlCondition {
  const given = conditions.filter((condition) => condition !== null);
  return given.length === 0 ? HOLDS : sql`(${sql.join(given, sql` and `)})`;
}

function any(conditions: readonly SqlCondition[]): SqlCondition {
  return sql`(${sql.join(conditions, sql` or `)})`;
}
