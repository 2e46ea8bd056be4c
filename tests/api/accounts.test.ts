/** R16: connecting a number, editing it and letting it go, for every provider. */
import { randomBytes } from "node:crypto";
import type { ProviderKind } from "../../packages/providers/src/port.ts";
import type { Answered, Client } from "../kit/clients.ts";
import { deliver, signed, textBody } from "../kit/genuine-webhooks.ts";
import { newPhone, queueStep, type Scenario, scenarioOn } from "../kit/scenario.ts";
import { credentialsFor } from "../kit/scenario-credentials.ts";
import { type Parley, startParley } from "../kit/server.ts";
import "../kit/eventually.ts";

const PROVIDERS = ["meta", "twilio", "sinch", "kaleyra"] as const satisfies readonly ProviderKind[];
/** What each type needs, as the account form says. */
const REQUIRED: Readonly<Record<ProviderKind, readonly string[]>> = {
  twilio: ["accountSid", "authorizationToken"],
  sinch: ["baseUrl", "projectId", "appId", "keyId", "keySecret"],
  meta: ["accountSid", "authorizationToken", "appId", "phoneNumberId"],
  kaleyra: ["baseUrl", "businessAccountId", "accountSid", "apiKey"],
};

let parley: Parley;
let scenario: Scenario;
let administrator: Client;
let contactListId: string;

beforeAll(async () => {
  parley = await startParley();
  scenario = await scenarioOn(parley);
  administrator = scenario.administrator;
  const { contactLists } = await administrator.ask<{ contactLists: { id: string }[] }>("{ contactLists { id } }");
  contactListId = contactLists[0]?.id ?? "";
});
afterAll(() => parley.stop());

type Saved = Answered & {
  readonly account?: { readonly id: string; readonly version: number; readonly receiveUrl: string };
  readonly fields?: readonly { readonly path: string; readonly message: string }[];
  readonly currentVersion?: number;
};

const SHOWN = { AccountSaved: "account { id version receiveUrl }", ValidationFailed: "fields { path message }" };
const CONFLICT = { ...SHOWN, EditConflict: "currentVersion" };
const newKey = () => randomBytes(3).toString("hex").slice(0, 5);
const asInput = (credentials: Readonly<Record<string, string>>) =>
  Object.entries(credentials).map(([name, value]) => ({ name, value }));

function form(provider: ProviderKind, changes: object = {}) {
  return {
    name: "A number",
    key: newKey(),
    provider: provider.toUpperCase(),
    phone: `+${newPhone()}`,
    domain: "chat.example.test",
    contactListId,
    credentials: asInput(credentialsFor(provider, parley.simulatorUrl)),
    ...changes,
  };
}
const create = (input: object) => administrator.act<Saved>("createAccount", input, SHOWN);
const update = (input: object) => administrator.act<Saved>("updateAccount", input, CONFLICT);
const pathsOf = ({ fields }: Saved) => fields?.map(({ path }) => path) ?? [];

async function made(provider: ProviderKind = "twilio", changes: object = {}) {
  const { account, ...refused } = await create(form(provider, changes));
  if (account === undefined) throw new Error(JSON.stringify(refused));
  return account;
}

describe.each(PROVIDERS)("%s", (provider) => {
  test("needs its own fields, each missing one named by its path", async () => {
    const whole = credentialsFor(provider, parley.simulatorUrl);
    for (const missing of REQUIRED[provider]) {
      const { [missing]: _gone, ...rest } = whole;
      const refused = await create(form(provider, { credentials: asInput(rest) }));
      expect([missing, refused.__typename, pathsOf(refused)]).toEqual([
        missing,
        "ValidationFailed",
        [`credentials.${missing}`],
      ]);
      const blank = await create(form(provider, { credentials: asInput({ ...whole, [missing]: "   " }) }));
      expect(pathsOf(blank)).toEqual([`credentials.${missing}`]);
    }
    const none = await create(form(provider, { credentials: [] }));
    expect(pathsOf(none).sort()).toEqual(REQUIRED[provider].map((name) => `credentials.${name}`).sort());
  });

  test("shows its fields as the form draws them, and takes no other type's", async () => {
    const { providers } = await administrator.ask<{
      providers: {
        kind: string;
        credentialFields: { name: string; isRequired: boolean; isSecret: boolean; label: string; help: string }[];
      }[];
    }>("{ providers { kind credentialFields { name isRequired isSecret label help } } }");
    const fields = providers.find(({ kind }) => kind === provider.toUpperCase())?.credentialFields ?? [];
    expect(fields.filter(({ isRequired }) => isRequired).map(({ name }) => name)).toEqual(REQUIRED[provider]);
    expect(fields.filter(({ label, help }) => label === "" || help === "")).toEqual([]);
    const stray = await create(
      form(provider, {
        credentials: asInput({ ...credentialsFor(provider, parley.simulatorUrl), inventedField: "x" }),
      }),
    );
    if (stray.__typename === "AccountSaved") {
      const { account } = await administrator.ask<{ account: object }>(
        "query A($id: ID!) { account(id: $id) { credentials { name } } }",
        { id: stray.account?.id },
      );
      expect(JSON.stringify(account)).not.toContain("inventedField");
    } else expect(stray.__typename).toBe("ValidationFailed");
  });

  test("a secret left blank on an edit stays, a filled one replaces it, and neither is shown", async () => {
    const account = await scenario.account({ provider });
    const versionOf = async () =>
      (
        await administrator.ask<{ account: { version: number } }>(
          "query V($id: ID!) { account(id: $id) { version } }",
          { id: account.id },
        )
      ).account.version;
    const secret = {
      twilio: "authorizationToken",
      meta: "appSecret",
      sinch: "webhookSecret",
      kaleyra: "callbackPassword",
    }[provider];
    const accepts = async (by: typeof account) =>
      (await deliver(signed(account, textBody(account, newPhone(), "hello"), { as: by }))).status;

    const kept = await update({
      id: account.id,
      version: await versionOf(),
      name: "Renamed",
      credentials: [{ name: secret, value: "" }],
    });
    expect(kept.__typename).toBe("AccountSaved");
    expect(await accepts(account)).toBe(200);

    const replacement = {
      ...account,
      credentials: { ...account.credentials, [secret]: "another secret of the account" },
    };
    const replaced = await update({
      id: account.id,
      version: await versionOf(),
      credentials: [{ name: secret, value: "another secret of the account" }],
    });
    expect(replaced.__typename).toBe("AccountSaved");
    expect(await accepts(replacement)).toBe(200);
    expect(await accepts(account)).toBe(401);
  });
});

