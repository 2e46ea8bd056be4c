import type { InteractionId, InteractionOrder, InteractionWhere } from "@parley/schema";
import { sql } from "kysely";
import { type Scene, setScene } from "../../messaging/testing/scene.ts";
import { query } from "../../platform/database.ts";
import { listInteractions } from "./list-interactions.ts";

let scene: Scene;
let ids: InteractionId[];

beforeAll(async () => {
  scene = await setScene();
  ids = [scene.interactionId];
  for (let made = 1; made < 12; made += 1) ids.push(await scene.interaction(made % 3 === 0 ? "closed" : "assigned"));
  const em = scene.database.fork();
  // Two share a microsecond, one has no message yet.
  await query(
    em,
    sql`update interaction set last_message_at = '2026-03-01 12:00:00.123456+00'::timestamptz + make_interval(secs => (number / 2)::int)
        where id <> ${ids[5]}`,
  );
  await query(
    em,
    sql`update interaction set waiting_since = now() - interval '5 minutes' where id = any(${ids.slice(0, 4)}::uuid[])`,
  );
  await query(em, sql`update interaction set tags = '{VIP,"50% off"}' where id = ${ids[1]}`);
  await query(em, sql`update interaction set assigned_agent_id = null where id = ${ids[2]}`);
}, 60_000);
afterAll(() => scene.drop());

const NOTHING_BESIDE = { contact: null, lastMessage: null, assignedAgent: null };

const list = (
  where: InteractionWhere | null,
  first = 100,
  after: string | null = null,
  orderBy: InteractionOrder = "last_message_newest",
) => listInteractions(scene.database, { all: true }, { where, first, after, orderBy }, NOTHING_BESIDE);

const found = async (where: InteractionWhere) => (await list(where)).edges.map(({ node }) => node.id);

test.each(["last_message_newest", "waiting_oldest", "opened_newest"] as const)(
  "pages by %s skip and repeat nothing",
  async (orderBy) => {
    const whole = (await list(null, 100, null, orderBy)).edges.map(({ node }) => node.id);
    const paged: InteractionId[] = [];
    let after: string | null = null;
    do {
      const page = await list(null, 5, after, orderBy);
      paged.push(...page.edges.map(({ node }) => node.id));
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
    } while (after !== null);

    expect(paged).toEqual(whole);
    expect(new Set(paged).size).toBe(12);
  },
);

test("counts are made when they are asked for", async () => {
  expect(await (await list(null, 2)).totalCount).toEqual({ value: 12, isExact: true });
});

test("a cursor of another order is refused", async () => {
  const { endCursor } = (await list(null, 2)).pageInfo;
  await expect(list(null, 2, endCursor, "opened_newest")).rejects.toMatchObject({
    extensions: { code: "BAD_USER_INPUT" },
  });
});

test("agents see only their accounts (R13)", async () => {
  const page = await listInteractions(
    scene.database,
    { all: false, accountIds: [] },
    { first: 5, orderBy: "opened_newest" },
    NOTHING_BESIDE,
  );
  expect(page.edges).toEqual([]);
});

test.each<[string, InteractionWhere, () => InteractionId[]]>([
  ["a tag in any case", { tag: { equals: "vip" } }, () => [ids[1] as InteractionId]],
  ["a sign of LIKE in a tag", { tag: { contains: "0%" } }, () => [ids[1] as InteractionId]],
  ["nobody's", { assignedAgentId: { isEmpty: true } }, () => [ids[2] as InteractionId]],
  ["not somebody's: nobody's too", { not: { assignedAgentId: { isEmpty: false } } }, () => [ids[2] as InteractionId]],
  ["a contact's name", { contactName: { startsWith: "min" } }, () => [ids[0] as InteractionId]],
  ["a contact's phone", { contactPhone: { endsWith: "0 0 0 1" } }, () => [ids[0] as InteractionId]],
  ["an id that is none", { contactId: { in: ["nonsense"] } }, () => []],
  [
    "one or the other",
    { or: [{ tag: { isEmpty: false } }, { contactName: { equals: "MINA" } }] },
    () => [ids[0], ids[1]] as InteractionId[],
  ],
])("finds %s", async (_, where, expected) => {
  expect((await found(where)).toSorted()).toEqual(expected().toSorted());
});

test("every operator runs", async () => {
  const text = { equals: "a", contains: "a", startsWith: "a", endsWith: "a", isEmpty: false, in: ["a"] };
  const moment = {
    before: new Date(),
    after: new Date(0),
    between: { from: new Date(0), to: new Date() },
    inLast: { minutes: 5 },
  };
  const references = { in: [ids[0] ?? ""], isEmpty: false };
  const everything: InteractionWhere = {
    phase: { in: ["assigned"] },
    accountId: references,
    assignedAgentId: references,
    queueId: references,
    contactId: references,
    isUnread: { equals: true },
    openedAt: moment,
    closedAt: moment,
    lastMessageAt: moment,
    contactName: text,
    contactPhone: text,
    tag: text,
  };
  expect(await found({ and: [everything], or: [everything, { not: everything }], not: everything })).toEqual([]);
});
