import type { AccountId, CreateUserInput, UserId } from "@parley/schema";
import { sql } from "kysely";
import { createIdentity, type UserRow } from "../identity/index.ts";
import { type Database, query } from "../platform/database.ts";
import { newId } from "../platform/ids.ts";
import { type FreshDatabase, freshDatabase } from "../platform/testing/fresh-database.ts";
import type { Viewer } from "../platform/viewer.ts";
import { createQueues, type Queues } from "../queues/index.ts";
import { type Agents, createAgentLoaders, createAgents } from "./index.ts";

/** Making and dropping a database waits for the disk. */
const HOOK_MS = 60_000;
let fresh: FreshDatabase;
let database: Database;
let agents: Agents;
let queues: Queues;
let evaluations = 0;
const searchedElsewhere: string[] = [];
const everything = { all: true } as const;
const log = { committed: () => undefined };

beforeAll(async () => {
  fresh = await freshDatabase();
  database = fresh.database;
  const eligibilityChanged = () => {
    evaluations += 1;
  };
  agents = createAgents({ database, log, eligibilityChanged, releaseWork: async () => undefined });
  queues = createQueues({
    database,
    log,
    eligibilityChanged,
    searchElsewhere: async (_em, id) => void searchedElsewhere.push(id),
  });
}, HOOK_MS);
afterAll(() => fresh?.drop(), HOOK_MS);

const as = (role: Viewer["role"], userId = newId<UserId>()): Viewer => ({
  userId,
  role,
  sessionId: newId(),
  apiTokenId: null,
  scopes: null,
});
const administrator = as("administrator");

let number = 0;
async function created(over: Partial<CreateUserInput> = {}): Promise<UserRow> {
  number += 1;
  const answer = await agents.create(administrator, {
    name: `Person ${number}`,
    email: `person${number}@example.test`,
    role: "agent",
    password: "a right password",
    ...over,
  });
  if ("code" in answer) throw new Error(JSON.stringify(answer));
  return answer.user;
}
async function account(): Promise<AccountId> {
  const id = newId<AccountId>();
  await query(
    database.fork(),
    sql`with list as (insert into contact_list (id, name) values (${newId()}, ${id}) returning id)
        insert into account (id, name, key, provider, phone, phone_as_entered, domain, receive_token, contact_list_id, notification_template)
        select ${id}, 'Shop', ${id.slice(-5)}, 'meta', '390212345', '390212345', 'x', 'x', list.id, '' from list`,
  );
  return id;
}
const factsOf = (userId: UserId) =>
  query<{ kind: string }>(database.fork(), sql`select kind from event where user_id = ${userId} order by id`);

const HERE = { remoteAddress: "192.0.2.1", isOnThisMachine: false, cookie: null };

