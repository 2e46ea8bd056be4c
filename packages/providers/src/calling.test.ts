import { callProvider, failureOf, type ProviderRequest, toSendOutcome } from "./calling.ts";
import { type ScriptedAnswer, scriptedNetwork } from "./conformance/scripted-network.ts";
import type { Fetch } from "./port.ts";

const request: ProviderRequest = { method: "POST", url: "https://p.example/x", body: "{}", secrets: ["s3cret-token"] };
const call = (answer: ScriptedAnswer, given: Partial<ProviderRequest> = {}) =>
  callProvider(scriptedNetwork([answer]), { ...request, ...given });
const failing = (error: unknown): { http: Fetch } => ({ http: () => Promise.reject(error) });

describe("what came of a call", () => {
  test("secrets are blotted out of the answer", async () => {
    const answer = await call({ status: 400, json: { message: "bad s3cret-token!" } });
    expect(answer).toMatchObject({ type: "answered", json: { message: "bad •••!" } });
  });

  test("so is the Authorization header, where a proxy echoes it", async () => {
    const headers = { authorization: "Basic dXNlcjpwYXNz" };
    const answer = await call({ status: 400, json: { message: "got Basic dXNlcjpwYXNz" } }, { headers });
    expect(answer).toMatchObject({ json: { message: "got Basic •••" } });
  });

  test("a body that is no JSON is null", async () => {
    expect(await call({ status: 502, text: "<html>" })).toMatchObject({ status: 502, json: null, complete: true });
  });

  test("a body too long is not read to its end", async () => {
    const answer = await call({ status: 200, text: `"${"x".repeat(5_000)}"` }, { maxAnswerBytes: 1_000 });
    expect(answer).toMatchObject({ json: null, complete: false });
  });

  test("a body that breaks off is incomplete", async () => {
    const body = new ReadableStream({ start: (controller) => controller.error(new Error("reset")) });
    const answer = await callProvider({ http: async () => new Response(body, { status: 200 }) }, request);
    expect(answer).toMatchObject({ type: "answered", status: 200, json: null, complete: false });
  });

  test("redirects are not followed", async () => {
    const network = scriptedNetwork([{ status: 307, headers: { location: "https://evil.example/" } }]);
    expect(await callProvider(network, request)).toMatchObject({ status: 307 });
    expect(network.calls).toMatchObject([{ redirect: "manual" }]);
  });

  test.each([
    { error: Object.assign(new Error("x"), { code: "ECONNREFUSED" }), type: "notSent" },
    { error: new TypeError("fetch failed", { cause: { code: "ENOTFOUND" } }), type: "notSent" },
    { error: new TypeError("fetch failed", { cause: { cause: { code: "ERR_ADDRESS_REFUSED" } } }), type: "notSent" },
    { error: new TypeError("fetch failed", { cause: { code: "ECONNRESET" } }), type: "unknown" },
    { error: new DOMException("timed out", "TimeoutError"), type: "unknown" },
    { error: "a string", type: "unknown" },
    { error: null, type: "unknown" },
  ])("a connection that fails with $error is $type", async ({ error, type }) => {
    expect(await callProvider(failing(error), request)).toMatchObject({ type });
  });

  test("an error's message is never told: it may hold keys", async () => {
    const error = Object.assign(new Error("GET https://p.example/?key=s3cret-token"), { code: "ECONNRESET" });
    expect(JSON.stringify(await callProvider(failing(error), request))).not.toContain("s3cret");
  });

  test("forms are sent as plain text and bytes that any fetch takes", async () => {
    const network = scriptedNetwork([{ status: 200 }, { status: 200 }]);
    await callProvider(network, { ...request, body: new URLSearchParams({ a: "é&" }) });
    const form = new FormData();
    form.set("file", new File(["abcd"], "a.txt", { type: "text/plain" }));
    await callProvider(network, { ...request, body: form });
    expect(network.calls.map(({ body }) => body)).toEqual([
      { form: { a: "é&" } },
      { multipart: { file: "a.txt text/plain 4" } },
    ]);
  });
});

describe("the outcome of a send", () => {
  const outcome = async (
    answer: ScriptedAnswer,
    failureClass: "input" | "retry" | "wait" = "input",
    afterMs?: number,
  ) =>
    toSendOutcome(await call(answer), {
      accepted: () => null,
      failure: () => ({ failure: failureOf(failureClass, null, "no"), ...(afterMs === undefined ? {} : { afterMs }) }),
    });

  test.each([
    { answer: { status: 200, json: {} }, type: "unknown" },
    { answer: { status: 502, text: "<html>" }, type: "unknown" },
    { answer: { status: 504, json: {} }, type: "unknown" },
    { answer: { status: 408 }, type: "unknown" },
    { answer: { status: 502, json: { error: {} } }, type: "refused" },
    { answer: { status: 400, json: {} }, type: "refused" },
  ])("$answer is $type (R3)", async ({ answer, type }) => expect(await outcome(answer)).toMatchObject({ type }));

  test.each([
    { class: "retry", headers: {}, afterMs: 2_000 },
    { class: "wait", headers: {}, afterMs: 600_000 },
    { class: "retry", headers: { "retry-after": "30" }, afterMs: 30_000 },
    { class: "retry", headers: { "retry-after": "999999" }, afterMs: 3_600_000 },
    { class: "retry", headers: { "retry-after": "Wed, 21 Oct 2026 07:28:00 GMT" }, afterMs: 2_000 },
  ] as const)("class $class with $headers waits $afterMs ms", async ({ class: failureClass, headers, afterMs }) => {
    expect(await outcome({ status: 503, json: {}, headers }, failureClass)).toMatchObject({
      type: "retryLater",
      afterMs,
    });
  });

  test("a failure's own pause counts, 429 waits longer", async () => {
    expect(await outcome({ status: 400, json: {} }, "retry", 16_000)).toMatchObject({ afterMs: 16_000 });
    expect(await outcome({ status: 429, json: {} }, "retry")).toMatchObject({ afterMs: 5_000 });
  });
});