test("each wrong field is named by its path, all at once", async () => {
  const refused = await create(
    form("twilio", {
      name: " ",
      key: "toolong",
      phone: "not a number",
      domain: "http://no scheme here",
      contactListId: "none",
      description: "x".repeat(2_001),
      waitForAssignedAgentSeconds: 0,
      waitForAssignedQueueSeconds: -1,
    }),
  );
  expect(refused.__typename).toBe("ValidationFailed");
  expect(pathsOf(refused).sort()).toEqual(
    [
      "contactListId",
      "description",
      "domain",
      "key",
      "name",
      "phone",
      "waitForAssignedAgentSeconds",
      "waitForAssignedQueueSeconds",
    ].sort(),
  );
  expect(refused.fields?.filter(({ message }) => !/^[A-Z].*\.$/.test(message))).toEqual([]);
});

test.each(["", "abcdef", "a b", "a-b", "è", "漢字", "a\u0000"])("the key %j is refused", async (key) => {
  const answer = await create(form("twilio", { key })).catch(() => ({
    __typename: "ValidationFailed",
    fields: [{ path: "key", message: "" }],
  }));
  expect([answer.__typename, pathsOf(answer)]).toEqual(["ValidationFailed", ["key"]]);
});

test("a key is unique without regard to case, on creation and on edit, and free again after deletion", async () => {
  const key = `K${newKey().slice(0, 4)}`;
  const first = await made("twilio", { key });
  expect(pathsOf(await create(form("meta", { key: key.toLowerCase() })))).toEqual(["key"]);
  const second = await made();
  expect(pathsOf(await update({ id: second.id, version: second.version, key: key.toUpperCase() }))).toEqual(["key"]);
  const own = await update({ id: first.id, version: first.version, key: key.toLowerCase() });
  expect(own.__typename).toBe("AccountSaved");
  const race = `R${newKey().slice(0, 4)}`;
  const answers = await Promise.all([0, 1, 2, 3].map(() => create(form("twilio", { key: race }))));
  expect(answers.map(({ __typename }) => __typename).sort()).toEqual([
    "AccountSaved",
    ...Array(3).fill("ValidationFailed"),
  ]);
  await administrator.must("deleteAccount", { id: first.id }, ["AccountDeleted", "id"]);
  expect((await create(form("twilio", { key }))).__typename).toBe("AccountSaved");
});

test.each([
  ["+39 02 1234 5678", "390212345678"],
  ["0039-02-12345678", "390212345678"],
  ["390212345678", "390212345678"],
  ["+1 (415) 555-0100", "14155550100"],
])("the number %s is stored as digits and shown as entered", async (phone, digits) => {
  const { id } = await made("twilio", { phone });
  const { account } = await administrator.ask<{ account: object }>(
    "query A($id: ID!) { account(id: $id) { phone phoneAsEntered } }",
    { id },
  );
  expect(account).toEqual({ phone: digits, phoneAsEntered: phone });
});

test.each([1, 2_147_483])("waits of %d seconds are allowed, beyond are not", async (seconds) => {
  expect(
    (await create(form("twilio", { waitForAssignedAgentSeconds: seconds, waitForAssignedQueueSeconds: seconds })))
      .__typename,
  ).toBe("AccountSaved");
  expect(pathsOf(await create(form("twilio", { waitForAssignedAgentSeconds: 2_147_484 })))).toEqual([
    "waitForAssignedAgentSeconds",
  ]);
});

