/** The demo and its simulator are for whoever sits at the machine; where others come in, there is neither. */
import { request } from "node:http";
import { type Client, clientWith, signIn, tokenOf } from "../kit/clients.ts";
import { openLog } from "../kit/clients-live.ts";
import { emptyDatabase, type TestDatabase } from "../kit/database.ts";
import { sendRaw } from "../kit/raw-graphql.ts";
import { demoPerson, type Parley, type ParleyOptions, startParley } from "../kit/server.ts";

const SECRET_KEY = "one key for both of the starts";
const SETUP_TOKEN = "the token of the operator alone";
const LOGINS = ["admin", "supervisor", "ana", "ben", "chloe"] as const;
const START_MS = 120_000;

let database: TestDatabase;
beforeAll(async () => {
  database = await emptyDatabase();
});
afterAll(() => database?.drop());

/** Both starts are on one database, as of one operator. */
function start(PUBLIC_URL: string | null, options: ParleyOptions = {}): Promise<Parley> {
  const environment = { SECRET_KEY, SETUP_TOKEN, ...(PUBLIC_URL === null ? {} : { PUBLIC_URL }) };
  return startParley({ ...options, demo: true, pages: true, database, environment });
}

/** A request whose Host is sent as given: `fetch` would write its own. */
function send(base: string, path: string, headers: Readonly<Record<string, string>>, body?: object) {
  const { hostname, port } = new URL(base);
  return new Promise<{ status: number; text: string }>((done, fail) => {
    const method = body === undefined ? "GET" : "POST";
    const json = body === undefined ? {} : { "content-type": "application/json" };
    const sent = request({ hostname, port, path, method, headers: { ...json, ...headers } }, (answer) => {
      let text = "";
      answer.on("data", (chunk) => (text += chunk));
      answer.on("end", () => done({ status: answer.statusCode ?? 0, text }));
    });
    sent.once("error", fail);
    sent.end(body === undefined ? undefined : JSON.stringify(body));
  });
}

const signInAs = (login: string) => ({
  query: "mutation S($input: SignInInput!) { signIn(input: $input) { __typename } }",
  variables: { input: demoPerson(login) },
});

let ana: Client;
let tool: Client;

describe("the demo on this machine", () => {
  let parley: Parley;
  beforeAll(async () => {
    parley = await start(null);
    ana = await signIn(parley.url, demoPerson("ana"));
    tool = await tokenOf(ana);
  }, START_MS);
  afterAll(() => parley?.stop());

  const FOREIGN: readonly (readonly [string, Readonly<Record<string, string>>])[] = [
    ["by a foreign name that leads here", { host: "evil.example" }],
    ["by a name that begins like ours", { host: "localhost.evil.example" }],
    [
      "by a foreign name, with our own in a header that pages can set",
      { host: "evil.example", "x-forwarded-host": "localhost" },
    ],
    ["through a proxy that keeps the name", { host: "localhost", "x-forwarded-host": "chat.example.com" }],
    ["through a proxy for somebody else", { host: "localhost", "x-forwarded-for": "198.51.100.1" }],
    ["through a proxy of the other kind", { host: "localhost", forwarded: "for=198.51.100.1" }],
  ];
  test.each(FOREIGN)("%s: no simulator, no phone, and nobody of the demo signs in", async (_who, headers) => {
    for (const path of ["/simulator/api/numbers", "/simulator/api/stream", "/simulator", "/%73imulator"]) {
      const answer = await send(parley.url, path, headers);
      expect([path, answer.status]).toEqual([path, 421]);
      expect(answer.text).not.toContain("/receive/");
    }
    const { text } = await send(parley.url, "/graphql", headers, signInAs("admin"));
    expect(text).toContain('"InvalidSignIn"');
  });

  test("by its own name the phone is there and its people sign in", async () => {
    const numbers = await sendRaw(`${parley.url}/simulator/api/numbers`, {});
    expect([numbers.status, numbers.text.includes("/receive/")]).toEqual([200, true]);
    expect((await sendRaw(`${parley.url}/simulator`, {})).status).toBe(200);
    expect((await send(parley.url, "/graphql", { host: "localhost" }, signInAs("chloe"))).text).toContain(
      "SignInSuccess",
    );
  });

  test.each([
    ["a page of another port", { origin: "http://127.0.0.1:9", "x-parley-csrf": "1" }],
    ["a form, which cannot set our header", {}],
  ])("%s cannot write as a customer", async (_who, headers) => {
    const path = "/simulator/api/chats/read";
    const host = new URL(parley.url).host;
    expect((await send(parley.url, path, { host, ...headers }, { numberId: "x", phone: "393331234567" })).status).toBe(
      403,
    );
    const own = await send(
      parley.url,
      path,
      { host, origin: parley.url, "x-parley-csrf": "1" },
      { numberId: "x", phone: "393331234567" },
    );
    expect([own.status, own.text]).toEqual([404, '{"error":"no such number"}']);
  });

  test("the simulator itself asks for a token, which is the API's own, and calls nobody but this machine", async () => {
    for (const headers of [{}, { authorization: "Bearer guess" }] as const)
      expect((await sendRaw(`${parley.simulatorUrl}/control/numbers`, { headers })).status).toBe(401);
    // The vendors' interfaces ask for their credentials, as the real ones do.
    expect((await sendRaw(`${parley.simulatorUrl}/meta/v23.0/1/messages`, { method: "POST" })).status).not.toBe(200);
    const answer = await sendRaw(`${parley.url}/simulator/api/numbers/x`, {
      method: "PUT",
      headers: { "content-type": "application/json", "x-parley-csrf": "1" },
      body: JSON.stringify({
        provider: "meta",
        phone: "390299990002",
        name: "X",
        webhookUrl: "http://169.254.169.254/latest",
        credentials: { accountSid: "1", authorizationToken: "x", phoneNumberId: "1" },
      }),
    });
    expect([answer.status, answer.text]).toEqual([
      400,
      expect.stringContaining("only calls addresses of this machine"),
    ]);
  });
});

