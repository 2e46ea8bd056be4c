import { randomBytes } from "node:crypto";
import type { AccountId, ContactListId, CreateAccountInput, UserId } from "@parley/schema";
import { sql } from "kysely";
import { pino } from "pino";
import {
  type ContactLists,
  contactEntities,
  createContactLists,
  isContactList,
  listWhitelists,
  presentContactListIds,
  setWhitelists,
} from "../contacts/index.ts";
import { choosableDispositionIds, dispositionEntities } from "../dispositions/index.ts";
import { type Database, query } from "../platform/database.ts";
import type { LogEntry, LogListener } from "../platform/event-log/log.ts";
import { newId } from "../platform/ids.ts";
import { createSealer } from "../platform/sealing.ts";
import { type FreshDatabase, freshDatabase } from "../platform/testing/fresh-database.ts";
import type { Viewer } from "../platform/viewer.ts";
import { createQueues, presentQueueIds, queueEntities } from "../queues/index.ts";
import { isRecontactTemplate } from "../templates/index.ts";
import {
  type AccountRow,
  type Accounts,
  accountEntities,
  createAccounts,
  listAccountsWith,
  phoneDigits,
  releaseContactList,
} from "./index.ts";

/** Making and dropping a database waits for the disk. */
const HOOK_MS = 60_000;
let fresh: FreshDatabase;
let database: Database;
let accounts: Accounts;
let contactLists: ContactLists;
let contactListId: ContactListId;
let tellLog: LogListener = () => undefined;
const administrator: Viewer = {
  userId: newId<UserId>(),
  role: "administrator",
  sessionId: "s",
  apiTokenId: null,
  scopes: null,
};
const everything = { all: true } as const;

beforeAll(async () => {
  fresh = await freshDatabase([...accountEntities, ...contactEntities, ...dispositionEntities, ...queueEntities]);
  database = fresh.database;
  accounts = createAccounts({
    database,
    log: {
      committed: () => undefined,
      listen(listener) {
        tellLog = listener;
        return () => undefined;
      },
    },
    logger: pino({ level: "silent" }),
    sealer: createSealer(randomBytes(32).toString("hex")),
    publicUrl: "https://chat.example.com",
    isContactList,
    presentContactListIds,
    setWhitelists,
    presentQueueIds,
    presentIntervalIds: async () => new Set(),
    commandNames: [],
    choosableDispositionIds,
    isPause: async () => true,
    isRecontactTemplate,
    releaseWork: async () => undefined,
    closeInteractionsOf: async () => [],
    eligibilityChanged: () => undefined,
  });
  contactLists = createContactLists({
    database,
    log: { committed: () => undefined },
    lockIngest: async () => undefined,
    phoneDigits,
    releaseContactList,
    accountsWith: listAccountsWith,
  });
  const list = await contactLists.create(administrator, { name: "Everybody" });
  if ("code" in list) throw new Error(list.code);
  contactListId = list.contactList.id;
}, HOOK_MS);
afterAll(() => fresh?.drop(), HOOK_MS);

let number = 0;
function input(over: Partial<CreateAccountInput> = {}): CreateAccountInput {
  number += 1;
  return {
    name: "Shop",
    key: `T${number}`,
    provider: "twilio",
    phone: "+39 02 1234567",
    domain: "",
    contactListId,
    credentials: [
      { name: "accountSid", value: "AC0123" },
      { name: "authorizationToken", value: "a secret token" },
    ],
    ...over,
  };
}
async function created(over: Partial<CreateAccountInput> = {}): Promise<AccountRow> {
  const answer = await accounts.create(administrator, input(over));
  if ("code" in answer) throw new Error(JSON.stringify(answer));
  return answer.account;
}
async function agent(): Promise<UserId> {
  const id = newId<UserId>();
  await query(
    database.fork(),
    sql`insert into parley_user (id, name, email, role, password_hash) values (${id}, 'Rita', ${`${id}@example.test`}, 'agent', '')`,
  );
  return id;
}

