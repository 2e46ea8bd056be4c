import { appendFile, cp, mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { StreamChange } from "./control-types.ts";
import { createSimulator } from "./simulator.ts";
import { AUTHORIZED, CUSTOMER, type Stage, setStage } from "./testing/stage.ts";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "simulator-"));
});
afterEach(() => rm(folder, { recursive: true }));

test("numbers, phones, chats and files outlive a restart; a message nobody took is told again", async () => {
  const statePath = join(folder, "state.json");
  const first = await setStage({ statePath });
  await first.register("meta");
  await first.control("PUT", `/phones/${CUSTOMER}`, { name: "Anna Bianchi", readsAfterMs: null });
  const media = { base64: Buffer.from("kept").toString("base64"), mimeType: "image/png" };
  const kept = await first.says("meta", { type: "image", media });
  first.receiver.answer = () => 503;
  const { messageId } = await first.says("meta", { type: "text", text: "remember me" });
  await first.simulator.stop();
  expect((await stat(statePath)).mode & 0o077).toBe(0);

  const second = await setStage({ statePath });
  first.receiver.answer = () => 200;
  await first.receiver.waitFor(({ body }) => body.includes("remember me"), 2);
  const { numbers } = await second.control<{ numbers: unknown[] }>("GET", "/numbers");
  const { phones } = await second.control<{ phones: unknown[] }>("GET", "/phones");
  expect(numbers).toMatchObject([{ id: "meta", provider: "meta" }]);
  expect(phones).toMatchObject([{ phone: CUSTOMER, name: "Anna Bianchi", readsAfterMs: null }]);
  const chat = await second.chat("meta");
  expect(chat.messages.map((message) => message.id)).toEqual([kept.messageId, messageId]);
  const picture = chat.messages[0]?.content;
  if (picture?.type !== "image") throw new Error("no picture");
  const file = await fetch(`${second.simulator.address()}/control/media/${picture.media.id}`, { headers: AUTHORIZED });
  expect(await file.text()).toBe("kept");
  await second.stop();
  await first.receiver.stop();
});

test("what was said outlives a sudden end, whatever of it the snapshot has", async () => {
  const statePath = join(folder, "state.json");
  const first = await setStage({ statePath });
  await first.register("twilio");
  await first.says("twilio", { type: "text", text: "before" });
  const isKept = async () => (await readFile(statePath, "utf8").catch(() => "")).includes("before");
  while (!(await isKept())) await new Promise((resolve) => setTimeout(resolve, 20));
  const image = { base64: Buffer.from("new").toString("base64"), mimeType: "image/png" };
  await first.says("twilio", { type: "image", media: image, phoneName: "Bruno" });
  const said = await first.chat("twilio");
  // The folder as it is at this moment, last line torn: what a machine finds that lost its power.
  const found = await mkdtemp(join(tmpdir(), "simulator-"));
  await cp(folder, found, { recursive: true });
  await first.stop();
  const journals = (await readdir(found)).filter((name) => name.includes(".journal-")).sort();
  await appendFile(join(found, journals.at(-1) ?? ""), '{"phone":null,"addr');

  const second = await setStage({ statePath: join(found, "state.json") });
  const chat = await second.chat("twilio");
  expect(chat).toEqual(said);
  expect(chat.messages).toHaveLength(2);
  const picture = chat.messages[1]?.content;
  if (picture?.type !== "image") throw new Error("no picture");
  const file = await fetch(`${second.simulator.address()}/control/media/${picture.media.id}`, { headers: AUTHORIZED });
  expect(await file.text()).toBe("new");
  await second.stop();
  const left = (await readdir(found)).filter((name) => name.includes(".journal-"));
  expect(left).toHaveLength(1);
  await rm(found, { recursive: true });
});

test("a state file that is none of ours stops the start instead of being overwritten", async () => {
  const statePath = join(folder, "state.json");
  await writeFile(statePath, '{"notes":"not a state"}');
  await expect(createSimulator({ statePath, controlToken: "x" })).rejects.toThrow("is not a state of this simulator");
  expect(await readFile(statePath, "utf8")).toBe('{"notes":"not a state"}');
});

