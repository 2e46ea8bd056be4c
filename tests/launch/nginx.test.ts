/** The reverse proxy of the operators' page, in a real nginx before a real Parley. */
import { randomUUID } from "node:crypto";
import { createServer, type IncomingHttpHeaders, request } from "node:http";
import { freePort } from "../../apps/api/src/launch/remembered.ts";
import { type Client, signIn } from "../kit/clients.ts";
import { openLog } from "../kit/clients-live.ts";
import { eventually } from "../kit/eventually.ts";
import { deliver, signed, textBody } from "../kit/genuine-webhooks.ts";
import { findNginx, type Nginx, startNginx } from "../kit/nginx.ts";
import { sendRaw } from "../kit/raw-graphql.ts";
import { scenarioOn } from "../kit/scenario.ts";
import { type Parley, startParley } from "../kit/server.ts";

const program = findNginx();
const whereThereIsNginx = program === null ? describe.skip : describe;
const MEGABYTE = 1_048_576;

whereThereIsNginx("behind nginx as the operators' page sets it up", () => {
  let parley: Parley;
  let nginx: Nginx;
  let url: string;
  let direct: string;
  let administrator: Client;

  beforeAll(async () => {
    const [port, redirecting] = [await freePort(undefined), await freePort(undefined)];
    url = `http://127.0.0.1:${port}`;
    parley = await startParley({ pages: true, environment: { PUBLIC_URL: url } });
    direct = parley.url;
    nginx = await startNginx(program ?? "", { public: port, redirecting, upstream: Number(new URL(direct).port) });
    administrator = await signIn(url, parley.administrator);
  }, 120_000);
  afterAll(async () => {
    await nginx?.stop();
    await parley?.stop();
  });

  test("pages load, and GraphQL answers over HTTP", async () => {
    const page = await sendRaw(`${url}/sign-in`, {});
    expect(page.status).toBe(200);
    expect(page.headers.get("content-type")).toContain("text/html");
    expect(await administrator.ask("{ viewer { user { name } } }")).toMatchObject({ viewer: { user: {} } });
  });

  test("live events come over WebSocket", async () => {
    const live = await openLog(administrator);
    await administrator.must("createTeam", { name: randomUUID() }, ["TeamSaved", "__typename"]);
    const { account, customer } = await (await scenarioOn({ ...parley, url })).accountWithOneAgent();
    await customer.says("hello");
    await eventually(
      async () => live.entries(),
      (entries) => expect(entries.some(({ message }) => message?.text === "hello")).toBe(true),
    );
    expect(account.receiveUrl).toMatch(new RegExp(`^${url}/receive/`));
    await live.close();
  });

  test.each(["meta", "twilio", "sinch", "kaleyra"] as const)(
    "a signed webhook of %s is taken, a forged one is not",
    async (provider) => {
      const account = await (await scenarioOn(parley)).account({ provider });
      const webhook = signed(account, textBody(account, account.newCustomer().phone, "signed"));
      expect((await deliver(webhook)).status).toBe(200);
      const forged = Object.fromEntries(Object.keys(webhook.headers).map((name) => [name, "forged"]));
      expect(
        (await deliver({ ...webhook, headers: { ...forged, "content-type": "application/json" } })).status,
      ).not.toBe(200);
    },
  );

  async function upload(bytes: number) {
    const form = new FormData();
    form.set("file", new Blob([new Uint8Array(bytes).fill(1)], { type: "application/zip" }), "large.zip");
    const headers = { ...administrator.headers, "x-parley-csrf": "1" };
    return sendRaw(`${url}/files`, { method: "POST", body: form, headers });
  }

  test("a file of the largest size passes; one byte more is refused in Parley's words, far more by nginx", async () => {
    expect((await upload(25 * MEGABYTE)).status).toBe(201);
    const larger = await upload(25 * MEGABYTE + 1);
    expect([larger.status, larger.json]).toEqual([
      413,
      expect.objectContaining({ message: "A file has at most 25 MB." }),
    ]);
    expect((await upload(27 * MEGABYTE)).status).toBe(413);
  });

  test("a webhook of 3 MB reaches Parley, another large body does not", async () => {
    const { receiveUrl } = await (await scenarioOn(parley)).account();
    const post = (address: string, bytes: number) =>
      sendRaw(address, {
        method: "POST",
        body: Buffer.alloc(bytes, 32),
        headers: { "content-type": "application/json" },
      });
    expect((await post(receiveUrl, 3 * MEGABYTE)).text).not.toContain("nginx");
    const refused = await post(`${url}/graphql`, 5 * MEGABYTE);
    expect([refused.status, refused.text]).toEqual([413, expect.stringContaining("nginx")]);
  });

  test.each([
    "/metrics",
    "/metrics/",
    "/metrics?x=1",
    "//metrics",
    "/%6detrics",
    "/METRICS",
    "/x/../metrics",
    "/metrics/x",
  ])("%s is not public", async (path) => {
    const { status, text } = await plainGet(`${url}`, path);
    expect(status).toBe(404);
    expect(text).not.toContain("process_cpu");
    if (path === "/metrics") expect((await plainGet(direct, path)).text).toContain("process_cpu");
  });
});

whereThereIsNginx("what nginx tells the one behind it", () => {
  test("the Host as it came, and who asks by its own word", async () => {
    const told: IncomingHttpHeaders[] = [];
    const upstream = createServer(({ headers }, answer) => {
      told.push(headers);
      answer.end();
    });
    await new Promise<void>((done) => upstream.listen(0, "127.0.0.1", done));
    const [port, redirecting] = [await freePort(undefined), await freePort(undefined)];
    const nginx = await startNginx(program ?? "", { public: port, redirecting, upstream: portOf(upstream) });
    const lies = {
      host: "chat.example.com:8443",
      "x-forwarded-for": "192.0.2.1",
      "x-forwarded-host": "evil.example",
      "x-forwarded-proto": "gopher",
      "x-real-ip": "192.0.2.1",
      forwarded: "for=192.0.2.1",
    };
    await plainGet(`http://127.0.0.1:${port}`, "/", lies);
    expect(told[0]).toEqual({
      host: "chat.example.com:8443",
      "x-forwarded-for": "127.0.0.1",
      "x-forwarded-host": "chat.example.com:8443",
      "x-forwarded-proto": "http",
      "x-real-ip": "127.0.0.1",
    });
    const { status, location } = await plainGet(`http://127.0.0.1:${redirecting}`, "/desk?a=1", {
      host: "chat.example.com",
    });
    expect([status, location]).toEqual([301, "https://chat.example.com/desk?a=1"]);
    await nginx.stop();
    upstream.closeAllConnections();
    upstream.close();
  });
});

function portOf(server: ReturnType<typeof createServer>): number {
  const address = server.address();
  return typeof address === "object" && address !== null ? address.port : 0;
}

/** A request whose path and headers are sent as they are: `fetch` would tidy them. */
function plainGet(base: string, path: string, headers: Readonly<Record<string, string>> = {}) {
  const { hostname, port } = new URL(base);
  return new Promise<{ status: number; text: string; location: string | undefined }>((done, fail) => {
    const asked = request({ hostname, port, path, headers: { connection: "close", ...headers } }, (answer) => {
      let text = "";
      answer.on("data", (chunk) => (text += chunk));
      answer.on("end", () => done({ status: answer.statusCode ?? 0, text, location: answer.headers.location }));
    });
    asked.once("error", fail);
    asked.end();
  });
}