describe("creating an account", () => {
  test("keeps secrets sealed and shows none (ACC-23, SEC-02)", async () => {
    const account = await created();
    expect(account).toMatchObject({ phone: "39021234567", phoneAsEntered: "+39 02 1234567", version: 1, planId: null });
    expect(accounts.credentialsOf(account)).toEqual([
      { name: "accountSid", value: "AC0123", isSet: true },
      { name: "authorizationToken", value: null, isSet: true },
    ]);
    const [row] = await query<{ line: string }>(
      database.fork(),
      sql`select account::text as line from account where id = ${account.id}`,
    );
    expect(row?.line).toContain("AC0123");
    expect(row?.line).not.toContain("a secret token");
    expect(row?.line).not.toContain(Buffer.from("a secret token").toString("hex"));
    expect(accounts.receiveUrlOf(account)).toBe(
      `https://chat.example.com/receive/${account.id}/${account.receiveToken}`,
    );
  });

  test("names every wrong field at once", async () => {
    const answer = await accounts.create(administrator, {
      ...input({
        name: " ",
        key: "TOO LONG",
        phone: "123",
        domain: "a/b",
        credentials: [{ name: "wrong", value: "x" }],
      }),
      contactListId: "none" as ContactListId,
      waitForAssignedAgentSeconds: 0,
      waitForAssignedQueueSeconds: 2_147_484,
    });
    expect(answer).toMatchObject({ code: "VALIDATION_FAILED" });
    expect("fields" in answer && answer.fields.map(({ path }) => path)).toEqual([
      "name",
      "key",
      "phone",
      "domain",
      "waitForAssignedAgentSeconds",
      "waitForAssignedQueueSeconds",
      "contactListId",
      "credentials.wrong",
      "credentials.accountSid",
      "credentials.authorizationToken",
    ]);
  });

  test("a key is unique without regard to case, even in a race (ACC-12)", async () => {
    const answers = await Promise.all(
      ["Race", "RACE", "race"].map((key) => accounts.create(administrator, input({ key }))),
    );
    expect(answers.filter((answer) => "account" in answer)).toHaveLength(1);
    for (const answer of answers) if ("code" in answer) expect(answer).toMatchObject({ fields: [{ path: "key" }] });
  });

  test("is for administrators", async () => {
    for (const role of ["supervisor", "agent"] as const) {
      expect(await accounts.create({ ...administrator, role }, input())).toMatchObject({ code: "NOT_PERMITTED" });
    }
  });
});

describe("editing an account", () => {
  test("leaves what is blank, and answers a conflict to whoever comes second", async () => {
    const { id } = await created();
    const credentials = [
      { name: "accountSid", value: "AC9" },
      { name: "authorizationToken", value: "  " },
    ];
    const answer = await accounts.update(administrator, { id, version: 1, name: "Shop 2", credentials });
    expect(answer).toMatchObject({ account: { name: "Shop 2", version: 2, plainCredentials: { accountSid: "AC9" } } });
    expect((await accounts.connection(id))?.provider.kind).toBe("twilio");
    expect("account" in answer && accounts.credentialsOf(answer.account)[1]).toMatchObject({ isSet: true });
    expect(await accounts.update(administrator, { id, version: 1, name: "Shop 3" })).toMatchObject({
      code: "EDIT_CONFLICT",
      currentVersion: 2,
    });
  });

  test("transfers and inactivity are set within their limits, 0 minutes is off (R9, ACC-28)", async () => {
    const { id } = await created();
    const wrong = { inactivityMinutes: 525_601, transferToAgent: { timeoutSeconds: 0 }, transferToQueue: null };
    expect(await accounts.update(administrator, { id, version: 1, ...wrong })).toMatchObject({
      fields: [{ path: "inactivityMinutes" }, { path: "transferToAgent.timeoutSeconds" }],
    });
    const set = { inactivityMinutes: 30, transferToAgent: { timeoutSeconds: 5 }, transferToQueue: { enabled: false } };
    expect(await accounts.update(administrator, { id, version: 1, ...set })).toMatchObject({
      account: {
        inactivityMinutes: 30,
        transferToAgentEnabled: true,
        transferToAgentTimeoutSeconds: 5,
        transferToQueueEnabled: false,
        transferToQueueTimeoutSeconds: 60,
      },
    });
    expect(await accounts.update(administrator, { id, version: 2, inactivityMinutes: 0 })).toMatchObject({
      account: { inactivityMinutes: null },
    });
  });

  test("a secret does not follow its address to another host", async () => {
    const { id } = await created({
      provider: "sinch",
      credentials: [
        { name: "baseUrl", value: "https://eu.conversation.api.sinch.com" },
        { name: "projectId", value: "project" },
        { name: "appId", value: "app" },
        { name: "keyId", value: "key" },
        { name: "keySecret", value: "secret" },
      ],
    });
    const moved = [{ name: "baseUrl", value: "https://elsewhere.example" }];
    expect(await accounts.update(administrator, { id, version: 1, credentials: moved })).toMatchObject({
      fields: [{ path: "credentials.keySecret" }],
    });
    const again = [...moved, { name: "keySecret", value: "another" }];
    expect(await accounts.update(administrator, { id, version: 1, credentials: again })).toMatchObject({
      account: { version: 2 },
    });
  });

  test("a connection is kept in memory until an edit here, or the log, tells of a change", async () => {
    const { id } = await created();
    const before = await accounts.connection(id);
    expect(await accounts.connection(id)).toBe(before);
    await accounts.update(administrator, { id, version: 1, phone: "+44 20 7946 0958" });
    const edited = await accounts.connection(id);
    expect(edited).toMatchObject({ phone: "442079460958" });
    expect(await accounts.connection(id)).toBe(edited);
    tellLog([{ kind: "account_changed", accountId: id } as LogEntry]);
    const readAnew = await accounts.connection(id);
    expect(readAnew).not.toBe(edited);
    expect(readAnew).toMatchObject({ phone: "442079460958" });
    expect(await accounts.connection("no id")).toBeNull();
    expect(await accounts.connection(newId())).toBeNull();
  });
});

