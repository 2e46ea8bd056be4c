/**
 * Statements that PostgreSQL parses once a connection and, as soon as that is no dearer, plans once: half the cost of a
 * short one. Kysely has no word for it, so a mark in the statement's text tells our connections.
 */
import { type RawBuilder, sql } from "kysely";
import pg from "pg";

const MARK = "/* prepared */ ";
/** A text that varies without end would fill every connection's memory: what comes after these is parsed each time. */
const MAX_PREPARED = 500;

/**
 * For a statement of a hot path whose best plan is the same whatever its values: a lookup by a key, a list that its
 * literals alone keep short. Searches with values of a person's choice are planned for these each time.
 */
export function prepared<Row>(statement: RawBuilder<Row>): RawBuilder<Row> {
  return sql<Row>`${sql.raw(MARK)}${statement}`;
}

const names = new Map<string, string>();

function nameOf(text: string): string | null {
  const known = names.get(text);
  if (known !== undefined) return known;
  if (names.size >= MAX_PREPARED) return null;
  const name = `parley_${names.size}`;
  names.set(text, name);
  return name;
}

type Send = (statement: unknown, ...rest: unknown[]) => unknown;

/** A connection that knows the mark. */
export class PreparingClient extends pg.Client {
  constructor(config?: string | pg.ClientConfig) {
    super(config);
    const send = super.query.bind(this) as Send;
    const query: Send = (statement, ...rest) => {
      const name = typeof statement === "string" && statement.startsWith(MARK) ? nameOf(statement) : null;
      return name === null ? send(statement, ...rest) : send({ name, text: statement }, ...rest);
    };
    Object.assign(this, { query });
  }
}
