import { createHash } from "node:crypto";
import { scriptedNetwork } from "../conformance/scripted-network.ts";
import type { MediaReference } from "../inbound.ts";
import type { MediaDownload } from "../port.ts";
import { parseMetaCredentials } from "./credentials.ts";
import { meta } from "./meta.ts";

const credentials = parseMetaCredentials({
  accountSid: "511020304050607",
  authorizationToken: "EAAGlake-token-91c2",
  appId: "770088",
  phoneNumberId: "204816327099881",
});
const asked = (query: string) => ({
  method: "GET",
  url: `https://desk.example.com/receive/lake/6f1c${query}`,
  headers: new Headers(),
  rawBody: new Uint8Array(),
});

describe("the handshake", () => {
  test.each([
    { query: "?hub.mode=subscribe&hub.verify_token=6f1c&hub.challenge=1158201444", status: 200, body: "1158201444" },
    { query: "?hub.challenge=%3Cb%3E&hub.mode=subscribe&hub.verify_token=6f1c", status: 200, body: "<b>" },
    { query: "?hub.mode=subscribe&hub.verify_token=6f1d&hub.challenge=1", status: 403 },
    { query: "?hub.mode=subscribe&hub.verify_token=&hub.challenge=1", status: 403 },
    { query: "?hub.mode=unsubscribe&hub.verify_token=6f1c&hub.challenge=1", status: 403 },
    { query: "?hub.mode=subscribe&hub.verify_token=6f1c", status: 400 },
    { query: "?hub_mode=subscribe&hub_verify_token=6f1c&hub_challenge=1", status: 400 },
    { query: "", status: 400 },
  ])("$query is answered $status", ({ query, status, body }) => {
    const answer = meta.answerHandshake(asked(query), "6f1c");
    expect(answer).toMatchObject({ status, contentType: "text/plain", ...(body === undefined ? {} : { body }) });
  });

  test("no verify token lets nobody in", () => {
    const request = asked("?hub.mode=subscribe&hub.verify_token=&hub.challenge=1");
    expect(meta.answerHandshake(request, "")?.status).toBe(403);
  });

  test("a webhook is none", () => {
    expect(meta.answerHandshake({ ...asked("?hub.mode=subscribe"), method: "POST" }, "6f1c")).toBeNull();
  });
});

describe("whose an event is", () => {
  const here = { phone: "390212345678", phoneNumberId: "204816327099881", accountReference: "511020304050607" };
  test.each([
    { name: "our number's id", to: here, isOurs: true },
    { name: "another number of the app", to: { ...here, phoneNumberId: "3355" }, isOurs: false },
    { name: "news that show our number", to: { ...here, phoneNumberId: null }, isOurs: true },
    { name: "news that show another", to: { ...here, phoneNumberId: null, phone: "4930123456" }, isOurs: false },
    {
      name: "news of our business account",
      to: { phone: null, phoneNumberId: null, accountReference: "511020304050607" },
      isOurs: true,
    },
    { name: "news of another", to: { phone: null, phoneNumberId: null, accountReference: "9" }, isOurs: false },
  ])("$name: $isOurs", ({ to, isOurs }) => {
    expect(meta.isFor(to, credentials, "390212345678")).toBe(isOurs);
  });
});

describe("read marks and typing", () => {
  test("a read mark", async () => {
    const network = scriptedNetwork([{ status: 200, json: { success: true } }]);
    expect(await meta.markRead("wamid.in", credentials, network)).toEqual({ type: "done" });
    expect(network.calls).toMatchObject([
      {
        url: "https://graph.facebook.com/v23.0/204816327099881/messages",
        body: { json: { messaging_product: "whatsapp", status: "read", message_id: "wamid.in" } },
      },
    ]);
  });

  test("typing goes with the message it answers", async () => {
    const network = scriptedNetwork([{ status: 200, json: { success: true } }]);
    const conversation = {
      to: { phone: "393331230001", businessScopedId: null },
      lastInboundProviderMessageId: "wamid.in",
    };
    expect(await meta.showTyping(conversation, credentials, network)).toEqual({ type: "done" });
    expect(network.calls).toMatchObject([
      { body: { json: { status: "read", message_id: "wamid.in", typing_indicator: { type: "text" } } } },
    ]);
  });

  test("a refusal is told in its class", async () => {
    const network = scriptedNetwork([{ status: 400, json: { error: { code: 190, message: "Token expired" } } }]);
    expect(await meta.markRead("wamid.in", credentials, network)).toEqual({
      type: "failed",
      failure: { class: "configuration", code: "190", detail: "Token expired" },
    });
  });
});