describe("the control API", () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await setStage();
    await stage.register("sinch");
  });
  afterAll(() => stage.stop());
  const call = (path: string, init?: RequestInit) =>
    fetch(`${stage.simulator.address()}/control${path}`, { ...init, headers: { ...AUTHORIZED, ...init?.headers } });

  test.each([
    ["another Host", { host: "evil.example" }],
    ["a stranger's page", { origin: "https://evil.example" }],
    ["a page without an origin", { origin: "null" }],
  ])("is for this machine only: %s is refused", async (_who, headers) => {
    const status = await new Promise((resolve, reject) => {
      request(
        new URL("/control/numbers", stage.simulator.address()),
        { headers: { ...AUTHORIZED, ...headers } },
        (answer) => resolve(answer.statusCode),
      )
        .on("error", reject)
        .end();
    });
    expect(status).toBe(403);
  });

  test.each([{}, { authorization: "Bearer another" }, { authorization: "the token of the tests" }])(
    "asks for its token: with %j it answers nothing",
    async (headers) => {
      const answer = await fetch(`${stage.simulator.address()}/control/numbers`, { headers });
      expect([answer.status, await answer.text()]).toEqual([401, '{"error":"the token is missing"}']);
    },
  );

  test.each([
    "http://192.0.2.1/receive",
    "http://169.254.169.254/latest",
    "http://localhost.evil.example/",
    "ftp://127.0.0.1/",
  ])("calls no address but this machine's: the receive URL %s is refused", async (webhookUrl) => {
    const answer = await stage.register("sinch", { webhookUrl }).catch((error: Error) => error.message);
    expect(answer).toMatch(/400 .*(only calls addresses of this machine|Invalid URL)/s);
  });

  test("refuses what it cannot read, in words", async () => {
    const json = { method: "POST", headers: { "content-type": "application/json" } };
    const unknown = await call("/messages", {
      ...json,
      body: JSON.stringify({ numberId: "x", from: CUSTOMER, type: "text", text: "a" }),
    });
    const wrong = await call("/messages", {
      ...json,
      body: JSON.stringify({ numberId: "sinch", from: "abc", type: "text" }),
    });
    const lacking = await call("/numbers/y", {
      method: "PUT",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({
        provider: "meta",
        phone: "390299990002",
        credentials: {},
        webhookUrl: "http://127.0.0.1/x",
        name: "Y",
      }),
    });
    expect([unknown.status, wrong.status, lacking.status]).toEqual([404, 400, 400]);
    expect(await lacking.json()).toEqual({ error: "the credential wabaId is missing" });
  });

  test("takes a file as multipart too", async () => {
    const form = new FormData();
    form.set(
      "message",
      JSON.stringify({ numberId: "sinch", from: CUSTOMER, type: "voice", media: { mimeType: "audio/ogg" } }),
    );
    form.set("media", new Blob([Buffer.from("a voice")], { type: "audio/ogg" }), "voice.ogg");
    const answer = await call("/messages", { method: "POST", body: form });
    expect(answer.status).toBe(200);
    expect((await stage.chat("sinch")).messages.at(-1)?.content).toMatchObject({
      type: "voice",
      media: { sizeBytes: 7 },
    });
  });

  test("a stranger's file never runs in the page's origin", async () => {
    const svg = {
      base64: Buffer.from("<svg onload='x()'/>").toString("base64"),
      mimeType: "image/svg+xml",
      fileName: "a.svg",
    };
    await stage.says("sinch", { type: "document", media: svg });
    const content = (await stage.chat("sinch")).messages.at(-1)?.content;
    const id = content?.type === "document" ? content.media.id : null;
    const { headers } = await call(`/media/${id}`);
    expect(headers.get("content-type")).toBe("application/octet-stream");
    expect(headers.get("content-security-policy")).toContain("sandbox");
    const part = await call(`/media/${id}`, { headers: { range: "bytes=1-3" } });
    expect([part.status, await part.text(), part.headers.get("content-range")]).toEqual([206, "svg", "bytes 1-3/19"]);
  });

  test("the stream tells of every change in a phone's chats, and of no other phone's", async () => {
    const stop = new AbortController();
    const stream = await call(`/stream?phone=${CUSTOMER}`, { signal: stop.signal });
    const changes: StreamChange[] = [];
    const reading = (async () => {
      let text = "";
      for await (const chunk of stream.body ?? []) {
        text += new TextDecoder().decode(chunk);
        for (const line of text.split("\n").slice(0, -1))
          if (line.startsWith("data: ")) changes.push(JSON.parse(line.slice(6)));
        text = text.slice(text.lastIndexOf("\n") + 1);
      }
    })().catch(() => undefined);
    await stage.says("sinch", { type: "text", text: "seen live" });
    await stage.control("POST", "/messages", {
      numberId: "sinch",
      from: "393330000000",
      type: "text",
      text: "not seen",
    });
    const deadline = Date.now() + 2_000;
    const isTaken = (change: StreamChange) => change.type === "message" && change.message.state === "delivered";
    while (!changes.some(isTaken) && Date.now() < deadline) await new Promise((resolve) => setTimeout(resolve, 10));
    stop.abort();
    await reading;
    expect(changes).toContainEqual(expect.objectContaining({ type: "message", phone: CUSTOMER }));
    expect(changes.some(isTaken)).toBe(true);
    expect(JSON.stringify(changes)).not.toContain("not seen");
  });

  test("the customer reads when the chat is opened, and not before", async () => {
    await stage.control("PUT", `/phones/${CUSTOMER}`, { readsAfterMs: null });
    await stage.control("PUT", "/faults", { tokenSeconds: 1 });
    const base = `${stage.simulator.address()}/sinch`;
    const token = await fetch(`${base}/oauth2/token`, {
      method: "POST",
      headers: { authorization: `Basic ${btoa("key-id-of-the-test:key-secret-of-the-test")}` },
      body: new URLSearchParams({ grant_type: "client_credentials" }),
    });
    const { access_token, expires_in } = (await token.json()) as { access_token: string; expires_in: number };
    expect(expires_in).toBe(1);
    const send = () =>
      fetch(`${base}/v1/projects/11111111-2222-3333-4444-555555555555/messages:send`, {
        method: "POST",
        headers: { authorization: `Bearer ${access_token}`, "content-type": "application/json" },
        body: JSON.stringify({
          app_id: "01HAPPAPPAPPAPPAPPAPPAPPAP",
          recipient: { identified_by: { channel_identities: [{ channel: "WHATSAPP", identity: CUSTOMER }] } },
          message: { text_message: { text: "read me" } },
        }),
      });
    expect((await send()).status).toBe(200);
    await stage.arrives("sinch", "delivered");
    expect((await stage.chat("sinch")).unread).toBe(1);
    expect(await stage.control("POST", "/chats/read", { numberId: "sinch", phone: CUSTOMER })).toEqual({ read: 1 });
    await stage.arrives("sinch", "read");
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    expect((await send()).status).toBe(401);
  });
});