describe("agents and plan of an account", () => {
  test("those added and taken off are told to look again; agents see their accounts only (AGT-03)", async () => {
    const { id } = await created();
    const [ana, ben] = [await agent(), await agent()];
    await accounts.setAgents(administrator, { accountId: id, agentIds: [ana] });
    await accounts.setAgents(administrator, { accountId: id, agentIds: [ben] });
    const told = await query<{ userId: UserId }>(
      database.fork(),
      sql`select user_id from event where kind = 'viewer_changed' and user_id in (${ana}, ${ben}) order by id`,
    );
    expect(told.map(({ userId }) => userId).sort()).toEqual([ana, ana, ben].sort());
    const scope = { all: false, accountIds: [id] } as const;
    const page = await accounts.list(scope, { first: 25 });
    expect(page.edges.map(({ node }) => node.id)).toEqual([id]);
    expect(await page.totalCount).toEqual({ value: 1, isExact: true });
    expect(await accounts.find({ all: false, accountIds: [] }, id)).toBeNull();
    expect(await accounts.setAgents(administrator, { accountId: id, agentIds: [newId<UserId>()] })).toMatchObject({
      code: "VALIDATION_FAILED",
    });
  });

  test("a plan is a new row each time, so a running interaction keeps its own (R5)", async () => {
    const { id } = await created();
    const nothing = { eligibilityChanged: () => undefined, searchElsewhere: async () => undefined };
    const queues = createQueues({ database, log: { committed: () => undefined }, ...nothing });
    const made = await queues.create(administrator, { name: "Support", strategy: "beep_all" });
    if (!("queue" in made)) throw new Error(made.code);
    const actions = [
      { type: "auto_reply", text: "Hello", mode: "once" },
      { type: "queue", queueId: made.queue.id, waitSeconds: 30 },
    ] as const;
    const first = await accounts.setPlan(administrator, { accountId: id, version: 1, actions: [...actions] });
    const second = await accounts.setPlan(administrator, { accountId: id, version: 2, actions: [...actions] });
    if (!("account" in first && "account" in second)) throw new Error("the plan was refused");
    expect(second.account.planId).not.toBe(first.account.planId);
    const plans = await query(
      database.fork(),
      sql`select actions from routing_plan where account_id = ${id} order by id`,
    );
    expect(plans).toHaveLength(2);
    expect(plans[0]).toMatchObject({
      actions: [{ type: "auto_reply", text: "Hello", mode: "once" }, { type: "queue" }],
    });
    expect(await accounts.setPlan(administrator, { accountId: id, version: 3, actions: [] })).toMatchObject({
      account: { planId: null, version: 4 },
    });
  });
});

test("a deleted account is gone, its key is free and its connection ends (R16)", async () => {
  const { id, key } = await created();
  expect(await accounts.delete(administrator, { id })).toEqual({ id });
  tellLog([{ kind: "account_changed", accountId: id } as LogEntry]);
  expect(await accounts.connection(id)).toBeNull();
  expect(await accounts.find(everything, id)).toBeNull();
  expect(await accounts.delete(administrator, { id })).toMatchObject({ code: "NOT_FOUND" });
  expect(await accounts.delete(administrator, { id: "x" as AccountId })).toMatchObject({ code: "NOT_FOUND" });
  await created({ key });
});