describe("the same installation once PUBLIC_URL is the world's", () => {
  const host = "chat.example.com";
  let parley: Parley;
  beforeAll(async () => {
    parley = await start(`https://${host}`);
  }, START_MS);
  afterAll(() => parley?.stop());

  test.each(LOGINS)("%s of the demo is locked, whoever asks by whichever name", async (login) => {
    for (const headers of [{ host, "x-forwarded-for": "198.51.100.1" }, { host: "localhost" }])
      expect((await send(parley.url, "/graphql", headers, signInAs(login))).text).toContain('"InvalidSignIn"');
  });

  test("sessions and tokens from before have ended", async () => {
    for (const before of [ana, tool]) {
      const { viewer } = await before.at(parley.url).ask<{ viewer: object | null }>("{ viewer { cursor } }");
      expect(viewer).toBeNull();
      expect((await openLog(before.at(parley.url))).isOver()).toBe(true);
    }
  });

  test.each(["/simulator", "/simulator/api/numbers", "/simulator/api/stream"])("%s is not there", async (path) => {
    for (const headers of [{ host }, { host: "localhost" }]) {
      const { status, text } = await send(parley.url, path, headers);
      expect(status).toBe(404);
      expect(text).not.toContain("/receive/");
    }
  });

  test("the operator gets in by set-up, and gives whom they want a password of their own", async () => {
    const ada = { email: "ada@example.test", password: "a long enough password" };
    const setUp = { ...ada, name: "Ada", setupToken: SETUP_TOKEN };
    expect((await clientWith(parley.url, {}).act("setUpFirstAdministrator", setUp)).__typename).toBe("SignInSuccess");
    expect((await clientWith(parley.url, {}).act("setUpFirstAdministrator", setUp)).__typename).toBe("NotPermitted");

    const administrator = await signIn(parley.url, ada);
    const { users } = await administrator.ask<{
      users: { edges: { node: { id: string; email: string; version: number; isActive: boolean } }[] };
    }>("{ users { edges { node { id email version isActive } } } }");
    const found = users.edges.find(({ node }) => node.email === "ana@demo.test")?.node;
    expect(found?.isActive).toBe(false);
    const password = "a password of Ana's own";
    await administrator.must("updateUser", { id: found?.id, version: found?.version, isActive: true, password }, [
      "UserSaved",
      "__typename",
    ]);
    const input = { email: "ana@demo.test", password };
    expect((await clientWith(parley.url, {}).act("signIn", input)).__typename).toBe("SignInSuccess");
  });
});
