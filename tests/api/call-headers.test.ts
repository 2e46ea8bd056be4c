/** The headers of an HTTP step reach the system it calls, and nobody else. */
import { randomUUID } from "node:crypto";
import { createServer, type IncomingHttpHeaders, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { Answered } from "../kit/clients.ts";
import { ask } from "../kit/database.ts";
import { eventually } from "../kit/eventually.ts";
import { type Scenario, scenarioOn, type TestAccount } from "../kit/scenario.ts";
import { type Parley, startParley } from "../kit/server.ts";

const SECRET = `Bearer ${randomUUID()}`;
const asked: IncomingHttpHeaders[] = [];

let crm: Server;
let url: string;
let parley: Parley;
let scenario: Scenario;

beforeAll(async () => {
  crm = createServer((request, response) => {
    asked.push(request.headers);
    response.end("{}");
  });
  await new Promise<void>((done) => crm.listen(0, "127.0.0.1", done));
  url = `http://127.0.0.1:${(crm.address() as AddressInfo).port}`;
  parley = await startParley({ environment: { OUTGOING_ALLOWED: url, LOG_LEVEL: "trace" } });
  scenario = await scenarioOn(parley);
});
afterAll(async () => {
  await parley.stop();
  crm.close();
});

type Saved = Answered & { readonly fields?: readonly { readonly path: string }[] };

async function planOf(account: TestAccount) {
  const { account: found } = await scenario.administrator.ask<{ account: { version: number; plan: { id: string }[] } }>(
    "query Plan($id: ID!) { account(id: $id) { version plan { id url headers { name } } } }",
    { id: account.id },
  );
  return found;
}

async function saves(account: TestAccount, step: object): Promise<Saved> {
  const { version } = await planOf(account);
  const input = { accountId: account.id, version, actions: [{ type: "HTTP_REQUEST", ...step }] };
  return scenario.administrator.act<Saved>("setRoutingPlan", input, { ValidationFailed: "fields { path }" });
}

test("they are sent, kept when the plan is saved again, and found nowhere", async () => {
  const account = await scenario.account();
  const headers = [
    { name: "Authorization", value: SECRET },
    { name: "accept", value: "application/vnd.crm+json" },
  ];
  await saves(account, { url: `${url}/first`, headers });
  const { plan } = await planOf(account);
  expect(plan).toMatchObject([{ headers: [{ name: "Authorization" }, { name: "accept" }] }]);

  // The same step on another path of the same host: the value need not be typed again.
  const again = { id: plan[0]?.id, url: `${url}/second`, headers: [{ name: "authorization" }] };
  expect(await saves(account, again)).toMatchObject({ __typename: "AccountSaved" });
  await account.newCustomer().says("Hello");
  await eventually(
    async () => asked.length,
    (calls) => expect(calls).toBe(1),
  );
  expect(asked[0]).toMatchObject({ authorization: SECRET, accept: "application/json" });

  const rows = await ask(parley.databaseUrl, "select row_to_json(interaction)::text as all from interaction");
  const plans = await ask(parley.databaseUrl, "select actions::text as all from routing_plan");
  expect(JSON.stringify([...rows, ...plans])).not.toContain(SECRET.slice(7));
  expect(parley.nodes.map((node) => node.printed()).join()).not.toContain(SECRET.slice(7));
});

test("a stored value goes to no other host, step or account", async () => {
  const [account, other] = [await scenario.account(), await scenario.account()];
  await saves(account, { url, headers: [{ name: "X-Key", value: SECRET }] });
  const id = (await planOf(account)).plan[0]?.id;
  const refused = { __typename: "ValidationFailed", fields: [{ path: "actions.0.headers.0.value" }] };
  const headers = [{ name: "X-Key" }];
  expect(await saves(account, { id, url: "https://elsewhere.example.com/", headers })).toMatchObject(refused);
  expect(await saves(account, { id, url: `${url.replace("http:", "https:")}/`, headers })).toMatchObject(refused);
  expect(await saves(account, { id: randomUUID(), url, headers })).toMatchObject(refused);
  expect(await saves(other, { id, url, headers })).toMatchObject(refused);
  expect(await saves(account, { id, url: `${url}/?phone={{contact.phone}}`, headers })).toMatchObject({
    __typename: "AccountSaved",
  });
});
