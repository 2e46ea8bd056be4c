import type { AccountId, ContactId, ContactListId, InteractionId, UserId } from "@parley/schema";
import { sql } from "kysely";
import { type Database, query } from "../platform/database.ts";
import { newId } from "../platform/ids.ts";
import { type FreshDatabase, freshDatabase } from "../platform/testing/fresh-database.ts";
import type { Viewer } from "../platform/viewer.ts";
import { type Contacts, createContactLoaders, createContacts } from "./index.ts";

/** Making and dropping a database waits for the disk. */
const HOOK_MS = 60_000;
let fresh: FreshDatabase;
let database: Database;
let contacts: Contacts;

beforeAll(async () => {
  fresh = await freshDatabase();
  database = fresh.database;
  contacts = createContacts({ database, log: { committed: () => undefined } });
}, HOOK_MS);
afterAll(() => fresh?.drop(), HOOK_MS);

const as = (role: Viewer["role"]): Viewer => ({
  userId: newId<UserId>(),
  role,
  sessionId: newId(),
  apiTokenId: null,
  scopes: null,
});
const agent = as("agent");

async function list(): Promise<ContactListId> {
  const id = newId<ContactListId>();
  await query(database.fork(), sql`insert into contact_list (id, name) values (${id}, ${id})`);
  return id;
}

/** A contact who wrote to one account, and those who are on it. */
async function writer() {
  const [accountId, contactId] = [newId<AccountId>(), newId<ContactId>()];
  const home = await list();
  await query(
    database.fork(),
    sql`insert into account (id, name, key, provider, phone, phone_as_entered, domain, receive_token, contact_list_id, notification_template)
        values (${accountId}, 'Shop', ${accountId.slice(-5)}, 'meta', '390212345', '390212345', 'x', 'x', ${home}, '')`,
  );
  await query(database.fork(), sql`insert into contact (id, name, phone) values (${contactId}, '39333', '39333')`);
  await query(database.fork(), sql`insert into contact_list_member values (${home}, ${contactId})`);
  await query(
    database.fork(),
    sql`insert into interaction (id, account_id, contact_id, phase) values (${newId<InteractionId>()}, ${accountId}, ${contactId}, 'waiting')`,
  );
  return { accountId, contactId, home, scope: { all: false, accountIds: [accountId] } as const };
}

const shown = (id: ContactId) => createContactLoaders(database).contact(id);
const listsOf = async (id: ContactId) => (await createContactLoaders(database).listsOfContact(id)).map((it) => it.id);

describe("correcting a contact", () => {
  test("trims, keeps what is left out, clears what is empty, and tells those on the account", async () => {
    const { contactId, scope, accountId } = await writer();
    const input = { contactId, version: 1, name: "  Maria Rossi ", email: "maria@example.com", description: "Shop 12" };
    expect(await contacts.update(agent, scope, input)).toEqual({ contactId });
    expect(await contacts.update(agent, scope, { contactId, version: 2, description: " " })).toEqual({ contactId });
    expect(await shown(contactId)).toMatchObject({
      name: "Maria Rossi",
      email: "maria@example.com",
      description: null,
      version: 3,
    });
    const facts = await query<{ kind: string; accountId: string }>(
      database.fork(),
      sql`select kind, account_id from event where contact_id = ${contactId}`,
    );
    expect(facts).toEqual(Array(2).fill({ kind: "contact_changed", accountId }));
  });

  test.each([
    [{ name: " " }, "name"],
    [{ name: "x".repeat(121) }, "name"],
    [{ email: "not an address" }, "email"],
    [{ email: `${"x".repeat(250)}@x.it` }, "email"],
    [{ description: "x".repeat(2_001) }, "description"],
  ])("refuses %j at its field and stores nothing", async (wrong, path) => {
    const { contactId, scope } = await writer();
    const answer = await contacts.update(agent, scope, { contactId, version: 1, ...wrong });
    expect(answer).toMatchObject({ code: "VALIDATION_FAILED", fields: [{ path }] });
    expect(await shown(contactId)).toMatchObject({ name: "39333", version: 1 });
  });

  test("somebody else saved in between", async () => {
    const { contactId, scope } = await writer();
    await contacts.update(agent, scope, { contactId, version: 1, name: "Maria" });
    const late = await contacts.update(agent, scope, { contactId, version: 1, name: "Mario" });
    expect(late).toMatchObject({ code: "EDIT_CONFLICT", currentVersion: 2 });
    expect(await shown(contactId)).toMatchObject({ name: "Maria" });
  });

  test("who wrote to none of one's accounts is not there", async () => {
    const [mine, other] = [await writer(), await writer()];
    const input = { contactId: other.contactId, version: 1, name: "Maria" };
    expect(await contacts.update(agent, mine.scope, input)).toMatchObject({ code: "NOT_FOUND" });
    expect(await contacts.update(agent, { all: true }, { ...input, contactId: "nonsense" as ContactId })).toMatchObject(
      {
        code: "NOT_FOUND",
      },
    );
    expect(await contacts.update(null, mine.scope, input)).toMatchObject({ code: "NOT_PERMITTED" });
    expect(await contacts.update(as("administrator"), { all: true }, input)).toEqual({ contactId: other.contactId });
  });
});

describe("lists of a contact", () => {
  test("are those that were said, none twice", async () => {
    const { contactId, scope, home } = await writer();
    const [vip, press] = [await list(), await list()];
    const both = { contactId, version: 1, contactListIds: [vip, press, vip] };
    expect(await contacts.setLists(agent, scope, both)).toEqual({ contactId });
    expect((await listsOf(contactId)).sort()).toEqual([vip, press].sort());
    expect(await contacts.setLists(agent, scope, { contactId, version: 2, contactListIds: [home] })).toEqual({
      contactId,
    });
    expect(await listsOf(contactId)).toEqual([home]);
    expect(await contacts.setLists(agent, scope, { contactId, version: 2, contactListIds: [] })).toMatchObject({
      code: "EDIT_CONFLICT",
    });
  });

  test("a list that is none is refused", async () => {
    const { contactId, scope } = await writer();
    for (const unknown of [newId<ContactListId>(), "nonsense" as ContactListId])
      expect(await contacts.setLists(agent, scope, { contactId, version: 1, contactListIds: [unknown] })).toMatchObject(
        { code: "VALIDATION_FAILED", fields: [{ path: "contactListIds" }] },
      );
  });

  test("who may write to an account is not the agents' to decide (R4)", async () => {
    const { contactId, scope, accountId, home } = await writer();
    const guarded = await list();
    await query(database.fork(), sql`insert into account_whitelist values (${accountId}, ${guarded})`);
    const admit = (version: number, ...contactListIds: ContactListId[]) => ({ contactId, version, contactListIds });
    expect(await contacts.setLists(agent, scope, admit(1, home, guarded))).toMatchObject({ code: "NOT_PERMITTED" });
    expect(await listsOf(contactId)).toEqual([home]);
    expect(await contacts.setLists(as("supervisor"), scope, admit(1, home, guarded))).toEqual({ contactId });
    expect(await contacts.setLists(agent, scope, admit(2, home))).toMatchObject({ code: "NOT_PERMITTED" });
    // What concerns other lists is theirs still.
    expect(await contacts.setLists(agent, scope, admit(2, guarded))).toEqual({ contactId });
    expect(await createContactLoaders(database).isWhitelist(guarded)).toBe(true);
  });
});
