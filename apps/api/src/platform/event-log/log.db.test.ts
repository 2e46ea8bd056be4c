/** R15: a place in the log is known again by its entry's mark, also when that entry is gone or another has its position. */
import { sql } from "kysely";
import type { Bus } from "../bus.ts";
import { type Database, query } from "../database.ts";
import { createLogger } from "../logging.ts";
import { type FreshDatabase, freshDatabase } from "../testing/fresh-database.ts";
import { record } from "./fact.ts";
import { type EventLog, openEventLog, pruneEventLog } from "./log.ts";
import { cursorAt, type Place, placeOf } from "./place.ts";

const { jest } = import.meta;

let fresh: FreshDatabase;
let log: EventLog;

const open = (database: Database = fresh.database) => {
  const wakers: (() => void)[] = [];
  const bus: Bus = {
    wake: () => {
      for (const wake of wakers) wake();
    },
    onWake: (_topic, wake) => wakers.push(wake),
    close: async () => undefined,
  };
  return openEventLog(database, bus, createLogger("silent"));
};

beforeAll(async () => {
  fresh = await freshDatabase();
}, 60_000);
beforeEach(async () => {
  log = await open();
});
afterEach(() => log.stop());
afterAll(() => fresh.drop());

const run = (statement: ReturnType<typeof sql>) => query(fresh.database.fork(), statement);

/** Records so many facts; the places of their entries once this node has read them. */
async function recorded(howMany: number): Promise<readonly Place[]> {
  const places: Place[] = [];
  const all = new Promise<void>((resolve) => {
    const leave = log.listen((entries) => {
      places.push(...entries);
      if (places.length < howMany) return;
      leave();
      resolve();
    });
  });
  await record(
    fresh.database.fork(),
    Array.from({ length: howMany }, () => ({ kind: "account_changed" as const })),
  );
  log.committed();
  await all;
  return places.map(({ position, mark }) => ({ position, mark }));
}

/** As a restore does: what came after this position is gone, and positions count on from it. */
async function rolledBackTo(position: number): Promise<void> {
  await fresh.database.transaction(async (em) => {
    await query(em, sql`delete from event where position > ${position}`);
    await query(em, sql`update event_head set position = ${position}`);
  });
}

test("the beginning of a log is a place, and the same one after a restart", async () => {
  expect(log.head().position).toBe(0);
  expect(await log.standing(log.head())).toBe("here");
  const other = await open();
  expect(other.head()).toEqual(log.head());
  await other.stop();
});

test("every entry's place is known again; pruned ones too, as far as one can go on from them", async () => {
  const places = await recorded(3);
  expect(log.head()).toEqual(places.at(-1));
  expect(await Promise.all(places.map(log.standing))).toEqual(["here", "here", "here"]);
  expect(new Set(places.map(({ mark }) => mark)).size).toBe(3);

  await run(sql`update event set recorded_at = now() - interval '3 days'`);
  await pruneEventLog(fresh.database, 48);
  expect(await run(sql`select 1 from event`)).toEqual([]);
  expect(await Promise.all(places.map(log.standing))).toEqual(["pruned", "pruned", "here"]);
  expect(await log.standing({ position: log.head().position, mark: 5 })).toBe("elsewhere");
  const other = await open();
  expect(other.head()).toEqual(log.head());
  await other.stop();
  // Nothing to prune takes nothing back.
  await pruneEventLog(fresh.database, 48);
  expect(await log.standing(log.head())).toBe("here");
});

test("after a restore places of before it stand, later ones are ahead and then elsewhere, and listeners are told", async () => {
  const [kept, ...lost] = await recorded(4);
  const replaced = new Promise<void>((resolve) => log.listen(() => undefined, resolve));
  await rolledBackTo(kept?.position ?? 0);
  await replaced;
  expect(log.head()).toEqual(kept);
  expect(await Promise.all(lost.map(log.standing))).toEqual(["ahead", "ahead", "ahead"]);

  const others = await recorded(5);
  expect(others.map(({ position }) => position).slice(0, 3)).toEqual(lost.map(({ position }) => position));
  expect(await Promise.all(lost.map(log.standing))).toEqual(["elsewhere", "elsewhere", "elsewhere"]);
  expect(kept && (await log.standing(kept))).toBe("here");
  expect(await Promise.all(others.map(log.standing))).toEqual(others.map(() => "here"));
});

test("a history that grew beyond this node's head while its database was away is noticed all the same", async () => {
  const [kept] = await recorded(3);
  let isAway = false;
  const { database } = fresh;
  const fork = () => {
    if (isAway) throw new Error("away");
    return database.fork();
  };
  const late = await open({ ...database, fork });
  const listener = jest.fn();
  const replaced = new Promise<void>((resolve) => late.listen(listener, resolve));
  isAway = true;
  await log.stop();
  await rolledBackTo(kept?.position ?? 0);
  log = await open();
  await recorded(6);
  isAway = false;
  await replaced;
  expect(late.head()).toEqual(log.head());
  expect(listener).not.toHaveBeenCalled();
  await late.stop();
});

test("a cursor names its place, one of earlier versions a place that no log has", async () => {
  const [place] = await recorded(1);
  if (place === undefined) throw new Error("Nothing was recorded");
  expect(placeOf(cursorAt(place))).toEqual(place);
  const old = placeOf(Buffer.from(`[${place.position}]`).toString("base64url"));
  expect(old && (await log.standing(old))).toBe("elsewhere");
  for (const parts of ['["a",1]', "[1,-2]", "[1,2,3]", "[]", "[-1,4]", "[1.5,4]", '[1,"4"]', "5", "{}"])
    expect([parts, placeOf(Buffer.from(parts).toString("base64url"))]).toEqual([parts, null]);
});
