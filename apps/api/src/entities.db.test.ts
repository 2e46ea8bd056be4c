/** The entities and the migrations say the same of the database, each of all of it. */
import { sql } from "kysely";
import { databasePage } from "./database-page.ts";
import { ENTITIES_BY_OWNER } from "./entities.ts";
import { readEntityDocs } from "./entity-docs.ts";
import { type Database, query } from "./platform/database.ts";
import type { Entities } from "./platform/tables.ts";
import { catalogOf } from "./platform/testing/catalog.ts";
import { emptyDatabase, type FreshDatabase, freshDatabase } from "./platform/testing/fresh-database.ts";

let migrated: FreshDatabase;
let page: string;
beforeAll(async () => {
  migrated = await freshDatabase();
  page = databasePage(migrated.database.schema.getTargetSchema(), await readEntityDocs());
}, 60_000);
afterAll(() => migrated.drop());

/** What MikroORM would do to the database so that it is as the entities say. */
const missing = ({ schema }: Database) => schema.getUpdateSchemaSQL({ wrap: false, safe: false });

/** A migrated database that somebody has changed by hand. */
async function changedBy(statements: readonly string[]): Promise<FreshDatabase> {
  const fresh = await freshDatabase();
  await query(fresh.database.fork(), sql.raw(statements.join(";")));
  return fresh;
}

test("MikroORM finds nothing to change in a migrated database", async () => {
  expect(await missing(migrated.database)).toBe("");
});

test("a database made from the page of the entities is, to PostgreSQL, the migrated one", async () => {
  const made = await emptyDatabase();
  try {
    await query(made.database.fork(), sql.raw(page));
    const catalog = await catalogOf(made.database);
    expect(catalog.length).toBeGreaterThan(400);
    expect(catalog).toEqual(await catalogOf(migrated.database));
  } finally {
    await made.drop();
  }
});

describe("a database that was changed by hand", () => {
  const changes = [
    ["create table stray (id int primary key)", 'drop table if exists "stray"'],
    ["create view stray_view as select 1 as one", 'drop view if exists "stray_view"'],
    ["alter table pause add column mood text", 'drop column "mood"'],
    ["alter table team rename column description to motto", 'rename column "motto" to "description"'],
    ["alter table draft alter column text drop not null", 'alter column "text" set not null'],
    ["alter table draft alter column is_note set default true", 'alter column "is_note" set default false'],
    ["alter table queue alter column weight type bigint", 'alter column "weight" type int'],
    ["alter table draft drop constraint draft_user_id_fkey", 'add constraint "draft_user_id_fkey"'],
    ["alter table offer drop constraint offer_state_check", 'add constraint "offer_state_check"'],
    ["alter table team drop constraint team_name_key", 'add constraint "team_name_key"'],
    ["drop index offer_one_pending", 'create unique index "offer_one_pending"'],
    [
      "drop index offer_agent; create index offer_agent on offer (agent_id) where state = 'accepted'",
      'create index "offer_agent"',
    ],
  ] as const;
  let changed: FreshDatabase;
  let update: string;
  beforeAll(async () => {
    changed = await changedBy(changes.map(([change]) => change));
    update = await missing(changed.database);
  }, 60_000);
  afterAll(() => changed.drop());

  test.each(changes)("%s is found", (_, mended) => {
    expect(update).toContain(mended);
  });

  test("so PostgreSQL finds it too", async () => {
    expect(await catalogOf(changed.database)).not.toEqual(await catalogOf(migrated.database));
  });
});

test("PostgreSQL's catalog tells what MikroORM does not see", async () => {
  const changed = await changedBy([
    "alter table attachment_part alter column bytes set storage extended",
    "create function surprise() returns int language sql as 'select 1'",
    "drop index message_thread",
    "create index message_thread on message (interaction_id, id desc)",
    "alter table typing_turn set logged",
  ]);
  try {
    const known = new Set(await catalogOf(migrated.database));
    const found = (await catalogOf(changed.database)).filter((line) => !known.has(line));
    expect(found).toEqual([
      expect.stringContaining("attachment_part bytes"),
      "function surprise",
      expect.stringContaining("message_thread"),
      "relation typing_turn r p",
      "relation typing_turn_pkey i p",
    ]);
  } finally {
    await changed.drop();
  }
});

test("each property is its column in camelCase, so that queries can name it", () => {
  const inCamelCase = (column: string) =>
    column.replaceAll(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
  const all = [...migrated.database.orm.getMetadata().getAll().values()];
  const named = all.flatMap(({ tableName, props }) =>
    props.map(({ name, fieldNames }) => [tableName, name, ...fieldNames]),
  );
  const differing = named.filter(([, property, column = ""]) => inCamelCase(column) !== property);
  expect(differing).toEqual([
    ["account", "providerKind", "provider"],
    ["account", "receiveDomain", "domain"],
    ["account", "plainCredentials", "credentials"],
  ]);
});

/** Tables whose entity stands under another name in `Entities`. */
type Misnamed = {
  [Table in keyof Entities]: Entities[Table]["tableName"] extends Table ? never : Table;
}[keyof Entities];

test("each entity is known to queries under its table's name", () => {
  const areNamedRightly: [Misnamed] extends [never] ? true : false = true;
  expect(areNamedRightly).toBe(true);
});

test("each table has one owner", () => {
  const names = Object.values(ENTITIES_BY_OWNER).flatMap((entities) => entities.map(({ meta }) => meta.tableName));
  expect(new Set(names).size).toBe(names.length);
});
