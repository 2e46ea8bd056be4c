/** What an administrator types into an HTTP step reaches no private address, whatever way it is written. */
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { eventually } from "../kit/eventually.ts";
import { type Scenario, scenarioOn } from "../kit/scenario.ts";
import { type Parley, startParley } from "../kit/server.ts";

/** A server of the inside, which must never be reached, and one that the operator allows. */
let inside: Server;
let allowed: Server;
let parley: Parley;
let scenario: Scenario;
const reached: string[] = [];
const headersAtAllowed: NodeJS.Dict<string | string[]>[] = [];
const portOf = (server: Server) => (server.address() as AddressInfo).port;

beforeAll(async () => {
  inside = createServer((request, response) => {
    reached.push(request.url ?? "");
    response.end("{}");
  });
  await new Promise<void>((done) => inside.listen(0, "::", done));
  allowed = createServer((request, response) => {
    headersAtAllowed.push(request.headers);
    response.writeHead(307, { location: `http://127.0.0.1:${portOf(inside)}/redirected` }).end();
  });
  await new Promise<void>((done) => allowed.listen(0, "127.0.0.1", done));
  parley = await startParley({ environment: { OUTGOING_ALLOWED: `http://127.0.0.1:${portOf(allowed)}` } });
  scenario = await scenarioOn(parley);
});
afterAll(async () => {
  await parley.stop();
  inside.close();
  allowed.close();
});

test("loopback, private, mapped, decimal, octal and hexadecimal addresses, names and redirects are refused", async () => {
  const port = portOf(inside);
  const hosts = [
    "127.0.0.1",
    "localhost",
    "[::1]",
    "[::]",
    "0.0.0.0",
    "[::ffff:127.0.0.1]",
    "[::ffff:7f00:1]",
    "[::127.0.0.1]",
    "2130706433",
    "0x7f000001",
    "0177.0.0.1",
    "127.1",
    "127.0.0.1.",
    "10.0.0.1",
    "192.168.0.1",
    "172.16.0.1",
    "169.254.169.254",
    "100.64.0.1",
    "[fe80::1]",
    "[fc00::1]",
    "[2002:7f00:1::]",
  ];
  const urls = [...hosts.map((host) => `http://${host}:${port}/direct`), `http://127.0.0.1:${portOf(allowed)}/`];
  const plan = [
    ...urls.map((url) => ({ type: "HTTP_REQUEST", url, timeoutSeconds: 5 })),
    { type: "TAG", tag: "went on" },
  ];
  const account = await scenario.account({ plan });
  await account.newCustomer().says("Hello");
  const [interaction] = await eventually(
    async () => account.interactions(),
    (all) => expect(all).toMatchObject([{ phase: "WAITING", tags: ["went on"] }]),
  );
  const { interaction: thread } = await scenario.administrator.ask<{
    interaction: { messages: { edges: readonly { node: { text: string; systemEvent: string | null } }[] } };
  }>(
    "query Thread($id: ID!) { interaction(id: $id) { messages(last: 100) { edges { node { text systemEvent } } } } }",
    { id: interaction?.id },
  );
  const failures = thread.messages.edges.map(({ node }) => node).filter((it) => it.systemEvent === "call_failed");
  const refused = "A step of the routing plan asked in vain: the address may not be called.";
  expect(failures.map(({ text }) => text)).toEqual([
    ...hosts.map(() => refused),
    "A step of the routing plan asked in vain: the answer was an error.",
  ]);
  expect(reached).toEqual([]);
  expect(headersAtAllowed).toHaveLength(1);
  expect(headersAtAllowed[0]).not.toHaveProperty("authorization");
  expect(headersAtAllowed[0]).not.toHaveProperty("cookie");
});

test.each([
  "https://user:secret@example.com/",
  "file:///etc/passwd",
  "gopher://example.com/",
  "javascript:alert(1)",
  "//x",
])("%s cannot even be saved", async (url) => {
  const account = await scenario.account();
  await expect(account.plans([{ type: "HTTP_REQUEST", url }])).rejects.toThrow(/ValidationFailed/);
});
