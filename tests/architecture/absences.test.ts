/** What must not be: each invariant of ARCHITECTURE.md that is an absence, looked for in every source. */
import { readdirSync, readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { root } from "../../apps/api/src/launch/settings.ts";

interface Source {
  /** From the clone's top, with slashes. */
  readonly path: string;
  readonly text: string;
}

const SKIPPED = /^(node_modules|dist|gql|coverage|__screenshots__|\..*)$/;
const folders: string[] = [];
const sources = ["apps", "packages", "tests"].flatMap((folder) => [...sourcesBelow(join(root, folder))]);
const production = sources.filter(({ path }) => !/\.test\.tsx?$|\/testing\/|^tests\//.test(path));
const inApi = production.filter(({ path }) => path.startsWith("apps/api/src/"));

/** Paths of the sources in which the words stand. */
function having(where: readonly Source[], words: RegExp): readonly string[] {
  return where.filter(({ text }) => words.test(text)).map(({ path }) => path);
}

test("the search sees the sources", () => {
  expect(inApi.length).toBeGreaterThan(100);
  expect(having(inApi, /process\.env/)).toContain("apps/api/src/launch/start.ts");
});

test("no file under domain/ imports the ORM, asks the clock or makes an identifier", () => {
  const domain = inApi.filter(({ path }) => path.includes("/domain/"));
  expect(domain.length).toBeGreaterThan(5);
  expect(having(domain, /from "(@mikro-orm\/|kysely|pg")/)).toEqual([]);
  expect(having(domain, /Date\.now\(\)|new Date\(\)|performance\.now\(\)/)).toEqual([]);
  expect(having(domain, /\bnewId\(|randomUUID\(/)).toEqual([]);
});

test("nothing outside packages/providers knows a vendor's field names", () => {
  const outside = production.filter(({ path }) => !path.startsWith("packages/providers/src/"));
  const vendorWords =
    /wamid|MessageSid|AccountSid|phone_number_id|messaging_product|[Xx]-(hub-signature|twilio-signature|sinch-webhook)|X-(Hub|Twilio)-Signature|\bWaId\b/;
  expect(having(outside, vendorWords)).toEqual([]);
});

test("only environment.ts reads the API's environment", () => {
  const readers = having(inApi, /process\.env\b/).filter((path) => !MAY_READ_ENVIRONMENT.test(path));
  expect(readers).toEqual([]);
});
/** main.ts and its like hand the variables over; the launcher runs before the API and decides what they are. */
const MAY_READ_ENVIRONMENT = /^apps\/api\/src\/(environment|main|migrate|print-schema)\.ts$|^apps\/api\/src\/launch\//;

test("every area's request context is held to what a request is given", () => {
  const given = inApi.find(({ path }) => path === "apps/api/src/request-context.ts")?.text ?? "";
  const declared = inApi.flatMap(({ path, text }) =>
    path.includes("/graphql/") && !path.includes("/platform/")
      ? [...text.matchAll(/interface (\w+Context) extends/g)].map(([, name]) => name ?? "")
      : [],
  );
  expect(declared.length).toBeGreaterThan(15);
  expect(declared.filter((name) => !new RegExp(`\\b${name}\\b`).test(given))).toEqual(NARROWED);
});
/** The same contexts below `@Authorized()`: they ask for nothing more. */
const NARROWED = ["SignedInContext", "WritingContext"];

test("entities stand in the persistence of the area that owns them", () => {
  const entities = inApi.map(({ path }) => path).filter((path) => path.endsWith(".entity.ts"));
  expect(entities.length).toBeGreaterThan(40);
  expect(entities.filter((path) => !/^apps\/api\/src\/(platform\/|[^/]+\/persistence\/)/.test(path))).toEqual([]);
});

test("no door lets everything through", () => {
  expect(having(sources, /^export \*/m)).toEqual([]);
});

test("no folder is a shelf for everything", () => {
  expect(folders.filter((folder) => /(^|\/)(utils?|helpers?|common|shared|misc)$/.test(folder))).toEqual([]);
});

test("nothing that must happen waits in memory", () => {
  // Timers of the process itself: heartbeats, polls and time limits of a request. Deadlines of the business are rows.
  const business = inApi.filter(({ path }) => /\/(domain|application|persistence)\//.test(path));
  expect(having(business, /\bset(Timeout|Interval)\(/)).toEqual([]);
});

test("no check is switched off in a source", () => {
  expect(
    having(sources, new RegExp(["@ts-", "(ignore|nocheck)|biome-", "ignore|eslint-", "disable"].join(""))),
  ).toEqual([]);
});

function* sourcesBelow(folder: string): Generator<Source> {
  folders.push(relative(root, folder).replaceAll(sep, "/"));
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory() && !SKIPPED.test(entry.name)) yield* sourcesBelow(path);
    else if (entry.isFile() && /\.(ts|tsx|mjs)$/.test(entry.name))
      yield { path: relative(root, path).replaceAll(sep, "/"), text: readFileSync(path, "utf8") };
  }
}
