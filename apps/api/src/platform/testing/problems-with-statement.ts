import { sql } from "kysely";
import pg from "pg";
import { type Database, query } from "../database.ts";
import type { Column, ValueKind } from "../row-shape.ts";
import type { DeclaredStatement } from "../statement.ts";
import { type DescribedColumn, describeStatement } from "./describe-statement.ts";
import type { FreshDatabase } from "./fresh-database.ts";

const KINDS: Readonly<Record<string, ValueKind>> = {
  text: "text",
  citext: "text",
  uuid: "text",
  int4: "number",
  int8: "number",
  float8: "number",
  bool: "boolean",
  timestamptz: "timestamp",
  bytea: "bytes",
  json: "json",
  jsonb: "json",
  _text: "text[]",
  _uuid: "text[]",
  _int4: "number[]",
};

interface StoredColumn {
  readonly relation: number;
  readonly attribute: number;
  readonly table: string;
  readonly column: string;
  readonly type: string;
  readonly isNullable: boolean;
}

export type FindProblems = (statement: DeclaredStatement) => Promise<readonly string[]>;

/** Compares what statements say of their rows with what PostgreSQL says of them. */
export async function statementChecker({
  database,
  url,
}: FreshDatabase): Promise<{ find: FindProblems; stop(): Promise<void> }> {
  const stored = await storedColumns(database);
  const types = await typeNames(database);
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const kindOf = (type: string) => KINDS[type] ?? `a value of type ${type}`;

  function problemWith(name: string, declared: Column<unknown>, { type, from }: DescribedColumn): string | null {
    const origin =
      from === null
        ? undefined
        : stored.find(({ relation, attribute }) => relation === from.relation && attribute === from.attribute);
    const kind = kindOf(types.get(type) ?? String(type));
    if (typeof declared.from === "string") {
      if (kind !== declared.from) return `${name} is ${kind}, not ${declared.from}`;
      return origin?.isNullable === true && !declared.isNullable ? `${name} may be null` : null;
    }
    const { table, property } = declared.from;
    const column = stored.find((it) => it.table === table && inCamelCase(it.column) === property);
    if (column === undefined) return `${table} has no column for ${property}`;
    if (origin !== undefined && origin !== column)
      return `${name} is ${origin.table}.${origin.column}, not ${table}.${column.column}`;
    return kind === kindOf(column.type) ? null : `${name} is ${kind}, not ${kindOf(column.type)}`;
  }

  return {
    async find({ text, shape }) {
      let described: readonly DescribedColumn[];
      try {
        described = await describeStatement(client, text);
      } catch (error) {
        return [`PostgreSQL refuses it: ${(error as Error).message}`];
      }
      const given = new Map(described.map((column) => [inCamelCase(column.name), column]));
      const undeclared = [...given.keys()].filter((name) => !(name in shape)).map((name) => `${name} is not declared`);
      const problems = Object.entries(shape).map(([name, declared]) => {
        const column = given.get(name);
        return column === undefined ? `${name} is declared and not given` : problemWith(name, declared, column);
      });
      return [...undeclared, ...problems.filter((problem) => problem !== null)];
    },
    stop: () => client.end(),
  };
}

const inCamelCase = (column: string) => column.replaceAll(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());

function storedColumns(database: Database): Promise<StoredColumn[]> {
  return query(
    database.fork(),
    sql`select pg_class.oid::int8 as relation, attnum::int4 as attribute, relname::text as table, attname::text as column,
          typname::text as type, not attnotnull as is_nullable
        from pg_class join pg_attribute on attrelid = pg_class.oid join pg_type on pg_type.oid = atttypid
        where relnamespace = 'public'::regnamespace and attnum > 0 and not attisdropped`,
  );
}

async function typeNames(database: Database): Promise<ReadonlyMap<number, string>> {
  const rows = await query<{ oid: number; name: string }>(
    database.fork(),
    sql`select oid::int8, typname::text as name from pg_type`,
  );
  return new Map(rows.map(({ oid, name }) => [oid, name]));
}
