/** R13: secrets go in and never come out: not through GraphQL, not in the log, not legibly in the database. */
import { randomBytes, randomUUID } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { ProviderKind } from "../../packages/providers/src/port.ts";
import { agentSigningIn, threadOf } from "../kit/agent.ts";
import { signIn, tokenOf } from "../kit/clients.ts";
import { openLog } from "../kit/clients-live.ts";
import { ask } from "../kit/database.ts";
import { deepAnswers, isTooMuch } from "../kit/deep-answers.ts";
import { eventually } from "../kit/eventually.ts";
import { deliver, PROOF_HEADER, signed, textBody } from "../kit/genuine-webhooks.ts";
import { newPerson } from "../kit/people.ts";
import { postGraphql } from "../kit/raw-graphql.ts";
import { queueStep, type Scenario, scenarioOn, type TestAccount } from "../kit/scenario.ts";
import { operations, sampleVariables } from "../kit/schema-walk.ts";
import { type Parley, startParley } from "../kit/server.ts";

const PROVIDERS = ["meta", "twilio", "sinch", "kaleyra"] as const satisfies readonly ProviderKind[];
const SECRET_FIELDS = ["authorizationToken", "appSecret", "keySecret", "webhookSecret", "apiKey", "callbackPassword"];
const canary = (what: string) => `canary-${what}-${randomBytes(9).toString("hex")}`;

const SETUP_TOKEN = canary("setup");
const said = { customer: canary("said"), agent: canary("answered"), note: canary("noted"), failed: canary("unsent") };
const passwords = { person: canary("password"), wrong: canary("mistyped"), next: canary("changed") };

let parley: Parley;
let scenario: Scenario;
let accounts: readonly TestAccount[];
/** What must not be found anywhere, and what must not be found in logs. */
const secrets: string[] = [];
const personal: string[] = [said.customer, said.agent, said.note, said.failed];

/** One life of everything, with mistakes in it: logs are chattiest about what goes wrong. */
beforeAll(async () => {
  parley = await startParley({ environment: { LOG_LEVEL: "trace", SETUP_TOKEN } });
  scenario = await scenarioOn(parley);
  const { administrator } = scenario;
  accounts = await Promise.all(PROVIDERS.map((provider) => scenario.account({ provider })));
  secrets.push(
    SETUP_TOKEN,
    parley.administrator.password,
    ...Object.values(passwords),
    ...accounts.flatMap(({ credentials }) => SECRET_FIELDS.flatMap((name) => credentials[name] ?? [])),
  );

  const person = await newPerson(administrator, "AGENT");
  const email = `${randomUUID()}@example.test`;
  const { user } = await administrator.must<{ user: { id: string } }>(
    "createUser",
    { email, password: passwords.person, name: "Canary Keeper", role: "AGENT" },
    ["UserSaved", "user { id }"],
  );
  const agent = await agentSigningIn(parley.url, {
    id: user.id,
    name: "Canary Keeper",
    credentials: { email, password: passwords.person },
  });
  const tool = await tokenOf(agent.client);
  secrets.push(
    person.credentials.password,
    tool.headers.authorization?.split(" ")[1] ?? "",
    ...[person.client, agent.client, administrator].map(({ headers }) => headers.cookie?.split("=")[1] ?? ""),
  );
  const live = await openLog(tool);
  await agent.sitsDown();
  const queue = await scenario.queue({ agents: [agent] });

  for (const account of accounts) {
    await account.employs([agent]);
    await account.plans([queueStep(queue, 60)]);
    const customer = account.newCustomer();
    personal.push(customer.phone);
    await customer.says(said.customer);
    const [offer] = await eventually(
      async () => agent.offers(),
      (ringing) => expect(ringing).toHaveLength(1),
    );
    await agent.accepts(offer?.id ?? "");
    const interactionId = offer?.interaction.id ?? "";
    await agent.writes(interactionId, said.agent);
    await agent.client.must("addNote", { interactionId, text: said.note, clientMessageId: randomUUID() }, [
      "MessageSent",
      "__typename",
    ]);
    await expect(customer.received()).toEventuallyHaveLength(1);
    // The provider refuses the credentials, and may say them again in its answer.
    await scenario.vendors.faults({ numberId: account.numberId, rejectSends: { status: 401, code: "190", times: 1 } });
    await agent.writes(interactionId, said.failed);
    const forged = signed(account, textBody(account, customer.phone, said.customer));
    await deliver({ ...forged, headers: { ...forged.headers, [PROOF_HEADER[account.provider]]: "Basic bm8=" } });
    await deliver(signed(account, Buffer.from(`{"said": "${said.customer}", "from": "${customer.phone}"`)));
    await deliver({ ...forged, url: `${forged.url}x` });
    await agent.closes(interactionId);
    expect((await threadOf(agent.client, interactionId)).length).toBeGreaterThanOrEqual(3);
  }
  await agent.client.act("changePassword", { currentPassword: passwords.wrong, newPassword: passwords.next });
  await agent.client.must("changePassword", { currentPassword: passwords.person, newPassword: passwords.next }, [
    "PasswordChanged",
    "__typename",
  ]);
  await expect(signIn(parley.url, { email, password: passwords.wrong })).rejects.toThrow("could not sign in");
  await postGraphql(
    { url: parley.url },
    { query: `mutation { signIn(input: { email: "${passwords.wrong}", password: 5 }) { __typename } }` },
  );
  await postGraphql(tool, { query: '{ accounts(search: "\\u0000") { edges { cursor } } }' });
  await live.close();
  secrets.push(...accounts.map(({ receiveUrl }) => receiveUrl.split("/").at(-1) ?? ""));
}, 180_000);
afterAll(() => parley.stop());

