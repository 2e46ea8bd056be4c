/** Rough bodies are refused early and cheaply, and pages of others cannot act in a viewer's name. */
import { connect } from "node:net";
import { gzipSync } from "node:zlib";
import { WebSocket } from "ws";
import { type Client } from "../kit/clients.ts";
import { ask } from "../kit/database.ts";
import { deliver, signed, textBody } from "../kit/genuine-webhooks.ts";
import { metric } from "../kit/metrics.ts";
import { newPerson } from "../kit/people.ts";
import { codesOf, postGraphql, sendRaw } from "../kit/raw-graphql.ts";
import { newPhone, type Scenario, scenarioOn, type TestAccount } from "../kit/scenario.ts";
import { type Parley, startParley } from "../kit/server.ts";
import "../kit/eventually.ts";

let parley: Parley;
let scenario: Scenario;
let account: TestAccount;
let administrator: Client;
let cutOff: { readonly webhook: Promise<number>; readonly graphql: Promise<number>; readonly headers: Promise<number> };

beforeAll(async () => {
  parley = await startParley();
  scenario = await scenarioOn(parley);
  administrator = scenario.administrator;
  account = await scenario.account();
  cutOff = {
    webhook: trickle(new URL(account.receiveUrl).pathname),
    graphql: trickle("/graphql"),
    headers: trickle(null),
  };
});
afterAll(() => parley.stop());

/** Sends a request a byte at a time until the server hangs up; after how many seconds it did. Null: not even the head ends. */
function trickle(path: string | null): Promise<number> {
  const { hostname, port } = new URL(parley.url);
  const begun = performance.now();
  return new Promise((hungUp) => {
    const socket = connect(Number(port), hostname, () => {
      const head = "host: parley\r\ncontent-type: application/json\r\ncontent-length: 100000\r\n";
      socket.write(path === null ? "POST /graphql HTTP/1.1\r\n" : `POST ${path} HTTP/1.1\r\n${head}\r\n`);
    });
    const drip = setInterval(() => socket.write(path === null ? "x: y\r\n" : " "), 500);
    socket.resume();
    socket.on("error", () => undefined);
    socket.on("close", () => {
      clearInterval(drip);
      hungUp((performance.now() - begun) / 1_000);
    });
  });
}

async function storedWebhooks(): Promise<number> {
  const [row] = await ask<{ n: number }>(parley.databaseUrl, "select count(*)::int as n from webhook");
  return row?.n ?? -1;
}

/** The system still takes what is right. */
async function stillWorks(): Promise<void> {
  const from = newPhone();
  expect(await deliver(signed(account, textBody(account, from, "fine")))).toMatchObject({ status: 200 });
  await expect(account.interactions({ contactPhone: { equals: from } })).toEventuallyHaveLength(1);
}

describe("receive URLs", () => {
  test("a body over 3 MB is refused, though its signature is right", async () => {
    const before = await storedWebhooks();
    const big = Buffer.from(
      JSON.stringify({ object: "whatsapp_business_account", entry: [], filler: "x".repeat(3 * 1024 * 1024) }),
    );
    expect((await deliver(signed(account, big))).status).toBe(413);
    const chunked = await fetch(account.receiveUrl, {
      method: "POST",
      headers: signed(account, big).headers,
      body: new Blob([new Uint8Array(big)]).stream(),
      duplex: "half",
    } as RequestInit);
    expect(chunked.status).toBe(413);
    expect(await storedWebhooks()).toBe(before);
    await stillWorks();
  });

  test("packed bodies are refused unseen: a gzip bomb stays small", async () => {
    const before = await storedWebhooks();
    const bomb = gzipSync(Buffer.alloc(200 * 1024 * 1024));
    expect(bomb.length).toBeLessThan(300_000);
    const genuine = signed(account, bomb);
    for (const encoding of ["gzip", "deflate", "br", "gzip, gzip"]) {
      const answer = await deliver({ ...genuine, headers: { ...genuine.headers, "content-encoding": encoding } });
      expect([encoding, answer.status]).toEqual([encoding, 415]);
    }
    expect(await storedWebhooks()).toBe(before);
  });

  test("JSON a thousand deep, JSON that is none and any content type are set aside, and what follows flows", async () => {
    const before = await metric(parley.url, "parley_webhooks_set_aside_total");
    const deep = Buffer.from(`${'{"entry":['.repeat(1_000)}${"]}".repeat(1_000)}`);
    const arrays = Buffer.from(`${"[".repeat(100_000)}${"]".repeat(100_000)}`);
    for (const body of [deep, arrays, Buffer.from("{"), Buffer.from([0xff, 0xfe, 0x00])]) {
      const genuine = signed(account, body);
      expect((await deliver(genuine)).status).toBe(200);
      expect((await deliver({ ...genuine, headers: { ...genuine.headers, "content-type": "image/png" } })).status).toBe(
        200,
      );
    }
    await stillWorks();
    expect((await metric(parley.url, "parley_webhooks_set_aside_total")) - before).toBeGreaterThanOrEqual(6);
  });

  test("a genuine body under a wrong content type is still read: signatures cover bytes, not labels", async () => {
    const from = newPhone();
    const genuine = signed(account, textBody(account, from, "labelled wrong"));
    const answer = await deliver({ ...genuine, headers: { ...genuine.headers, "content-type": "text/html" } });
    expect(answer.status).toBe(200);
    await expect(account.interactions({ contactPhone: { equals: from } })).toEventuallyHaveLength(1);
  });

  test("other methods are not served", async () => {
    for (const method of ["DELETE", "PATCH", "OPTIONS"]) {
      const { status } = await sendRaw(account.receiveUrl, { method });
      expect([method, status >= 400]).toEqual([method, true]);
    }
  });
});

