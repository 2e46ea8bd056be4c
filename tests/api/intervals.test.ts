/** R14 through the API: an interval is made, asked, previewed while it is typed, edited and deleted. */
import { randomUUID } from "node:crypto";
import { ApiErrors, type Client, signIn } from "../kit/clients.ts";
import { type Parley, startParley } from "../kit/server.ts";

let parley: Parley;
let administrator: Client;

beforeAll(async () => {
  parley = await startParley();
  administrator = await signIn(parley.url, parley.administrator);
});
afterAll(() => parley.stop());

const NIGHTS = { kind: "CUSTOM", from: "22:00", to: "05:59", weekdays: ["FRIDAY", "SATURDAY"] };
const SAVED = ["IntervalSaved", "interval { id version name effectiveTimeZone subsets { from to weekdays } }"] as const;

interface Saved {
  readonly interval: { readonly id: string; readonly version: number };
}

const made = (input: object = {}) =>
  administrator.must<Saved>(
    "createInterval",
    { name: `Nights ${randomUUID()}`, timeZone: "Europe/Rome", subsets: [NIGHTS], ...input },
    SAVED,
  );

test("an interval tells whether it is open, when that changes, and its week in its own time zone", async () => {
  const { interval } = await made();
  const { interval: asked } = await administrator.ask<{ interval: object }>(
    `query Asked($id: ID!) { interval(id: $id) {
      during: isOpenAt(moment: "2026-11-28T04:59:59.999Z")
      after: isOpenAt(moment: "2026-11-28T05:00:00Z")
      nextChange(after: "2026-11-28T05:00:00Z")
      week(from: "2026-11-23T12:00:00Z") { date weekday open { from to startsAt endsAt } }
      usedBy { id }
    } }`,
    { id: interval.id },
  );
  const closed = { open: [] };
  expect(asked).toMatchObject({
    during: true,
    after: false,
    nextChange: "2026-11-28T21:00:00.000Z",
    week: [
      { date: "2026-11-23", weekday: "MONDAY", ...closed },
      closed,
      closed,
      closed,
      { date: "2026-11-27", open: [{ from: "22:00", to: "23:59", startsAt: "2026-11-27T21:00:00.000Z" }] },
      { open: [{ from: "00:00", to: "05:59", endsAt: "2026-11-28T05:00:00.000Z" }, { from: "22:00" }] },
      { open: [{ from: "00:00", to: "05:59" }] },
    ],
    usedBy: [],
  });
});

test("a draft is answered without being saved: its right parts count, its mistakes are named", async () => {
  const { intervalPreview } = await administrator.ask<{ intervalPreview: object }>(
    `query Preview($draft: IntervalDraftInput!) { intervalPreview(draft: $draft) {
      wrong { path } effectiveTimeZone isOpenAt(moment: "2026-11-27T23:00:00Z") week(from: "2026-11-27T12:00:00Z") { date }
    } }`,
    { draft: { timeZone: "UTC", subsets: [NIGHTS, { kind: "CUSTOM", from: "25:00", to: "26:00" }] } },
  );
  expect(intervalPreview).toMatchObject({
    wrong: [{ path: "subsets.1.from" }, { path: "subsets.1.to" }],
    effectiveTimeZone: "UTC",
    isOpenAt: true,
  });
});

test("an edit on an old version is refused; a deleted one is gone", async () => {
  const { interval } = await made();
  const { id, version } = interval;
  await administrator.must("updateInterval", { id, version, timeZone: "" }, SAVED);
  expect((await administrator.act("updateInterval", { id, version, name: "Late" })).__typename).toBe("EditConflict");
  await administrator.must("deleteInterval", { id }, ["IntervalDeleted", "id"]);
  expect((await administrator.act("deleteInterval", { id })).__typename).toBe("NotFound");
});

test("moments that no calendar agrees on are refused, and nothing breaks", async () => {
  const { interval } = await made();
  for (const moment of ["+275760-09-13T00:00:00Z", "0001-01-01T00:00:00Z", "3000-01-01T00:00:00Z"]) {
    const asked = administrator.ask(
      "query Far($id: ID!, $moment: DateTimeISO!) { interval(id: $id) { week(from: $moment) { date } } }",
      { id: interval.id, moment },
    );
    await expect(asked).rejects.toThrow(ApiErrors);
    expect(await asked.catch(({ codes }: ApiErrors) => codes)).toEqual(["BAD_USER_INPUT"]);
  }
});

test("fifty parts that never open are looked through for years without holding up anybody", async () => {
  const never = { kind: "CUSTOM", monthDays: [30], months: [2] };
  const { interval } = await made({ subsets: Array.from({ length: 50 }, () => never) });
  const { interval: asked } = await administrator.ask<{ interval: object }>(
    `query Never($id: ID!) { interval(id: $id) { nextChange(after: "2026-01-01T00:00:00Z") } }`,
    { id: interval.id },
  );
  expect(asked).toEqual({ nextChange: null });
});