test("the receive URL holds the account's id and a token of its own, on the domain entered", async () => {
  const { id, receiveUrl } = await made("twilio", { domain: "Chat.Example.Test:8443" });
  expect(receiveUrl).toMatch(new RegExp(`^https://chat\\.example\\.test:8443/receive/${id}/[\\w-]{32,}$`));
  const { receiveUrl: another } = await made("twilio", { domain: "chat.example.test" });
  expect(another).toMatch(/^https:\/\/chat\.example\.test\/receive\//);
  expect(another.split("/").at(-1)).not.toBe(receiveUrl.split("/").at(-1));
});

test("changing the domain changes the receive URL; the old address still answers while it reaches us (R16)", async () => {
  const account = await scenario.account({ provider: "meta" });
  const { account: now } = await administrator.ask<{ account: { version: number } }>(
    "query A($id: ID!) { account(id: $id) { version } }",
    { id: account.id },
  );
  const moved = await update({ id: account.id, version: now.version, domain: "elsewhere.example.test" });
  expect(moved.account?.receiveUrl).toBe(account.receiveUrl.replace(parley.url, "https://elsewhere.example.test"));
  expect((await deliver(signed(account, textBody(account, newPhone(), "still here")))).status).toBe(200);
});

test("two who edit at once: the second is told, and nothing of theirs is stored", async () => {
  const account = await made();
  const first = await update({ id: account.id, version: account.version, name: "The first" });
  const second = await update({ id: account.id, version: account.version, name: "The second" });
  expect([first.__typename, second.__typename]).toEqual(["AccountSaved", "EditConflict"]);
  expect(second.currentVersion).toBe(first.account?.version);
  const { account: now } = await administrator.ask<{ account: object }>(
    "query A($id: ID!) { account(id: $id) { name } }",
    account,
  );
  expect(now).toEqual({ name: "The first" });
  const race = await Promise.all(
    [1, 2, 3, 4].map((nth) => update({ id: account.id, version: first.account?.version, name: `Racer ${nth}` })),
  );
  expect(race.map(({ __typename }) => __typename).sort()).toEqual(["AccountSaved", ...Array(3).fill("EditConflict")]);
});

test("a deleted account's receive URL is gone at once, its open interactions close and its history stays (R16)", async () => {
  const account = await scenario.account({ provider: "meta" });
  const from = newPhone();
  expect((await deliver(signed(account, textBody(account, from, "before")))).status).toBe(200);
  await expect(account.interactions()).toEventuallyHaveLength(1);
  await administrator.must("deleteAccount", { id: account.id }, ["AccountDeleted", "id"]);
  expect(await deliver(signed(account, textBody(account, from, "after")))).toEqual({ status: 404, text: "Not found" });
  const [kept] = await account.interactions();
  expect(kept).toMatchObject({ phase: "CLOSED", contact: { phone: from } });
  const { account: gone, accounts } = await administrator.ask<{
    account: null;
    accounts: { edges: { node: { id: string } }[] };
  }>("query A($id: ID!) { account(id: $id) { id } accounts(first: 100) { edges { node { id } } } }", {
    id: account.id,
  });
  expect(gone).toBeNull();
  expect(accounts.edges.map(({ node }) => node.id)).not.toContain(account.id);
  const { interaction } = await administrator.ask<{ interaction: object }>(
    "query I($id: ID!) { interaction(id: $id) { account { name } messages { edges { node { text } } } } }",
    { id: kept?.id },
  );
  expect(JSON.stringify(interaction)).toContain("before");
  expect((await administrator.act("deleteAccount", { id: account.id })).__typename).toBe("NotFound");
});

test("a changed plan is for new interactions only; those under way keep theirs (R5)", async () => {
  const idle = await scenario.queue({ agents: [] });
  const account = await scenario.account({ plan: [queueStep(idle, 3), { type: "TAG", tag: "old plan" }] });
  const [early, late] = [account.newCustomer(), account.newCustomer()];
  await early.says("I came first");
  await expect(account.interactions()).toEventuallyHaveLength(1);
  await account.plans([{ type: "TAG", tag: "new plan" }]);
  await late.says("I came later");
  await expect(account.interactions({ tag: { isEmpty: false } })).toEventuallyHaveLength(2);
  const tagsOf = async (phone: string) => (await account.interactions({ contactPhone: { equals: phone } }))[0]?.tags;
  expect([await tagsOf(early.phone), await tagsOf(late.phone)]).toEqual([["old plan"], ["new plan"]]);
});

test("a plan's wrong steps are named by their place", async () => {
  const account = await made();
  const refused = await administrator.act<Saved>(
    "setRoutingPlan",
    {
      accountId: account.id,
      version: account.version,
      actions: [
        { type: "TAG", tag: "fine" },
        { type: "QUEUE", queueId: "none", waitSeconds: 0 },
        { type: "AUTO_REPLY", text: " " },
        { type: "TAG", tag: "x".repeat(41), text: "stray" },
      ],
    },
    SHOWN,
  );
  expect(pathsOf(refused).sort()).toEqual([
    "actions.1.queueId",
    "actions.1.waitSeconds",
    "actions.2.mode",
    "actions.2.text",
    "actions.3.tag",
    "actions.3.text",
  ]);
});
