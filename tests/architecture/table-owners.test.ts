/** Each table has one writer, and whoever else reads it says why; SQL stands in `persistence/`. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { root } from "../../apps/api/src/launch/settings.ts";
import { TABLE_READERS, TABLE_WRITERS, type TableUsers } from "./table-readers.ts";
import { STILL_TO_MOVE, type StillToMove } from "./table-still-to-move.ts";
import { type KnownTables, tableUse } from "./table-use.ts";

const SOURCES = join(root, "apps/api/src");
/** Tests set up and look at what they like; migrations change tables before there is an owner. */
const UNBOUND = /(?:^|\/)(?:migrations|testing)\/|\.test\.ts$/;
const WITH_SQL = /^(?:platform|[^/]+\/persistence)\//;

type Files = ReadonlyMap<string, string>;
interface Declared {
  readonly readers: readonly TableUsers[];
  readonly writers: readonly TableUsers[];
  readonly stillToMove: StillToMove;
}

const files: Files = new Map(
  readdirSync(SOURCES, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts"))
    .map((file) => [file, readFileSync(join(SOURCES, file), "utf8")]),
);
const owners = readOwners(files);
const OURS: Declared = { readers: TABLE_READERS, writers: TABLE_WRITERS, stillToMove: STILL_TO_MOVE };

test("every table that an entity defines has an owner", () => {
  const defined = [...files].flatMap(([file, source]) =>
    file.endsWith(".entity.ts") ? (/tableName: "(\w+)"/.exec(source)?.[1] ?? file) : [],
  );
  expect([...owners.areaOf.keys()].sort()).toEqual(defined.sort());
  expect(owners.areaOf.get("interaction")).toBe("interactions");
});

test("only a table's owner writes it, others read it where they say why, and SQL stands in persistence", () => {
  expect(problems(files, OURS)).toEqual([]);
});

test("every reader and writer says why in a sentence", () => {
  expect([...TABLE_READERS, ...TABLE_WRITERS].filter(({ reason }) => !/^[A-Z].{20,}\.$/.test(reason))).toEqual([]);
});

const NOTHING: Declared = { readers: [], writers: [], stillToMove: {} };
/** Code with `#{}` where a template has a value. */
const planted = (code: string) => code.replaceAll("#{", "${");

test.each([
  ["sql`insert into team_agent values (1)`", "queues writes team_agent of teams"],
  [
    'sql`with it as (update only "team" set name = #{x} returning id) select id from it`',
    "queues writes team of teams",
  ],
  ["sql`delete from public.team where id = #{id}`", "queues writes team of teams"],
  ['sql`insert into #{sql.table("team")} values (1)`', "queues writes team of teams"],
  ["em.getConnection().execute(`update team set name = 'x'`)", "queues writes team of teams"],
  ['tables(em).insertInto("team").values(team)', "queues writes team of teams"],
  ['tables(em).updateTable("team as it").set(team)', "queues writes team of teams"],
  ['tables(em).deleteFrom("team")', "queues writes team of teams"],
  ["em.nativeUpdate(TeamEntity, { id }, { name })", "queues writes team of teams"],
  ["em.create(TeamEntity, { id })", "queues writes team of teams"],
  ["sql`select 1 from team`", "queues reads team of teams"],
  ["sql`select 1 from queue, team_agent it, unnest(#{ids}) as x (id), team`", "queues reads team of teams"],
  ["sql`update queue set name = team.name from team`", "queues reads team of teams"],
  ["sql`delete from queue using team where true`", "queues reads team of teams"],
  [
    "sql`exists (select from queue left join lateral (select 1 from team) as it on true)`",
    "queues reads team of teams",
  ],
  ["sql<Row>`select 1 from queue join team on true`", "queues reads team of teams"],
  ["statement({}, ({ id }) => sql`select from team where id = #{id}`)", "queues reads team of teams"],
  ['tables(em).selectFrom(["queue", "team as it"])', "queues reads team of teams"],
  ['tables(em).selectFrom("queue").innerJoin("team", "team.id", "queue.teamId")', "queues reads team of teams"],
  ['tables(em).updateTable("queue").from("team")', "queues reads team of teams"],
  ["em.findOne(TeamEntity, { id })", "queues reads team of teams"],
  ['pageByName(em, { table: "team" })', "queues reads team of teams"],
  ["tables(em).selectFrom(table)", "a table is named by a variable"],
  ["sql`select 1 from #{sql.table(table)}`", "a table is named by a variable"],
])("%s is found", (code, problem) => {
  const sources = new Map([["queues/persistence/planted.ts", planted(code)]]);
  expect(problems(sources, NOTHING)).toContain(`queues/persistence/planted.ts: ${problem}`);
});

test.each([
  "sql`insert into queue values (1) on conflict (id) do update set name = 'delete from team'`",
  "sql`select team.name from queue -- from team\n where id is distinct from team`",
  "sql`select 1 from queue for no key update of queue`",
  "sql`select extract(epoch from now()), (select max(id) from queue), team from queue order by id, team`",
  'columns("team", "name")',
  'references<TeamId>("team")',
  'Array.from("teams")',
  'because("select a team")',
])("%s is nobody else's", (code) => {
  const sources = new Map([["queues/persistence/planted.ts", planted(code)]]);
  expect(problems(sources, NOTHING)).toEqual([]);
});

test.each([
  ["sql`true`"],
  ['sql.ref("queue.name")'],
  ['em.getConnection().execute("delete from queue where id = 1")'],
  ['tables(em).selectFrom("queue")'],
])("SQL outside persistence is found: %s", (code) => {
  for (const file of ["queues/application/planted.ts", "queues/planted.ts", "planted.ts"]) {
    expect(problems(new Map([[file, planted(code)]]), NOTHING)).toContain(`${file}: SQL stands outside persistence`);
  }
  for (const file of [
    "queues/persistence/planted.ts",
    "queues/testing/planted.ts",
    "migrations/planted.ts",
    "queues/a.test.ts",
  ]) {
    expect(problems(new Map([[file, planted(code)]]), NOTHING)).toEqual([]);
  }
});

test("a declared reader may read and not write, and declares no more than it does", () => {
  const file = "queues/persistence/planted.ts";
  const reading = new Map([[file, "sql`select 1 from team`"]]);
  const writing = new Map([[file, "sql`delete from team`"]]);
  const declared = { ...NOTHING, readers: [{ file, tables: ["team"], reason: "One round trip." }] };
  expect(problems(reading, declared)).toEqual([]);
  expect(problems(writing, declared)).toEqual([
    `${file}: queues writes team of teams`,
    `${file}: is declared as a reader of team and does not read it`,
  ]);
});

test("a declared writer may write and read, and declares no more than it does", () => {
  const file = "queues/persistence/planted.ts";
  const declared = { ...NOTHING, writers: [{ file, tables: ["team"], reason: "It is a demo." }] };
  expect(problems(new Map([[file, "sql`delete from team where id = (select id from team)`"]]), declared)).toEqual([]);
  expect(problems(new Map([[file, "sql`select 1 from team, interaction`"]]), declared)).toEqual([
    `${file}: queues reads interaction of interactions`,
    `${file}: is declared as a writer of team and does not write it`,
  ]);
});

test("nothing that has moved is still to move", () => {
  const file = "queues/application/planted.ts";
  const sources = new Map([[file, "sql`delete from team using interaction`"]]);
  const moving = (tables: readonly string[]) => ({ ...NOTHING, stillToMove: { [file]: tables } });
  expect(problems(sources, moving(["SQL", "team", "interaction"]))).toEqual([]);
  expect(problems(sources, moving(["SQL", "team", "interaction", "queue"]))).toEqual([
    `${file}: queue is listed as still to move, and is not`,
  ]);
  expect(problems(new Map(), moving(["SQL"]))).toEqual([`${file}: SQL is listed as still to move, and is not`]);
});

/** What breaks the rules, by file. */
function problems(sources: Files, { readers, writers, stillToMove }: Declared): string[] {
  const found: string[] = [];
  const toMove = new Set<string>();
  const done = new Set<string>();
  for (const [file, source] of sources) {
    if (UNBOUND.test(file) || file === "entities.ts") continue;
    const area = file.includes("/") ? (file.split("/")[0] ?? "") : "composition";
    const use = tableUse(source, owners.known);
    const report = (what: string, problem: string) => {
      if (stillToMove[file]?.includes(what)) toMove.add(`${file} ${what}`);
      else found.push(`${file}: ${problem}`);
    };
    if (use.hasSql && !WITH_SQL.test(file)) report("SQL", "SQL stands outside persistence");
    if (use.hasUnnamedTable && area !== "platform") report("SQL", "a table is named by a variable");
    for (const table of use.writes) {
      const owner = owners.areaOf.get(table);
      if (owner === area) continue;
      if (isDeclared(writers, file, table)) done.add(`${file} writes ${table}`);
      else report(table, `${area} writes ${table} of ${owner}`);
    }
    for (const table of use.reads) {
      const owner = owners.areaOf.get(table);
      if (owner === area) continue;
      if (isDeclared(readers, file, table)) done.add(`${file} reads ${table}`);
      else if (!isDeclared(writers, file, table)) report(table, `${area} reads ${table} of ${owner}`);
    }
  }
  for (const [verb, users] of [
    ["read", readers],
    ["write", writers],
  ] as const) {
    for (const { file, tables } of users) {
      for (const table of tables) {
        if (done.has(`${file} ${verb}s ${table}`)) continue;
        found.push(
          `${file}: is declared as a ${verb === "read" ? "reader" : "writer"} of ${table} and does not ${verb} it`,
        );
      }
    }
  }
  for (const [file, whats] of Object.entries(stillToMove)) {
    for (const what of whats) {
      if (!toMove.has(`${file} ${what}`)) found.push(`${file}: ${what} is listed as still to move, and is not`);
    }
  }
  return found;
}

function isDeclared(users: readonly TableUsers[], file: string, table: string): boolean {
  return users.some((user) => user.file === file && user.tables.includes(table));
}

/** Which area owns which table, as `entities.ts` and the entities' files say. */
function readOwners(sources: Files): { readonly areaOf: ReadonlyMap<string, string>; readonly known: KnownTables } {
  const areaOf = new Map<string, string>();
  const byEntity = new Map<string, string>();
  const list = ts.createSourceFile("entities.ts", sources.get("entities.ts") ?? "", ts.ScriptTarget.Latest, true);
  const fileOf = new Map<string, string>();
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) && ts.isStringLiteral(node.moduleSpecifier)) {
      const names = node.importClause?.namedBindings;
      if (names !== undefined && ts.isNamedImports(names)) {
        for (const { name } of names.elements) fileOf.set(name.text, node.moduleSpecifier.text.replace("./", ""));
      }
    } else if (ts.isPropertyAssignment(node) && ts.isArrayLiteralExpression(node.initializer)) {
      for (const entity of node.initializer.elements) {
        const source = sources.get(fileOf.get(entity.getText()) ?? "") ?? "";
        const table = /tableName: "(\w+)"/.exec(source)?.[1];
        if (table === undefined) throw new Error(`${entity.getText()} has no table`);
        areaOf.set(table, ts.isStringLiteral(node.name) ? node.name.text : node.name.getText());
        byEntity.set(entity.getText(), table);
      }
    }
    ts.forEachChild(node, visit);
  };
  visit(list);
  return { areaOf, known: { tables: new Set(areaOf.keys()), byEntity } };
}