describe("GraphQL over HTTP", () => {
  const query = "{ viewer { user { id } } }";
  const send = (request: RequestInit, search = "") =>
    sendRaw(`${parley.url}/graphql${search}`, {
      ...request,
      headers: { ...administrator.headers, ...request.headers },
    });

  test("only POST with JSON: no GET, no form, no text, no file form, no batch", async () => {
    const refused = {
      "query by GET": await send({ method: "GET" }, `?query=${encodeURIComponent(query)}`),
      "mutation by GET": await send(
        { method: "GET" },
        `?query=${encodeURIComponent("mutation { signOut(input: {}) { __typename } }")}`,
      ),
      "query by HEAD": await send({ method: "HEAD" }, `?query=${encodeURIComponent(query)}`),
      form: await send({
        method: "POST",
        headers: { "content-type": "application/x-www-form-urlencoded" },
        body: new URLSearchParams({ query }).toString(),
      }),
      text: await send({ method: "POST", headers: { "content-type": "text/plain" }, body: JSON.stringify({ query }) }),
      "graphql text": await send({ method: "POST", headers: { "content-type": "application/graphql" }, body: query }),
      "no type": await send({ method: "POST", headers: { "content-type": "" }, body: JSON.stringify({ query }) }),
      "file form": await send({ method: "POST", body: fileForm(query) }),
      batch: await send({
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify([{ query }, { query }]),
      }),
      packed: await send({
        method: "POST",
        headers: { "content-type": "application/json", "content-encoding": "gzip" },
        body: new Uint8Array(gzipSync(JSON.stringify({ query }))),
      }),
      "over 1 MB": await send({
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ query, variables: { filler: "x".repeat(1_100_000) } }),
      }),
    };
    const answered = Object.entries(refused).filter(([, { status, json }]) => status < 400 || json?.data != null);
    expect(answered.map(([how, { status, text }]) => `${how}: ${status} ${text.slice(0, 200)}`)).toEqual([]);
    expect(codesOf(await postGraphql(administrator, { query }))).toEqual([]);
  });

  function fileForm(operation: string): FormData {
    const form = new FormData();
    form.set("operations", JSON.stringify({ query: operation }));
    form.set("map", "{}");
    return form;
  }
});

