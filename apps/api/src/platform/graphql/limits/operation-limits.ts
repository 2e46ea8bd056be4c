import type { Role } from "@parley/schema";
import { GraphQLError } from "graphql";
import type { Viewer } from "../../viewer.ts";

/** What one document may hold, and what one answer may. */
export interface DocumentLimits {
  readonly characters: number;
  readonly tokens: number;
  /** Brackets inside brackets, of any kind: how deep the parser goes. */
  readonly nesting: number;
  readonly directives: number;
  /** Operations and fragments. */
  readonly definitions: number;
  /** Selections inside selections, fragments in place: fields, inline fragments and spreads each count. */
  readonly depth: number;
  /** Fields, inline fragments and spreads of one operation, fragments in place. */
  readonly selections: number;
  /** Fields of the root type. */
  readonly roots: number;
  /** How often one field, or one name in the answer, stands in one place: aliases and repetitions. */
  readonly repeats: number;
  /** The most values that an answer may hold, by its selections and the sizes of lists. */
  readonly cost: number;
}

export type Limit = keyof DocumentLimits;

/** Strangers sign in, set up and ask who they are. */
const STRANGER: DocumentLimits = {
  characters: 4_096,
  tokens: 400,
  nesting: 12,
  directives: 6,
  definitions: 8,
  depth: 14,
  selections: 100,
  roots: 4,
  repeats: 12,
  cost: 500,
};

const AGENT: DocumentLimits = {
  characters: 16_384,
  tokens: 2_000,
  nesting: 24,
  directives: 40,
  definitions: 40,
  depth: 24,
  selections: 800,
  roots: 15,
  repeats: 30,
  cost: 50_000,
};

/** The same documents; they see more of what those ask for. */
const SUPERVISOR: DocumentLimits = { ...AGENT, cost: 100_000 };

const LIMITS: Readonly<Record<Role | "stranger", DocumentLimits>> = {
  stranger: STRANGER,
  agent: AGENT,
  supervisor: SUPERVISOR,
  administrator: SUPERVISOR,
};

export function limitsOf(viewer: Pick<Viewer, "role"> | null): DocumentLimits {
  return LIMITS[viewer?.role ?? "stranger"];
}

const WORDS: Readonly<Record<Limit, (most: number) => string>> = {
  characters: (most) => `A document has at most ${most} characters.`,
  tokens: (most) => `A document has at most ${most} words and signs.`,
  nesting: (most) => `Brackets are nested at most ${most} deep.`,
  directives: (most) => `A document has at most ${most} directives.`,
  definitions: (most) => `A document has at most ${most} operations and fragments.`,
  depth: (most) => `Selections are nested at most ${most} deep, fragments in place.`,
  selections: (most) => `An operation has at most ${most} selections, fragments in place.`,
  roots: (most) => `An operation has at most ${most} fields at its root.`,
  repeats: (most) => `One field stands at most ${most} times in one place, aliases included.`,
  cost: (most) =>
    `An answer may hold at most ${most} values: ask for fewer fields, shorter pages or fewer lists inside lists.`,
};

/** No client that means well sends these: they are wrong rather than too much. */
const WRONG = new Set<Limit>(["definitions", "depth", "repeats"]);

/** The refusal of an operation beyond a limit; `actual` where it was counted to the end. */
export function beyond(limit: Limit, limits: DocumentLimits, actual?: number): GraphQLError {
  const most = limits[limit];
  const code = WRONG.has(limit) ? "BAD_USER_INPUT" : "LIMIT_EXCEEDED";
  const extensions = { code, limit, most, ...(actual === undefined ? {} : { actual }) };
  return new GraphQLError(WORDS[limit](most), { extensions });
}