describe("fetching a file", () => {
  const reference: MediaReference = { id: "1788", url: null, mimeType: "image/jpeg", fileName: null, sha256: null };
  const file = "four";
  const digest = (form: "hex" | "base64") => createHash("sha256").update(file).digest(form);
  const told = (more: object = {}) => ({
    status: 200,
    json: { url: "https://lookaside.fbsbx.com/w/?mid=1788", mime_type: "image/jpeg", file_size: 4, ...more },
  });
  const bytes = async (download: MediaDownload) =>
    download.type === "found" ? await new Response(download.body).text() : download.failure.detail;

  test("the id is asked for its address, both with the token", async () => {
    const network = scriptedNetwork([told({ sha256: digest("hex") }), { status: 200, text: file }]);
    const download = await meta.downloadMedia(reference, credentials, network);
    expect(download).toMatchObject({ type: "found", mimeType: "image/jpeg", sizeBytes: 4 });
    expect(await bytes(download)).toBe(file);
    expect(network.calls.map(({ url, headers }) => [url, headers.get("authorization")])).toEqual([
      ["https://graph.facebook.com/v23.0/1788?phone_number_id=204816327099881", "Bearer EAAGlake-token-91c2"],
      ["https://lookaside.fbsbx.com/w/?mid=1788", "Bearer EAAGlake-token-91c2"],
    ]);
  });

  test("an expired address is asked for once more", async () => {
    const network = scriptedNetwork([told(), { status: 404 }, told(), { status: 200, text: file }]);
    expect(await bytes(await meta.downloadMedia(reference, credentials, network))).toBe(file);
    expect(network.calls).toHaveLength(4);
  });

  test("but not for ever", async () => {
    const network = scriptedNetwork([told(), { status: 404 }, told(), { status: 404 }, told()]);
    expect(await meta.downloadMedia(reference, credentials, network)).toMatchObject({
      type: "failed",
      retryable: true,
    });
    expect(network.calls).toHaveLength(4);
  });

  test("the token does not follow the file to a strange host", async () => {
    const network = scriptedNetwork([told({ url: "https://cdn.example.net/1788" }), { status: 200, text: file }]);
    await meta.downloadMedia(reference, credentials, network);
    expect(network.calls[1]?.headers.get("authorization")).toBeNull();
  });

  test("with the Graph API elsewhere, plain http and the token go to that host", async () => {
    const addresses = { twilioApi: "", sinchAuth: "", metaGraph: "http://127.0.0.1:4010" };
    const network = scriptedNetwork([told({ url: "http://127.0.0.1:4010/file/1788" }), { status: 200, text: file }], {
      addresses,
    });
    expect(await bytes(await meta.downloadMedia(reference, credentials, network))).toBe(file);
    expect(network.calls[0]?.url).toBe("http://127.0.0.1:4010/v23.0/1788?phone_number_id=204816327099881");
    expect(network.calls[1]?.headers.get("authorization")).toBe("Bearer EAAGlake-token-91c2");
  });

  test.each(["hex", "base64"] as const)("a digest in %s is checked on the way", async (form) => {
    const good = scriptedNetwork([told({ sha256: digest(form) }), { status: 200, text: file }]);
    expect(await bytes(await meta.downloadMedia(reference, credentials, good))).toBe(file);
    const bad = scriptedNetwork([told({ sha256: digest(form) }), { status: 200, text: "fake" }]);
    await expect(bytes(await meta.downloadMedia(reference, credentials, bad))).rejects.toThrow("announced");
  });

  test("an id that is gone is gone for good", async () => {
    const network = scriptedNetwork([
      { status: 400, json: { error: { code: 100, error_subcode: 33, message: "Gone" } } },
    ]);
    expect(await meta.downloadMedia(reference, credentials, network)).toMatchObject({
      type: "failed",
      retryable: false,
    });
  });

  test("an id that climbs is not asked for", async () => {
    const network = scriptedNetwork([]);
    const climbing = { ...reference, id: "../me/accounts" };
    expect(await meta.downloadMedia(climbing, credentials, network)).toMatchObject({
      type: "failed",
      retryable: false,
    });
    expect(network.calls).toEqual([]);
  });
});

