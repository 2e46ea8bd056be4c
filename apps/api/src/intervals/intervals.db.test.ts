import type { AccountId, IntervalId, IntervalSubsetInput, UserId } from "@parley/schema";
import { sql } from "kysely";
import { createAccountLoaders } from "../accounts/index.ts";
import { query } from "../platform/database.ts";
import { newId } from "../platform/ids.ts";
import { type FreshDatabase, freshDatabase } from "../platform/testing/fresh-database.ts";
import type { Viewer } from "../platform/viewer.ts";
import { createIntervals, type Intervals, isOpenAt } from "./index.ts";

/** Making and dropping a database waits for the disk. */
const HOOK_MS = 60_000;
let fresh: FreshDatabase;
let intervals: Intervals;
const administrator: Viewer = {
  userId: newId<UserId>(),
  role: "administrator",
  sessionId: "s",
  apiTokenId: null,
  scopes: null,
};
const agent: Viewer = { ...administrator, role: "agent" };
const mornings: IntervalSubsetInput = { kind: "custom", from: "09:00", to: "12:59", weekdays: ["tuesday", "monday"] };

beforeAll(async () => {
  fresh = await freshDatabase();
  intervals = createIntervals({ database: fresh.database, serverTimeZone: "Europe/Rome" });
}, HOOK_MS);
afterAll(() => fresh?.drop(), HOOK_MS);

async function made(name: string, subsets = [mornings]) {
  const answer = await intervals.create(administrator, { name, subsets });
  if ("code" in answer) throw new Error(JSON.stringify(answer));
  return answer.interval;
}

describe("intervals", () => {
  test("every installation begins with working time and holidays, read in the server's time zone", async () => {
    const { edges } = await intervals.list({ first: 10, after: null, search: null });
    expect(edges.map(({ node }) => node.name)).toEqual(expect.arrayContaining(["Holidays", "Working time"]));
    const workingTime = edges.find(({ node }) => node.name === "Working time")?.node;
    if (workingTime === undefined) throw new Error("there is none");
    const hours = intervals.hoursOf(workingTime);
    expect(isOpenAt(hours, new Date("2026-11-26T08:00:00Z"))).toBe(true);
    expect(isOpenAt(hours, new Date("2026-11-26T17:00:00Z"))).toBe(false);
  });

  test("are stored in the calendar's order, found again and handed to routing", async () => {
    const { id } = await made("Mornings");
    const found = await intervals.find(id);
    expect(found?.subsets).toEqual([
      { kind: "custom", from: "09:00", to: "12:59", weekdays: ["monday", "tuesday"], monthDays: [], months: [] },
    ]);
    const gone = newId<IntervalId>();
    const hours = await intervals.openingHours(fresh.database.fork(), [id, gone]);
    expect([...hours.keys()]).toEqual([id]);
  });

  test("every wrong field is named, with its part", async () => {
    const answer = await intervals.create(administrator, {
      name: " ",
      timeZone: "Rome",
      subsets: [
        mornings,
        { kind: "custom", from: "9:00", monthDays: [0], months: [13] },
        { kind: "always", from: "01:00" },
      ],
    });
    expect(answer).toMatchObject({
      fields: [
        "name",
        "timeZone",
        "subsets.1.from",
        "subsets.1.to",
        "subsets.1.monthDays",
        "subsets.1.months",
        "subsets.2.kind",
      ].map((path) => ({ path })),
    });
    expect(await intervals.create(administrator, { name: "None", subsets: [] })).toMatchObject({
      fields: [{ path: "subsets" }],
    });
    expect(
      await intervals.create(administrator, { name: "Many", subsets: Array.from({ length: 51 }, () => mornings) }),
    ).toMatchObject({ fields: [{ path: "subsets" }] });
  });

  test("have a name of their own, and an edit on an old version is refused", async () => {
    const { id, version } = await made("Evenings");
    expect(await intervals.create(administrator, { name: "EVENINGS", subsets: [mornings] })).toMatchObject({
      fields: [{ path: "name" }],
    });
    const edited = await intervals.update(administrator, { id, version, timeZone: "Asia/Kolkata" });
    expect(edited).toMatchObject({ interval: { timeZone: "Asia/Kolkata", version: version + 1, name: "Evenings" } });
    expect(await intervals.update(administrator, { id, version, name: "Nights" })).toMatchObject({
      code: "EDIT_CONFLICT",
      currentVersion: version + 1,
    });
    const back = await intervals.update(administrator, { id, version: version + 1, timeZone: "" });
    expect(back).toMatchObject({ interval: { timeZone: null } });
  });

  test("only administrators make, change and delete them", async () => {
    const { id, version } = await made("Nights");
    const answers = [
      await intervals.create(agent, { name: "Mine", subsets: [mornings] }),
      await intervals.update(agent, { id, version, name: "Mine" }),
      await intervals.delete(agent, { id }),
    ];
    expect(answers).toEqual(answers.map(() => expect.objectContaining({ code: "NOT_PERMITTED" })));
  });

  test("one that a plan names says so, and may be deleted all the same", async () => {
    const used = await made("Used");
    const unused = await made("Unused");
    const accountId = newId<AccountId>();
    const actions = [{ type: "tag", tag: "x", nested: { intervalId: used.id } }];
    await query(
      fresh.database.fork(),
      sql`with list as (insert into contact_list (id, name) values (${newId()}, 'all') returning id),
            made as (insert into account (id, name, key, provider, phone, phone_as_entered, domain, receive_token, contact_list_id, notification_template)
              select ${accountId}, 'Shop', 'S', 'meta', '390212345', '390212345', 'x', 'x', list.id, '' from list returning id)
          insert into routing_plan (id, account_id, actions) select ${newId()}, id, ${JSON.stringify(actions)}::jsonb from made`,
    );
    await query(
      fresh.database.fork(),
      sql`update account set plan_id = (select id from routing_plan where account_id = ${accountId})`,
    );
    const load = createAccountLoaders(fresh.database, async () => []);
    expect(await load.accountsPlanningInterval(used.id)).toMatchObject([{ name: "Shop" }]);
    expect(await load.accountsPlanningInterval(unused.id)).toEqual([]);
    expect(await intervals.delete(administrator, { id: used.id })).toEqual({ id: used.id });
    expect(await intervals.delete(administrator, { id: used.id })).toMatchObject({ code: "NOT_FOUND" });
    expect(await intervals.delete(administrator, { id: "x" as IntervalId })).toMatchObject({ code: "NOT_FOUND" });
  });

  test("a draft shows what its right parts would open, and names the wrong ones", () => {
    const { hours, wrong, effectiveTimeZone } = intervals.preview({
      timeZone: "Nowhere",
      subsets: [mornings, { kind: "custom", from: "10" }],
    });
    expect(wrong.map(({ path }) => path)).toEqual(["timeZone", "subsets.1.from", "subsets.1.to"]);
    expect(effectiveTimeZone).toBe("Europe/Rome");
    expect(isOpenAt(hours, new Date("2026-11-24T08:00:00Z"))).toBe(true);
  });
});