describe("pages of others", () => {
  const foreign = () => [
    "https://evil.example",
    "null",
    `${parley.url}.evil.example`,
    parley.url.replace("127.0.0.1", "127.0.0.1.evil.example"),
    "http://127.0.0.1:1",
    "file://",
  ];
  const viewer = { query: "{ viewer { user { id } } }" };

  test("a cookie sent along by a foreign page is nobody's", async () => {
    for (const origin of foreign()) {
      const answer = await postGraphql({ url: parley.url, headers: { ...administrator.headers, origin } }, viewer);
      expect([origin, answer.json?.data]).toEqual([origin, { viewer: null }]);
      const act = { query: "mutation { setPause(input: { paused: true }) { __typename } }" };
      expect(
        codesOf(await postGraphql({ url: parley.url, headers: { ...administrator.headers, origin } }, act)),
      ).toEqual(["UNAUTHENTICATED"]);
    }
    const own = await postGraphql(
      { url: parley.url, headers: { ...administrator.headers, origin: parley.url } },
      viewer,
    );
    expect(own.json?.data?.viewer).not.toBeNull();
  });

  test("a foreign page cannot sign a visitor in as somebody else", async () => {
    const { credentials } = await newPerson(administrator, "AGENT");
    const operation = {
      query: "mutation S($input: SignInInput!) { signIn(input: $input) { __typename } }",
      variables: { input: credentials },
    };
    const answer = await postGraphql({ url: parley.url, headers: { origin: "https://evil.example" } }, operation);
    expect(answer.headers.get("set-cookie")).toBeNull();
    const own = await postGraphql({ url: parley.url, headers: { origin: parley.url } }, operation);
    expect(own.headers.get("set-cookie")).toContain("parley_session=");
  });

  test("nothing tells a browser to share answers with foreign pages", async () => {
    const preflight = await sendRaw(`${parley.url}/graphql`, {
      method: "OPTIONS",
      headers: {
        origin: "https://evil.example",
        "access-control-request-method": "POST",
        "access-control-request-headers": "content-type",
      },
    });
    expect(preflight.headers.get("access-control-allow-origin")).toBeNull();
    const answer = await postGraphql({ url: parley.url, headers: { origin: "https://evil.example" } }, viewer);
    expect(answer.headers.get("access-control-allow-origin")).toBeNull();
  });

  function socketFrom(headers: Readonly<Record<string, string>>): Promise<number | "open"> {
    const socket = new WebSocket(`${parley.url.replace(/^http/, "ws")}/graphql`, "graphql-transport-ws", { headers });
    return new Promise<number | "open">((decided) => {
      socket.on("open", () => decided("open"));
      socket.on("unexpected-response", (_request, response) => decided(response.statusCode ?? 0));
      socket.on("error", () => undefined);
    }).finally(() => socket.terminate());
  }

  test("a socket of a foreign page is refused at the handshake", async () => {
    for (const origin of foreign())
      expect([origin, await socketFrom({ ...administrator.headers, origin })]).toEqual([origin, 403]);
    expect(await socketFrom({ ...administrator.headers, origin: parley.url })).toBe("open");
  });

  test("a socket that says nothing, too much or the wrong thing is closed", async () => {
    const closedWith = (act: (socket: WebSocket) => void, headers = administrator.headers) =>
      new Promise<number>((closed) => {
        const socket = new WebSocket(`${parley.url.replace(/^http/, "ws")}/graphql`, "graphql-transport-ws", {
          headers,
        });
        socket.on("open", () => act(socket));
        socket.on("close", (code) => closed(code));
        socket.on("error", () => undefined);
      });
    const init = JSON.stringify({ type: "connection_init" });
    const silent = closedWith(() => undefined);
    expect(await closedWith((socket) => socket.send("no JSON"))).toBe(4400);
    expect(
      await closedWith((socket) => socket.send(JSON.stringify({ type: "subscribe", id: "1", payload: viewer }))),
    ).toBe(4401);
    expect(await closedWith((socket) => socket.send(init), {})).toBe(4403);
    expect(await closedWith((socket) => [socket.send(init), socket.send(init)])).toBe(4429);
    expect(await closedWith((socket) => socket.send("x".repeat(300_000)))).toBe(1009);
    expect(await silent).toBe(4408);
  });

  test("an upload with a cookie needs our own page's mark", async () => {
    const upload = (headers: Record<string, string>) => {
      const form = new FormData();
      form.set("file", new Blob(["hello"], { type: "text/plain" }), "hello.txt");
      return sendRaw(`${parley.url}/files`, {
        method: "POST",
        body: form,
        headers: { ...administrator.headers, ...headers },
      });
    };
    expect((await upload({})).status).toBe(401);
    expect((await upload({ "x-parley-csrf": "1", origin: "https://evil.example" })).status).toBe(401);
    expect((await upload({ "x-parley-csrf": "1", origin: parley.url })).status).toBe(201);
  });
});

test("slow senders are cut off", async () => {
  const seconds = await Promise.all([cutOff.webhook, cutOff.graphql, cutOff.headers]);
  for (const after of seconds) expect(after).toBeLessThan(40);
});