describe("listing templates", () => {
  const entry = (name: string, more: object = {}) => ({
    id: "1",
    name,
    language: "it",
    status: "APPROVED",
    category: "UTILITY",
    ...more,
  });
  const page = (data: unknown[], after?: string) => ({
    status: 200,
    json: {
      data,
      paging: { cursors: { before: "a", after }, ...(after === undefined ? {} : { next: "https://evil.example" }) },
    },
  });

  test("every part is read", async () => {
    const components = [
      { type: "HEADER", format: "TEXT", text: "Booking {{1}}" },
      { type: "BODY", text: "Hello {{1}}, see you {{2}}." },
      { type: "FOOTER", text: "Lago Verde Tours" },
      {
        type: "BUTTONS",
        buttons: [
          { type: "QUICK_REPLY", text: "Confirm" },
          { type: "URL", text: "Open", url: "https://lago.example/b/{{1}}" },
          { type: "PHONE_NUMBER", text: "Call", phone_number: "+390212345678" },
          { type: "SPM", text: "Buy" },
        ],
      },
    ];
    const network = scriptedNetwork([page([entry("booking_ready", { components, rejected_reason: "NONE" })])]);
    expect(await meta.listTemplates(credentials, network)).toEqual({
      type: "listed",
      templates: [
        {
          providerTemplateId: "1",
          name: "booking_ready",
          language: "it",
          state: "approved",
          category: "UTILITY",
          rejectionReason: null,
          header: { type: "text", text: "Booking {{1}}" },
          body: "Hello {{1}}, see you {{2}}.",
          footer: "Lago Verde Tours",
          buttons: [
            { type: "quick_reply", text: "Confirm", value: null },
            { type: "url", text: "Open", value: "https://lago.example/b/{{1}}" },
            { type: "phone", text: "Call", value: "+390212345678" },
            { type: "other", text: "Buy", value: null },
          ],
        },
      ],
    });
  });

  test("pages are followed by their cursor on our own host", async () => {
    const network = scriptedNetwork([
      page([entry("one")], "c1"),
      page([entry("two"), { name: 5 }, "x"], "c2"),
      page([entry("three")]),
    ]);
    const listed = await meta.listTemplates(credentials, network);
    const names = listed.type === "listed" ? listed.templates.map(({ name }) => name) : [];
    expect(names).toEqual(["one", "two", "three"]);
    expect(network.calls.map(({ url }) => new URL(url).host)).toEqual(Array(3).fill("graph.facebook.com"));
    expect(network.calls.map(({ url }) => new URL(url).searchParams.get("after"))).toEqual([null, "c1", "c2"]);
  });

  test("a cursor that leads back ends the walk", async () => {
    const network = scriptedNetwork(Array(9).fill(page([entry("one")], "c1")));
    await meta.listTemplates(credentials, network);
    expect(network.calls).toHaveLength(2);
  });

  test("at most 1,000", async () => {
    const full = Array(300).fill(entry("one"));
    const network = scriptedNetwork(["c1", "c2", "c3", "c4", "c5"].map((after) => page(full, after)));
    const listed = await meta.listTemplates(credentials, network);
    expect(listed.type === "listed" && listed.templates.length).toBe(1_000);
    expect(network.calls).toHaveLength(4);
  });
});