function found(text: string, canaries: readonly string[]): readonly string[] {
  return canaries.filter(
    (one) =>
      one !== "" &&
      (text.includes(one) || text.includes(Buffer.from(one).toString("base64").replace(/=+$/, "").slice(0, -1))),
  );
}

test("the canaries are what they should be: many, long, all different", () => {
  expect(secrets.length).toBeGreaterThan(18);
  expect(new Set(secrets).size).toBe(secrets.length);
  expect([...secrets, ...personal].filter((one) => one.length < 11)).toEqual([]);
});

test("the log of a whole day with its mistakes holds no secret, no text and no number", async () => {
  const printed = parley.nodes.map((node) => node.printed()).join("\n");
  const folder = join(parley.dataDir, "logs");
  const files = await readdir(folder);
  const logged = await Promise.all(files.map((name) => readFile(join(folder, name), "utf8")));
  const everything = [printed, ...logged].join("\n");
  expect(everything).toContain("listening");
  expect(files.map((name) => name.split("-")[0]).sort()).toEqual(["api", "simulator.log"]);
  const plain = logged
    .join("")
    .split("\n")
    .filter((line) => line !== "" && !line.startsWith("{"));
  expect(plain).toEqual([]);
  expect(found(everything, [...secrets, ...personal])).toEqual([]);
});

test("GraphQL shows no secret to anybody, however deep it is asked", async () => {
  const shown: string[] = [];
  let answered = 0;
  const receiveTokens = accounts.map(({ receiveUrl }) => receiveUrl.split("/").at(-1) ?? "");
  for (const operation of operations("query", 3)) {
    const variables = sampleVariables(operation, {
      given: { id: accounts[0]?.id, accountId: accounts[0]?.id, first: 100, where: {} },
    });
    const { after: _after, ...asked } = variables as { after?: unknown };
    const answers = await deepAnswers(scenario.administrator, operation.document, asked);
    answered += answers.filter((answer) => !isTooMuch(answer)).length;
    const text = answers.map((answer) => answer.text).join("\n");
    // An administrator sees the receive URL, which holds its token: that is where they copy it from.
    const hidden = secrets.filter((one) => !receiveTokens.includes(one));
    shown.push(...found(text, hidden).map((one) => `${operation.name} shows ${one}`));
  }
  expect(shown).toEqual([]);
  expect(answered).toBeGreaterThan(50);
});

test("the database holds credentials sealed, passwords and tokens as hashes", async () => {
  const tables = await ask<{ name: string }>(
    parley.databaseUrl,
    "select quote_ident(schemaname) || '.' || quote_ident(tablename) as name from pg_tables where schemaname not in ('pg_catalog', 'information_schema')",
  );
  expect(tables.length).toBeGreaterThan(15);
  const receiveTokens = accounts.map(({ receiveUrl }) => receiveUrl.split("/").at(-1) ?? "");
  const sealed = secrets.filter((one) => !receiveTokens.includes(one));
  const legible: string[] = [];
  for (const { name } of tables) {
    const rows = await ask<{ row: string }>(parley.databaseUrl, `select t::text as row from ${name} t`);
    const text = rows.map(({ row }) => row).join("\n");
    legible.push(...found(text, sealed).map((one) => `${name} holds ${one}`));
    const asBytes = sealed.filter((one) => text.includes(Buffer.from(one).toString("hex")));
    legible.push(...asBytes.map((one) => `${name} holds ${one} as bytes`));
  }
  expect(legible).toEqual([]);
  const [kept] = await ask<{ n: number }>(
    parley.databaseUrl,
    "select count(*)::int as n from account where sealed_credentials is not null",
  );
  expect(kept?.n).toBe(accounts.length);
});

test("the log's proof bites: what is printed would have been found", () => {
  expect(found(`{"msg":"x ${secrets[0]} y"}`, secrets)).toEqual([secrets[0]]);
  expect(found(`authorization: Basic ${Buffer.from(personal[0] ?? "").toString("base64")}`, personal)).toEqual([
    personal[0],
  ]);
});
