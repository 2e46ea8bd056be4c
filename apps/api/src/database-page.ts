/** The data model on one page, `apps/api/database.sql`, made from the entities. */
import type { DatabaseSchema, DatabaseTable } from "@mikro-orm/postgresql";
import { ENTITIES_BY_OWNER } from "./entities.ts";

type Column = ReturnType<DatabaseTable["getColumns"]>[number];
type Index = ReturnType<DatabaseTable["getIndexes"]>[number];

/** What the entities' files say of tables and columns, by `table` and `table.column`. */
export type Docs = ReadonlyMap<string, string>;

const HEADING = `-- The data model: every table under the area of apps/api/src that owns it. An arrow names the table that a column refers to.
-- Written by \`npm run schema\` from the areas' persistence/*.entity.ts: change an entity and add a migration, not this page.
-- Run on an empty database it makes what the migrations make, without their first rows.`;

/** Extensions that columns need. */
const EXTENSIONS = ["citext", "pg_trgm"];
/** What MikroORM can neither say nor compare, each with its reason; a test compares it with a migrated database. */
const UNLOGGED = new Map([
  ["typing_turn", "Unlogged: worth nothing after a crash."],
  ["viewing_lease", "Unlogged: leases end by themselves."],
]);
const STORAGE = `-- Bytes are stored as they come: most files are compressed already.
alter table attachment_part alter column bytes set storage external;`;

/** The page. It is SQL that can be run. */
export function databasePage(schema: DatabaseSchema, docs: Docs): string {
  const sections = Object.entries(ENTITIES_BY_OWNER).map(([owner, entities]) => {
    const names = entities.map(({ meta }) => meta.tableName);
    const tables = names.flatMap((name) => schema.getTable(name) ?? []);
    return [
      `-- ───── ${owner} ${"─".repeat(100 - owner.length)}`,
      ...tables.map((table) => tableText(table, docs)),
    ].join("\n\n");
  });
  const views = schema
    .getViews()
    .map(({ name, definition }) => `${comment(docs, name)}create view ${name} as\n  ${unquoted(definition)};`);
  const keys = schema.getTables().map((table) => foreignKeys(table));
  return `${[
    HEADING,
    EXTENSIONS.map((name) => `create extension if not exists ${name};`).join("\n"),
    ...sections,
    `-- ───── views ${"─".repeat(95)}`,
    ...views,
    `-- ───── foreign keys ${"─".repeat(88)}`,
    keys.flat().join("\n"),
    STORAGE,
  ].join("\n\n")}\n`;
}

function tableText(table: DatabaseTable, docs: Docs): string {
  const { name } = table;
  const key = table.getPrimaryKey()?.columnNames ?? [];
  const unlogged = UNLOGGED.get(name);
  const lines: Line[] = [
    ...table.getColumns().map((column) => columnLine(table, column, key, docs)),
    ...(key.length > 1 ? [{ text: `primary key (${key.join(", ")})` }] : []),
    ...table
      .getIndexes()
      .filter((index) => index.constraint && !index.primary && index.columnNames.length > 1)
      .map(({ columnNames }) => ({ text: `unique (${columnNames.join(", ")})` })),
    ...table
      .getChecks()
      .filter(({ columnName }) => columnName === undefined)
      .map((check) => ({ text: `constraint ${check.name} check (${unquoted(String(check.expression))})` })),
  ];
  const body = lines.map(({ text, note, above }, at) => {
    const comma = at < lines.length - 1 ? "," : "";
    return `${above === undefined ? "" : `  -- ${above}\n`}  ${text}${comma}${note === undefined ? "" : ` -- ${note}`}`;
  });
  const create = `create ${unlogged === undefined ? "" : "unlogged "}table ${name} (\n${body.join("\n")}\n);`;
  const indexes = table
    .getIndexes()
    .filter((index) => !index.primary && !index.constraint)
    .map((index) => indexText(name, index));
  return [`${comment(docs, name)}${unlogged === undefined ? "" : `-- ${unlogged}\n`}${create}`, ...indexes].join("\n");
}

interface Line {
  readonly text: string;
  readonly note?: string;
  readonly above?: string;
}

function columnLine(table: DatabaseTable, column: Column, key: readonly string[], docs: Docs): Line {
  const isOf = (names: readonly string[] | undefined) => names?.length === 1 && names[0] === column.name;
  const checks = table.getChecks().filter(({ columnName }) => columnName === column.name);
  const foreignKey = Object.values(table.getForeignKeys()).find(({ columnNames }) => isOf(columnNames));
  const above = docs.get(`${table.name}.${column.name}`);
  return {
    text: [
      column.name,
      column.type,
      column.generated === "identity" ? "generated always as identity" : column.nullable ? "" : "not null",
      column.default == null || column.default === "null" ? "" : `default ${column.default}`,
      isOf(key) ? "primary key" : "",
      table.getIndexes().some((index) => index.constraint && !index.primary && isOf(index.columnNames)) ? "unique" : "",
      ...checks.map(({ expression }) => `check (${unquoted(String(expression))})`),
    ]
      .filter((part) => part !== "")
      .join(" "),
    ...(foreignKey === undefined ? {} : { note: `→ ${nameOf(foreignKey.referencedTableName)}` }),
    ...(above === undefined ? {} : { above }),
  };
}

function indexText(table: string, { keyName, unique, columnNames, columns, where, expression }: Index): string {
  if (expression !== undefined) return `${expression};`;
  const listed =
    columns?.map(({ name, sort }) => (sort === undefined ? name : `${name} ${sort.toLowerCase()}`)) ?? columnNames;
  return `create ${unique ? "unique " : ""}index ${keyName} on ${table} (${listed.join(", ")})${where === undefined ? "" : ` where ${unquoted(where)}`};`;
}

function foreignKeys(table: DatabaseTable): string[] {
  return Object.values(table.getForeignKeys()).map(({ columnNames, referencedTableName, deleteRule, deferMode }) => {
    const rule = deleteRule === undefined || deleteRule === "no action" ? "" : ` on delete ${deleteRule}`;
    const when = deferMode === undefined ? "" : " deferrable initially deferred";
    return `alter table ${table.name} add foreign key (${columnNames.join(", ")}) references ${nameOf(referencedTableName)}${rule}${when};`;
  });
}

const nameOf = (qualified: string) => qualified.replace(/^public\./, "");
const unquoted = (expression: string) => expression.replaceAll(/"(\w+)"/g, "$1");

function comment(docs: Docs, name: string): string {
  const text = docs.get(name);
  if (text === undefined)
    throw new Error(`The entity of ${name} stands in no file of its owner, or says not what a row is.`);
  return `${text
    .split("\n")
    .map((line) => `-- ${line}`)
    .join("\n")}\n`;
}