describe("users", () => {
  test("are made with their accounts and queues, and sign in at once", async () => {
    const [accountId, made] = [
      await account(),
      await queues.create(administrator, { name: "One", strategy: "beep_all" }),
    ];
    if (!("queue" in made)) throw new Error(made.code);
    const user = await created({ accountIds: [accountId], queueIds: [made.queue.id], email: " Rita@Example.test " });
    expect(user).toMatchObject({ signInEmail: "rita@example.test", capacity: 5, version: 1 });
    const identity = createIdentity({ database, log, setupToken: "x", browserKey: Buffer.alloc(32) });
    const signedIn = await identity.signIn({ email: "rita@example.test", password: "a right password" }, HERE);
    expect(signedIn).toMatchObject({ viewer: { userId: user.id, role: "agent" } });
    expect(await identity.accountScope(as("agent", user.id))).toEqual({ all: false, accountIds: [accountId] });
    expect((await queues.list(as("agent", user.id), { first: 25 })).edges).toHaveLength(1);
    expect(
      await agents.create(administrator, {
        name: "X",
        email: "RITA@example.test",
        role: "agent",
        password: "1234567890",
      }),
    ).toMatchObject({ fields: [{ path: "email" }] });
  });

  test("every wrong field is named", async () => {
    const answer = await agents.create(administrator, {
      name: "",
      email: "nobody",
      role: "agent",
      password: "short",
      capacity: 0,
      accountIds: [newId<AccountId>()],
      queueIds: ["x" as never],
    });
    expect("fields" in answer && answer.fields.map(({ path }) => path)).toEqual([
      "name",
      "email",
      "password",
      "capacity",
      "accountIds",
      "queueIds",
    ]);
  });

  test("who is stopped is out: sessions, tokens and sockets", async () => {
    const user = await created();
    const identity = createIdentity({ database, log, setupToken: "x", browserKey: Buffer.alloc(32) });
    const answer = await identity.signIn({ email: user.signInEmail, password: "a right password" }, HERE);
    if (!("viewer" in answer)) throw new Error(answer.code);
    const token = await identity.createApiToken(answer.viewer, { name: "tool" });
    if (!("secret" in token)) throw new Error(token.code);
    expect(await agents.update(administrator, { id: user.id, version: 1, isActive: false })).toMatchObject({
      user: { isActive: false, version: 2 },
    });
    expect(await identity.viewerAgain(answer.viewer)).toBeNull();
    expect(await identity.requesterFrom({ authorization: `Bearer ${token.secret}` })).toBeNull();
    expect((await factsOf(user.id)).map(({ kind }) => kind)).toContain("viewer_changed");
    expect(await agents.update(administrator, { id: user.id, version: 1, name: "Y" })).toMatchObject({
      code: "EDIT_CONFLICT",
      currentVersion: 2,
    });
  });

  test("the last administrator stays one, even when two demote each other at once", async () => {
    const [first, second] = [await created({ role: "administrator" }), await created({ role: "administrator" })];
    const answers = await Promise.all(
      [first, second].map(({ id }) => agents.update(administrator, { id, version: 1, role: "agent" })),
    );
    expect(answers.filter((answer) => "user" in answer)).toHaveLength(1);
    expect(answers.find((answer) => "code" in answer)).toMatchObject({ fields: [{ path: "role" }] });
  });

  test("agents see themselves and the colleagues on their accounts; only administrators search addresses", async () => {
    const accountId = await account();
    const [ana, ben] = [await created({ accountIds: [accountId] }), await created({ accountIds: [accountId] })];
    const stranger = await created();
    const by = { viewer: as("agent", ana.id), scope: { all: false, accountIds: [accountId] } } as const;
    const seen = (await agents.list(by, { first: 100 })).edges.map(({ node }) => node.id);
    expect(seen.sort()).toEqual([ana.id, ben.id].sort());
    expect(await agents.find(by, stranger.id)).toBeNull();
    expect(await agents.find(by, "x" as UserId)).toBeNull();
    const search = { first: 10, search: stranger.signInEmail };
    expect((await agents.list({ viewer: administrator, scope: everything }, search)).edges).toHaveLength(1);
    expect((await agents.list({ viewer: as("supervisor"), scope: everything }, search)).edges).toHaveLength(0);
  });

  test("a pause is told once, and routing evaluates again", async () => {
    const user = await created();
    const before = evaluations;
    await agents.setPause(as("agent", user.id), { userId: user.id, paused: true, pauseId: null });
    await agents.setPause(as("agent", user.id), { userId: user.id, paused: true, pauseId: null });
    expect(await factsOf(user.id)).toEqual([{ kind: "presence_changed" }]);
    expect(evaluations).toBe(before + 2);
    const presence = () => createAgentLoaders(database, async () => []).presence(user.id);
    expect(await presence()).toBe("offline");
    await query(
      database.fork(),
      sql`insert into presence_lease (user_id, node_id, online_until) values (${user.id}, ${newId()}, now() + interval '1 minute')`,
    );
    expect(await presence()).toBe("paused");
    await agents.setPause(as("agent", user.id), { userId: user.id, paused: false, pauseId: null });
    expect(await presence()).toBe("online");
  });
});

describe("queues", () => {
  test("have a name of their own, a version, and members who hear of it", async () => {
    const user = await created();
    const made = await queues.create(administrator, { name: "Night", strategy: "round_robin", agentIds: [user.id] });
    if (!("queue" in made)) throw new Error(made.code);
    const { id } = made.queue;
    expect(await queues.create(administrator, { name: "NIGHT", strategy: "beep_all" })).toMatchObject({
      fields: [{ path: "name" }],
    });
    expect(
      await queues.update(administrator, { id, version: 1, strategy: "least_recent", agentIds: [] }),
    ).toMatchObject({
      queue: { strategy: "least_recent", name: "Night", version: 2 },
    });
    expect(await queues.update(administrator, { id, version: 1, weight: 3 })).toMatchObject({ code: "EDIT_CONFLICT" });
    expect(await queues.update(administrator, { id, version: 2, weight: 1_001, agentTimeoutSeconds: 0 })).toMatchObject(
      {
        fields: [{ path: "agentTimeoutSeconds" }, { path: "weight" }],
      },
    );
    expect((await factsOf(user.id)).map(({ kind }) => kind)).toEqual(["viewer_changed", "viewer_changed"]);
    expect(await queues.delete(as("supervisor"), { id })).toMatchObject({ code: "NOT_PERMITTED" });
    expect(await queues.delete(administrator, { id })).toEqual({ id });
    expect(await queues.delete(administrator, { id })).toMatchObject({ code: "NOT_FOUND" });
  });

  test("one that interactions wait in goes, and they go on without it", async () => {
    const made = await queues.create(administrator, { name: "Busy", strategy: "beep_all" });
    if (!("queue" in made)) throw new Error(made.code);
    const { id } = made.queue;
    expect(await queues.delete(administrator, { id })).toEqual({ id });
    expect(searchedElsewhere).toContain(id);
  });
});
