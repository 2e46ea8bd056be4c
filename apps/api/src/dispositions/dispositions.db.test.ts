import type { AccountId, DispositionId, UserId } from "@parley/schema";
import { sql } from "kysely";
import { type CannedAnswers, createCannedAnswers } from "../canned-answers/index.ts";
import { createContactLists } from "../contacts/index.ts";
import { query } from "../platform/database.ts";
import { newId } from "../platform/ids.ts";
import { type FreshDatabase, freshDatabase } from "../platform/testing/fresh-database.ts";
import type { Viewer } from "../platform/viewer.ts";
import { choosableDispositionIds, createDispositions, type Dispositions } from "./index.ts";

/** Making and dropping a database waits for the disk. */
const HOOK_MS = 60_000;
let fresh: FreshDatabase;
let dispositions: Dispositions;
let cannedAnswers: CannedAnswers;
let planned: readonly DispositionId[] = [];
const accountId = newId<AccountId>();
const everything = { all: true } as const;
const administrator: Viewer = {
  userId: newId<UserId>(),
  role: "administrator",
  sessionId: "s",
  apiTokenId: null,
  scopes: null,
};
const agent: Viewer = { ...administrator, role: "agent" };

beforeAll(async () => {
  fresh = await freshDatabase();
  const { database } = fresh;
  const presentAccountIds = async () => new Set([accountId]);
  dispositions = createDispositions({
    database,
    presentAccountIds,
    accountPlanning: async (_em, ids) => (ids.some((id) => planned.includes(id)) ? "Shop" : null),
  });
  cannedAnswers = createCannedAnswers({ database, presentAccountIds });
  await query(
    database.fork(),
    sql`with list as (insert into contact_list (id, name) values (${newId()}, 'all') returning id)
        insert into account (id, name, key, provider, phone, phone_as_entered, domain, receive_token, contact_list_id, notification_template)
        select ${accountId}, 'Shop', 'S', 'meta', '390212345', '390212345', 'x', 'x', list.id, '' from list`,
  );
}, HOOK_MS);
afterAll(() => fresh?.drop(), HOOK_MS);

async function made(
  name: string,
  parentId: DispositionId | null = null,
  of: AccountId | null = null,
): Promise<DispositionId> {
  const answer = await dispositions.create(administrator, { name, parentId, accountId: of });
  if ("code" in answer) throw new Error(JSON.stringify(answer));
  return answer.disposition.id;
}

describe("the tree of dispositions", () => {
  test("has three levels and no more", async () => {
    const top = await made("Order");
    const middle = await made("Delivery", top);
    const bottom = await made("Late", middle);
    expect(await dispositions.create(administrator, { name: "Very", parentId: bottom })).toMatchObject({
      fields: [{ path: "parentId" }],
    });
    expect(await dispositions.create(administrator, { name: "delivery", parentId: top })).toMatchObject({
      fields: [{ path: "name" }],
    });
    expect(await dispositions.create(administrator, { name: "Late", parentId: top, accountId })).toMatchObject({
      fields: [{ path: "parentId" }],
    });
  });

  test("shows the account's own first, and none of an account the viewer may not see (R11, R13)", async () => {
    await made("Zebra", null, accountId);
    const names = async (scope: Parameters<Dispositions["tree"]>[0], of: AccountId | null) =>
      (await dispositions.tree(scope, of)).map(({ name }) => name);
    expect((await names(everything, accountId))[0]).toBe("Zebra");
    expect(await names({ all: false, accountIds: [] }, accountId)).not.toContain("Zebra");
    expect(await names(everything, null)).not.toContain("Zebra");
  });

  test("the system's stay, and are not for people or plans to choose", async () => {
    const [system] = (await dispositions.tree(everything, null)).filter(({ isSystem }) => isSystem);
    if (system === undefined) throw new Error("there is no system disposition");
    expect(await dispositions.delete(administrator, { id: system.id })).toMatchObject({ code: "IN_USE" });
    expect((await choosableDispositionIds(fresh.database.fork(), accountId)).has(system.id)).toBe(false);
  });

  test("one that a plan closes with stays; others go with those below", async () => {
    const top = await made("Sale");
    const below = await made("Sold", top);
    planned = [below];
    expect(await dispositions.delete(administrator, { id: top })).toMatchObject({ code: "IN_USE" });
    planned = [];
    expect(await dispositions.delete(agent, { id: top })).toMatchObject({ code: "NOT_PERMITTED" });
    expect(await dispositions.delete(administrator, { id: top })).toEqual({ id: top });
    expect(await dispositions.delete(administrator, { id: below })).toMatchObject({ code: "NOT_FOUND" });
  });
});

test("one is renamed, and what was closed with it is text of its own", async () => {
  const top = await made("Complain");
  await made("Praise");
  const rename = (name: string, version = 1) => dispositions.update(administrator, { id: top, version, name });
  expect(await rename("PRAISE")).toMatchObject({ fields: [{ path: "name" }] });
  expect(await rename(" ")).toMatchObject({ fields: [{ path: "name" }] });
  expect(await rename("complaint")).toMatchObject({ disposition: { name: "complaint", version: 2 } });
  expect(await rename("Complaints")).toMatchObject({ code: "EDIT_CONFLICT", currentVersion: 2 });
  expect(await dispositions.update(agent, { id: top, version: 2, name: "x" })).toMatchObject({ code: "NOT_PERMITTED" });
  const [system] = (await dispositions.tree(everything, null)).filter(({ isSystem }) => isSystem);
  if (system === undefined) throw new Error("there is no system disposition");
  expect(await dispositions.update(administrator, { id: system.id, version: 1, name: "x" })).toMatchObject({
    code: "IN_USE",
  });
});

