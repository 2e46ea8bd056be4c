/** R16: files are what their bytes say and run nowhere; the first administrator is made once. */
import { randomUUID } from "node:crypto";
import { type Client, clientWith, signIn } from "../kit/clients.ts";
import { ask } from "../kit/database.ts";
import { newPerson } from "../kit/people.ts";
import { PIXEL } from "../kit/pixel.ts";
import { sendRaw } from "../kit/raw-graphql.ts";
import { type Parley, startParley } from "../kit/server.ts";

const HTML = "<!doctype html><script>fetch('/graphql')</script>";
const SETUP_TOKEN = "kept-apart-from-every-log-1";
const DONE = "Parley is set up already: sign in, or ask an administrator for a user.";
const SVG = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';

let parley: Parley;
let administrator: Client;

beforeAll(async () => {
  parley = await startParley({ environment: { SETUP_TOKEN } });
  administrator = await signIn(parley.url, parley.administrator);
});
afterAll(() => parley.stop());

interface Uploaded {
  readonly id: string;
  readonly fileName: string | null;
  readonly mimeType: string;
  readonly url: string;
}

async function upload(bytes: string | Buffer, type: string, name: string, client = administrator) {
  const form = new FormData();
  form.set("file", new Blob([typeof bytes === "string" ? bytes : new Uint8Array(bytes)], { type }), name);
  const answer = await sendRaw(`${parley.url}/files`, {
    method: "POST",
    body: form,
    headers: { ...client.headers, "x-parley-csrf": "1" },
  });
  return { status: answer.status, file: answer.json as unknown as Uploaded };
}

const fetchFile = (file: Uploaded, headers: Readonly<Record<string, string>> = administrator.headers) =>
  sendRaw(`${parley.url}${file.url}`, { headers });

test.each([
  ["a page that says it is a picture", HTML, "image/png", "a.png"],
  ["a page", HTML, "text/html", "a.html"],
  ["a drawing with a script", SVG, "image/svg+xml", "a.svg"],
  ["a page that says it is a PDF", HTML, "application/pdf", "a.pdf"],
  ["XHTML", `<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"/>`, "application/xhtml+xml", "a.xhtml"],
  ["a script", "alert(1)", "text/javascript", "a.js"],
])("%s is only ever downloaded, and runs nowhere", async (_what, bytes, type, name) => {
  const { status, file } = await upload(bytes, type, name);
  expect(status).toBe(201);
  const { headers } = await fetchFile(file);
  expect(headers.get("content-disposition")).toMatch(/^attachment/);
  expect(headers.get("x-content-type-options")).toBe("nosniff");
  expect(headers.get("content-security-policy")).toMatch(/^sandbox(;|$)/);
  expect(headers.get("content-type")).not.toMatch(/^image|pdf/);
});

test("a picture that says it is a page is a picture, shown in place, sandboxed all the same", async () => {
  const { file } = await upload(PIXEL, "text/html", "holiday.html");
  const { headers, status } = await fetchFile(file);
  expect([status, headers.get("content-type")]).toEqual([200, "image/png"]);
  expect(headers.get("content-disposition")).toMatch(/^inline/);
  expect(headers.get("x-content-type-options")).toBe("nosniff");
  expect(headers.get("content-security-policy")).toMatch(/^sandbox(;|$)/);
  expect(headers.get("cache-control")).toMatch(/^private/);
});

test.each([
  ["../../../etc/passwd", "passwd"],
  ["..\\..\\windows\\system32\\evil.txt", "evil.txt"],
  ["/absolute/name.txt", "name.txt"],
  ["a\u202etxt.exe", "atxt.exe"],
  ["line\r\nset-cookie: x=y.txt", null],
  ["...hidden", "hidden"],
])("the name %j loses its path and its tricks", async (name, expected) => {
  const { status, file } = await upload("hello", "text/plain", name);
  expect(status).toBe(201);
  if (expected !== null) expect(file.fileName).toBe(expected);
  const { headers } = await fetchFile(file);
  expect(headers.get("set-cookie")).toBeNull();
  expect(headers.get("content-disposition")).not.toMatch(/[\r\n/\\]|\.\./);
});

test("an upload is its uploader's alone until it is sent; links of others do not open", async () => {
  const { file } = await upload(PIXEL, "image/png", "mine.png");
  const other = await newPerson(administrator, "SUPERVISOR");
  expect((await fetchFile(file)).status).toBe(200);
  expect((await fetchFile(file, other.client.headers)).status).toBe(404);
  expect((await fetchFile(file, {})).status).toBe(401);
  expect((await sendRaw(`${parley.url}/media/${file.id}/${"A".repeat(43)}`, {})).status).toBe(404);
});

test("empty, oversized, missing and anonymous uploads leave nothing", async () => {
  const before = await ask(parley.databaseUrl, "select count(*)::int as n from attachment");
  expect((await upload("", "text/plain", "a.txt")).status).toBe(400);
  expect((await upload(Buffer.alloc(26 * 1024 * 1024, 1), "application/zip", "big.zip")).status).toBe(413);
  expect((await upload("x", "text/plain", "a.txt", clientWith(parley.url, {}))).status).toBe(401);
  const none = await sendRaw(`${parley.url}/files`, {
    method: "POST",
    body: JSON.stringify({}),
    headers: { ...administrator.headers, "x-parley-csrf": "1", "content-type": "application/json" },
  });
  expect(none.status).toBe(415);
  expect(await ask(parley.databaseUrl, "select count(*)::int as n from attachment")).toEqual(before);
});

describe("the first administrator", () => {
  const setUp = (setupToken: string, email = `${randomUUID()}@example.test`) =>
    clientWith(parley.url, {}).act("setUpFirstAdministrator", {
      email,
      name: "Late Comer",
      password: "a long enough password",
      setupToken,
    });
  const users = async () =>
    (await ask<{ n: number }>(parley.databaseUrl, "select count(*)::int as n from parley_user"))[0]?.n;

  test("is made once: afterwards even the right token opens nothing", async () => {
    const before = await users();
    expect(await setUp(SETUP_TOKEN)).toMatchObject({ __typename: "NotPermitted", message: DONE });
    expect(await setUp("x")).toMatchObject({ __typename: "NotPermitted", message: DONE });
    expect(await users()).toBe(before);
  });

  test("needs the token, and of many at once one comes in", async () => {
    const token = SETUP_TOKEN;
    await ask(parley.databaseUrl, "truncate parley_user cascade");
    for (const wrong of [
      "",
      "x",
      token.slice(0, -1),
      `${token}x`,
      token.toUpperCase() === token ? "y" : token.toUpperCase(),
    ])
      expect((await setUp(wrong)).__typename).toBe("NotPermitted");
    expect(await users()).toBe(0);

    const answers = await Promise.all(Array.from({ length: 8 }, () => setUp(token)));
    expect(answers.map(({ __typename }) => __typename).sort()).toEqual([
      ...Array(7).fill("NotPermitted"),
      "SignInSuccess",
    ]);
    expect(await users()).toBe(1);
  });
});
