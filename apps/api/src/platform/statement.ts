import {
  CompiledQuery,
  DummyDriver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type RawBuilder,
  sql,
} from "kysely";
import { type Em, inCamelCase } from "./database.ts";
import type { RowOf, RowShape } from "./row-shape.ts";

/** What a statement is given, by name: in its text a value each, bound when it runs. */
export type Given<Values> = { readonly [Name in keyof Values]: RawBuilder<Values[Name]> };

/** Runs a statement inside `em`'s transaction when it has one. */
export type Statement<Values, Row> = (
  em: Em,
  ...given: keyof Values extends never ? [] : [values: Values]
) => Promise<Row[]>;

/** A statement as PostgreSQL is sent it, and what its author says of its rows. */
export interface DeclaredStatement {
  readonly text: string;
  readonly shape: RowShape;
}

/** Every statement of the modules loaded so far, for the test that prepares them all. */
const declared: (() => DeclaredStatement)[] = [];
export const declaredStatements = (): DeclaredStatement[] => declared.map((compile) => compile());

/**
 * SQL that stays SQL because it is hot or works on sets. Its text is fixed and compiled once: what varies is a value, never
 * a piece of the text, so that one look at it sees all it can be. What is put together differently each time is built with
 * `tables(em)`. A test prepares every statement on a migrated database and compares the columns with `shape`.
 */
export function statement<Shape extends RowShape, Values = Record<never, never>>(
  shape: Shape,
  write: (given: Given<Values>) => RawBuilder<unknown>,
): Statement<Values, RowOf<Shape>> {
  let compiled: CompiledQuery | undefined;
  const compile = () => (compiled ??= write(PLACEHOLDERS as Given<Values>).compile(COMPILER));
  declared.push(() => ({ text: compile().sql, shape }));
  return async (em, ...[values]) => {
    const { sql: text, parameters } = compile();
    const bound = parameters.map((parameter) =>
      parameter instanceof Placeholder ? values?.[parameter.name as keyof Values] : parameter,
    );
    const { rows } = await em.getKysely().executeQuery(CompiledQuery.raw(text, bound));
    return inCamelCase(rows as Record<string, unknown>[]) as RowOf<Shape>[];
  };
}

class Placeholder {
  constructor(readonly name: string) {}
}

const PLACEHOLDERS = new Proxy(
  {},
  {
    get: (_, name) => sql.val(new Placeholder(String(name))),
    // Their names are not known before they are asked for: a rest or a spread of them would be empty.
    ownKeys() {
      throw new Error("A statement takes each of its values by name, never the rest of them.");
    },
  },
);

const COMPILER = new Kysely<Record<never, never>>({
  dialect: {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db) => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  },
});