describe("canned answers", () => {
  test("one is edited, its key still its own", async () => {
    const answer = await cannedAnswers.create(administrator, { key: "edit", text: "Old", accountId });
    await cannedAnswers.create(administrator, { key: "other", text: "Other", accountId });
    if ("code" in answer) throw new Error(answer.code);
    const { id } = answer.cannedAnswer;
    const edit = (change: object, version = 1) => cannedAnswers.update(administrator, { id, version, ...change });
    expect(await edit({ key: "OTHER" })).toMatchObject({ fields: [{ path: "key" }] });
    expect(await edit({ text: "" })).toMatchObject({ fields: [{ path: "text" }] });
    expect(await edit({ key: "EDIT", text: "New" })).toMatchObject({
      cannedAnswer: { key: "EDIT", text: "New", version: 2, accountId },
    });
    expect(await edit({ text: "Newer" })).toMatchObject({ code: "EDIT_CONFLICT" });
    expect(await cannedAnswers.delete(administrator, { id })).toEqual({ id });
    expect(await edit({ text: "Gone" }, 2)).toMatchObject({ code: "NOT_FOUND" });
    const [rest] = (await cannedAnswers.list(everything, { accountId })).filter(({ key }) => key === "other");
    if (rest !== undefined) await cannedAnswers.delete(administrator, { id: rest.id });
  });

  test("an account's own stay its own, blended with the general ones", async () => {
    for (const ownerId of [null, accountId])
      await cannedAnswers.create(administrator, { key: "Hello", text: "100% yours", accountId: ownerId });
    expect(await cannedAnswers.create(administrator, { key: "hello", text: "again", accountId })).toMatchObject({
      fields: [{ path: "key" }],
    });
    expect(
      await cannedAnswers.create(administrator, { key: " ", text: "", accountId: newId<AccountId>() }),
    ).toMatchObject({
      fields: [{ path: "key" }, { path: "text" }, { path: "accountId" }],
    });
    expect((await cannedAnswers.list(everything, { accountId })).map((answer) => answer.accountId)).toEqual([
      accountId,
      null,
    ]);
    expect(await cannedAnswers.list({ all: false, accountIds: [] }, { accountId })).toHaveLength(1);
    expect(await cannedAnswers.list(everything, { accountId, search: "0% Y" })).toHaveLength(2);
    expect(await cannedAnswers.list(everything, { accountId, search: "1_0" })).toHaveLength(0);
    const [own] = await cannedAnswers.list(everything, { accountId });
    if (own === undefined) throw new Error("there is none");
    expect(await cannedAnswers.delete(agent, { id: own.id })).toMatchObject({ code: "NOT_PERMITTED" });
    expect(await cannedAnswers.delete(administrator, { id: own.id })).toEqual({ id: own.id });
    expect(await cannedAnswers.delete(administrator, { id: own.id })).toMatchObject({ code: "NOT_FOUND" });
  });
});

test("contact lists have a name of their own, and can be given another", async () => {
  const lists = createContactLists({
    database: fresh.database,
    log: { committed: () => undefined },
    lockIngest: async () => undefined,
    phoneDigits: (entered) => entered,
    releaseContactList: async () => [],
    accountsWith: async () => [],
  });
  await lists.create(administrator, { name: "Customers", description: " " });
  expect(await lists.create(administrator, { name: "CUSTOMERS" })).toMatchObject({ fields: [{ path: "name" }] });
  expect(await lists.create(agent, { name: "Mine" })).toMatchObject({ code: "NOT_PERMITTED" });
  expect((await lists.list()).find(({ name }) => name === "Customers")?.description).toBeNull();

  const made = await lists.create(administrator, { name: "Guests" });
  if ("code" in made) throw new Error(made.code);
  const { id, version } = made.contactList;
  expect(await lists.update(agent, { id, version, name: "Mine" })).toMatchObject({ code: "NOT_PERMITTED" });
  expect(await lists.update(administrator, { id, version, name: "customers" })).toMatchObject({
    fields: [{ path: "name", reason: { code: "CONTACT_LIST_NAME_TAKEN" } }],
  });
  expect(
    await lists.update(administrator, { id, version, name: " GUESTS ", description: "At the door" }),
  ).toMatchObject({
    contactList: { name: "GUESTS", description: "At the door", version: version + 1 },
  });
  expect(await lists.update(administrator, { id, version, name: "Late" })).toMatchObject({
    code: "EDIT_CONFLICT",
    currentVersion: version + 1,
  });
  expect(await lists.update(administrator, { id, version: version + 1, description: "" })).toMatchObject({
    contactList: { name: "GUESTS", description: null },
  });
  const none = newId<typeof id>();
  expect(await lists.update(administrator, { id: none, version, name: "None" })).toMatchObject({ code: "NOT_FOUND" });
});
