import type { InteractionId } from "@parley/schema";
import { sql } from "kysely";
import { type Scene, setScene } from "../messaging/testing/scene.ts";
import { tables } from "../platform/tables.ts";
import { createInteractions, type Interactions } from "./interactions.ts";

let scene: Scene;
let interactions: Interactions;

beforeEach(async () => {
  scene = await setScene();
  interactions = createInteractions({ ...scene, withdrawOffers: async () => [], log: { committed: () => undefined } });
}, 60_000);
afterEach(() => scene.drop());

const stored = (id: InteractionId) =>
  tables(scene.database.fork()).selectFrom("interaction").selectAll().where("id", "=", id).executeTakeFirstOrThrow();

test("an owner's tags are each stored once, in the order given", async () => {
  const { userId, scope } = scene.agent;
  const by = { userId, scope, mayTagAny: false };

  const tagged = await interactions.tag(scene.interactionId, ["VIP", " vip ", "", "VIP", 'a "quoted", one'], by);

  expect(tagged.type).toBe("tagged");
  expect(await stored(scene.interactionId)).toMatchObject({ tags: ["VIP", "vip", 'a "quoted", one'], version: 2 });
});

test("of two contacts who are one person, the older open interaction keeps what both had", async () => {
  const emptied = await scene.interaction();
  const { contactId: someone } = await stored(emptied);
  const em = scene.database.fork();
  await tables(em)
    .updateTable("interaction")
    .set({ isUnread: true, unreadCount: 2, lastMessageAt: sql<Date>`now()` })
    .where("id", "=", emptied)
    .execute();

  const facts = await scene.database.transaction((inTransaction) =>
    interactions.moveInteractions(inTransaction, someone, scene.contactId),
  );

  expect(facts.map(({ kind }) => kind)).toContain("interaction_closed");
  expect(await stored(scene.interactionId)).toMatchObject({ phase: "assigned", unreadCount: 2, isUnread: true });
  expect(await stored(emptied)).toMatchObject({ phase: "closed", closedBy: "plan", contactId: scene.contactId });
});
