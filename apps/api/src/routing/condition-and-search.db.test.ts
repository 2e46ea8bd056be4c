import type { InteractionId, InteractionWhere, RoutingCondition, TextFilter } from "@parley/schema";
import fc from "fast-check";
import { sql } from "kysely";
import { compileWhere } from "../interactions/persistence/search/compile.ts";
import { type Scene, setScene } from "../messaging/testing/scene.ts";
import { query } from "../platform/database.ts";
import { conditionHolds } from "../routing-plans/domain/condition.ts";
import { readRoutedSituations } from "./persistence/situations.ts";

let scene: Scene;
let ids: InteractionId[];
const NAMES = ["Maria Rossi", "maría", "100% Sicuro_", "Z\\y", "", "ÀÉÎ"];

beforeAll(async () => {
  scene = await setScene();
  ids = [scene.interactionId];
  for (let made = 1; made < NAMES.length; made += 1) ids.push(await scene.interaction("assigned"));
  const em = scene.database.fork();
  for (const [place, id] of ids.entries()) {
    const phone = place === 2 ? null : `3933312345${place}`;
    const tags = [[], ["VIP", "50% off"], ["vip"], ["a_b"], [], ["Zürich"]][place];
    await query(
      em,
      sql`with named as (update contact set name = ${NAMES[place]}, phone = ${phone}
            where id = (select contact_id from interaction where id = ${id}))
          update interaction set tags = ${tags}::text[], opened_at = '2026-03-01 12:00:00+00'::timestamptz + make_interval(hours => ${place}),
            last_message_at = case when ${place}::int = 3 then null else '2026-03-02 12:00:00+00'::timestamptz + make_interval(hours => ${place}) end,
            assigned_agent_id = case when ${place}::int = 4 then null else assigned_agent_id end
          where id = ${id}`,
    );
  }
}, 60_000);
afterAll(() => scene.drop());

const words = fc.constantFrom(
  "",
  "mar",
  "MARIA",
  "%",
  "_",
  "\\",
  "100%",
  "vip",
  "off",
  "a_b",
  "é",
  "+39 333",
  "zÜ",
  "x",
);
const text: fc.Arbitrary<TextFilter> = fc.record(
  {
    equals: words,
    contains: words,
    startsWith: words,
    endsWith: words,
    isEmpty: fc.boolean(),
    in: fc.array(words, { maxLength: 3 }),
  },
  { requiredKeys: [] },
);
const moment = fc.nat(60).map((hours) => new Date(Date.UTC(2026, 2, 1, 10) + hours * 1_800_000));
const time = fc.record(
  {
    before: moment,
    after: moment,
    between: moment.map((from) => ({ from, to: new Date(from.getTime() + 7_200_000) })),
  },
  { requiredKeys: [] },
);

test("in memory and in the database a condition says the same, on the fields that both have", async () => {
  const em = scene.database.fork();
  const situations = new Map((await readRoutedSituations(em, ids)).map((it) => [it.id, it.situation]));
  const agentId = [...situations.values()].find(({ ownerId }) => ownerId !== null)?.ownerId ?? "";
  const reference = fc.record(
    { in: fc.subarray([agentId, "01900000-0000-7000-8000-00000000dead"]), isEmpty: fc.boolean() },
    { requiredKeys: [] },
  );
  type Shared = InteractionWhere & RoutingCondition;
  const { where } = fc.letrec<{ where: Shared; leaf: Shared }>((tie) => ({
    leaf: fc.record(
      {
        contactName: text,
        contactPhone: text,
        tag: text,
        openedAt: time,
        lastMessageAt: time,
        assignedAgentId: reference,
        enabled: fc.boolean(),
      },
      { requiredKeys: [] },
    ) as fc.Arbitrary<Shared>,
    where: fc.oneof(
      { depthSize: "small", withCrossShrink: true },
      tie("leaf"),
      fc.record({ and: fc.array(tie("where"), { maxLength: 3 }) }) as fc.Arbitrary<Shared>,
      fc.record({ or: fc.array(tie("where"), { minLength: 1, maxLength: 3 }) }) as fc.Arbitrary<Shared>,
      fc.record({ not: tie("where"), enabled: fc.boolean() }) as fc.Arbitrary<Shared>,
    ),
  }));
  await fc.assert(
    fc.asyncProperty(where, async (condition) => {
      const rows = await query<{ id: InteractionId }>(
        em,
        sql`select id from interaction where id = any(${ids}::uuid[]) and ${compileWhere(condition)}`,
      );
      const inMemory = ids.filter((id) => {
        const situation = situations.get(id);
        if (situation === undefined) throw new Error("an interaction was not read");
        const { facts } = situation;
        return conditionHolds(condition, { facts, isFirstMessage: true, now: new Date(), isOpen: () => undefined });
      });
      expect(inMemory.sort()).toEqual(rows.map(({ id }) => id).sort());
    }),
    { numRuns: 600 },
  );
}, 60_000);