test("pages by name, each once, and searches without wildcards", async () => {
  const names = ["anna%1", "Bea", "anna_2", "carl", "Anna"];
  for (const name of names) await created({ name: `Paged ${name}` });
  const seen: string[] = [];
  let after: string | null = null;
  do {
    const page = await accounts.list(everything, { first: 2, after, search: "paged" });
    seen.push(...page.edges.map(({ node }) => node.name));
    after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
  } while (after !== null);
  expect(seen).toEqual(["Paged Anna", "Paged anna%1", "Paged anna_2", "Paged Bea", "Paged carl"]);
  const found = await accounts.list(everything, { first: 25, search: "a%1" });
  expect(found.edges).toHaveLength(1);
  await expect(accounts.list(everything, { first: 101 })).rejects.toThrow(/at most 100/);
  await expect(accounts.list(everything, { first: 1, after: "nonsense" })).rejects.toThrow(/cursor/);
});

describe("who may write to an account", () => {
  test("on asks for what refused senders are told; off keeps it (ADV-10)", async () => {
    const { id, version } = await created();
    const change = (now: number, whitelist: object) => accounts.update(administrator, { id, version: now, whitelist });
    expect(await change(version, { enabled: true, message: " " })).toMatchObject({
      fields: [{ path: "whitelist.message" }],
    });
    expect(await change(version, { enabled: true, message: "x".repeat(1_601) })).toMatchObject({
      fields: [{ path: "whitelist.message" }],
    });
    const on = await change(version, { enabled: true, message: " Members only " });
    expect(on).toMatchObject({ account: { whitelistEnabled: true, whitelistMessage: "Members only" } });
    expect(await change(version + 1, { message: "" })).toMatchObject({ fields: [{ path: "whitelist.message" }] });
    const off = await change(version + 1, { enabled: false });
    expect(off).toMatchObject({ account: { whitelistEnabled: false, whitelistMessage: "Members only" } });
    expect(await change(version + 2, { enabled: true })).toMatchObject({ account: { whitelistEnabled: true } });
  });

  test("a list that is deleted at the same moment is no list any more, and nobody fails", async () => {
    const made = await accounts.create(administrator, input());
    const doomed = await contactLists.create(administrator, { name: "Short-lived" });
    if ("code" in made || "code" in doomed) throw new Error("not made");
    const { id, version } = made.account;
    const listId = doomed.contactList.id;
    const deleting = Promise.withResolvers<void>();
    const mayCommit = Promise.withResolvers<void>();
    const deletion = fresh.database.transaction(async (em) => {
      await query(em, sql`select 1 from contact_list where id = ${listId} for update`);
      await query(em, sql`delete from contact_list where id = ${listId}`);
      deleting.resolve();
      await mayCommit.promise;
    });
    await deleting.promise;
    const attached = accounts.setWhitelist(administrator, { accountId: id, contactListIds: [listId] });
    const saved = accounts.update(administrator, { id, version, contactListId: listId });
    const waitingTwice = async () => {
      const [blocked] = await query<{ count: number }>(
        fresh.database.fork(),
        sql`select count(*)::int as count from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`,
      );
      return (blocked?.count ?? 0) >= 2;
    };
    while (!(await waitingTwice())) await new Promise((resolve) => setTimeout(resolve, 20));
    mayCommit.resolve();
    await deletion;
    const answers = await Promise.all([attached, saved]);
    expect(answers).toMatchObject([
      { fields: [{ path: "contactListIds", reason: { code: "UNKNOWN_CONTACT_LIST" } }] },
      { fields: [{ path: "contactListId", reason: { code: "CONTACT_LIST_MISSING" } }] },
    ]);
  });

  test("lists are attached as a whole, each once, and only those there are (WL-01)", async () => {
    const { id: accountId } = await created();
    const attached = async () => (await listWhitelists(database.fork(), [accountId])).map((it) => it.contactListId);
    await accounts.setWhitelist(administrator, { accountId, contactListIds: [contactListId, contactListId] });
    expect(await attached()).toEqual([contactListId]);
    expect(
      await accounts.setWhitelist(administrator, { accountId, contactListIds: [newId<ContactListId>()] }),
    ).toMatchObject({ fields: [{ path: "contactListIds" }] });
    expect(
      await accounts.setWhitelist({ ...administrator, role: "supervisor" }, { accountId, contactListIds: [] }),
    ).toMatchObject({ code: "NOT_PERMITTED" });
    await accounts.setWhitelist(administrator, { accountId, contactListIds: [] });
    expect(await attached()).toEqual([]);
  });
});
