import type { AccountId, ContactListId } from "@parley/schema";
import { sql } from "kysely";
import { query } from "../platform/database.ts";
import { newId } from "../platform/ids.ts";
import { administrator, setScene } from "./testing/scene.ts";

const scene = setScene();

const everything = { all: true } as const;

describe("creating an account", () => {
  test("keeps secrets sealed and shows none", async () => {
    const account = await scene.created();
    expect(account).toMatchObject({ phone: "39021234567", phoneAsEntered: "+39 02 1234567", version: 1, planId: null });
    expect(scene.accounts.credentialsOf(account)).toEqual([
      { name: "accountSid", value: "AC0123", isSet: true },
      { name: "authorizationToken", value: null, isSet: true },
    ]);
    const [row] = await query<{ line: string }>(
      scene.database.fork(),
      sql`select account::text as line from account where id = ${account.id}`,
    );
    expect(row?.line).toContain("AC0123");
    expect(row?.line).not.toContain("a secret token");
    expect(row?.line).not.toContain(Buffer.from("a secret token").toString("hex"));
    expect(scene.accounts.receiveUrlOf(account)).toBe(
      `https://chat.example.com/receive/${account.id}/${account.receiveToken}`,
    );
  });

  test("names every wrong field at once", async () => {
    const answer = await scene.accounts.create(administrator, {
      ...scene.input({
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

  test("a key is unique without regard to case, even in a race", async () => {
    const answers = await Promise.all(
      ["Race", "RACE", "race"].map((key) => scene.accounts.create(administrator, scene.input({ key }))),
    );
    expect(answers.filter((answer) => "account" in answer)).toHaveLength(1);
    for (const answer of answers) if ("code" in answer) expect(answer).toMatchObject({ fields: [{ path: "key" }] });
  });

  test("is for administrators", async () => {
    for (const role of ["supervisor", "agent"] as const) {
      expect(await scene.accounts.create({ ...administrator, role }, scene.input())).toMatchObject({
        code: "NOT_PERMITTED",
      });
    }
  });
});

describe("editing an account", () => {
  test("leaves what is blank, and answers a conflict to whoever comes second", async () => {
    const { id } = await scene.created();
    const credentials = [
      { name: "accountSid", value: "AC9" },
      { name: "authorizationToken", value: "  " },
    ];
    const answer = await scene.accounts.update(administrator, { id, version: 1, name: "Shop 2", credentials });
    expect(answer).toMatchObject({ account: { name: "Shop 2", version: 2, plainCredentials: { accountSid: "AC9" } } });
    expect(await scene.accounts.connection(id)).toMatchObject({ state: "open", provider: { kind: "twilio" } });
    expect("account" in answer && scene.accounts.credentialsOf(answer.account)[1]).toMatchObject({ isSet: true });
    expect(await scene.accounts.update(administrator, { id, version: 1, name: "Shop 3" })).toMatchObject({
      code: "EDIT_CONFLICT",
      currentVersion: 2,
    });
  });

  test("transfers and inactivity are set within their limits, 0 minutes is off (R9)", async () => {
    const { id } = await scene.created();
    const wrong = { inactivityMinutes: 525_601, transferToAgent: { timeoutSeconds: 0 }, transferToQueue: null };
    expect(await scene.accounts.update(administrator, { id, version: 1, ...wrong })).toMatchObject({
      fields: [{ path: "inactivityMinutes" }, { path: "transferToAgent.timeoutSeconds" }],
    });
    const set = { inactivityMinutes: 30, transferToAgent: { timeoutSeconds: 5 }, transferToQueue: { enabled: false } };
    expect(await scene.accounts.update(administrator, { id, version: 1, ...set })).toMatchObject({
      account: {
        inactivityMinutes: 30,
        transferToAgentEnabled: true,
        transferToAgentTimeoutSeconds: 5,
        transferToQueueEnabled: false,
        transferToQueueTimeoutSeconds: 60,
      },
    });
    expect(await scene.accounts.update(administrator, { id, version: 2, inactivityMinutes: 0 })).toMatchObject({
      account: { inactivityMinutes: null },
    });
  });

  test("a secret does not follow its address to another host", async () => {
    const { id } = await scene.created({
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
    expect(await scene.accounts.update(administrator, { id, version: 1, credentials: moved })).toMatchObject({
      fields: [{ path: "credentials.keySecret" }],
    });
    const again = [...moved, { name: "keySecret", value: "another" }];
    expect(await scene.accounts.update(administrator, { id, version: 1, credentials: again })).toMatchObject({
      account: { version: 2 },
    });
  });

  test("a connection is kept in memory until an edit here, or the log, tells of a change", async () => {
    const { id } = await scene.created();
    const before = await scene.accounts.connection(id);
    expect(await scene.accounts.connection(id)).toBe(before);
    await scene.accounts.update(administrator, { id, version: 1, phone: "+44 20 7946 0958" });
    const edited = await scene.accounts.connection(id);
    expect(edited).toMatchObject({ phone: "442079460958" });
    expect(await scene.accounts.connection(id)).toBe(edited);
    scene.tellChanged(id);
    const readAnew = await scene.accounts.connection(id);
    expect(readAnew).not.toBe(edited);
    expect(readAnew).toMatchObject({ phone: "442079460958" });
    expect(await scene.accounts.connection("no id")).toBeNull();
    expect(await scene.accounts.connection(newId())).toBeNull();
  });
});

test("a deleted account is gone, its key is free and its connection ends (R16)", async () => {
  const { id, key } = await scene.created();
  expect(await scene.accounts.delete(administrator, { id })).toEqual({ id });
  scene.tellChanged(id);
  expect(await scene.accounts.connection(id)).toBeNull();
  expect(await scene.accounts.find(everything, id)).toBeNull();
  expect(await scene.accounts.delete(administrator, { id })).toMatchObject({ code: "NOT_FOUND" });
  expect(await scene.accounts.delete(administrator, { id: "x" as AccountId })).toMatchObject({ code: "NOT_FOUND" });
  await scene.created({ key });
});

test("pages by name, each once, and searches without wildcards", async () => {
  const names = ["anna%1", "Bea", "anna_2", "carl", "Anna"];
  for (const name of names) await scene.created({ name: `Paged ${name}` });
  const seen: string[] = [];
  let after: string | null = null;
  do {
    const page = await scene.accounts.list(everything, { first: 2, after, search: "paged" });
    seen.push(...page.edges.map(({ node }) => node.name));
    after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
  } while (after !== null);
  expect(seen).toEqual(["Paged Anna", "Paged anna%1", "Paged anna_2", "Paged Bea", "Paged carl"]);
  const found = await scene.accounts.list(everything, { first: 25, search: "a%1" });
  expect(found.edges).toHaveLength(1);
  await expect(scene.accounts.list(everything, { first: 101 })).rejects.toThrow(/at most 100/);
  await expect(scene.accounts.list(everything, { first: 1, after: "nonsense" })).rejects.toThrow(/cursor/);
});
