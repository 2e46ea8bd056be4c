import { requestOf } from "../conformance/fixtures.ts";
import { scriptedNetwork } from "../conformance/scripted-network.ts";
import { parseKaleyraCredentials } from "./credentials.ts";
import { kaleyra } from "./kaleyra.ts";
import { FIRST_GENERATION } from "./outbound-cases.ts";

const typed = {
  baseUrl: "https://api.kaleyra.io",
  businessAccountId: "511020304050607",
  accountSid: "HX100200300IN",
  apiKey: "A7lake-key-5520",
};
const second = parseKaleyraCredentials(typed);
const first = parseKaleyraCredentials({ ...typed, baseUrl: "https://api.kaleyra.io/v1/" });

test.each([
  { baseUrl: "https://api.in.kaleyra.io", root: "https://api.in.kaleyra.io", generation: 2 },
  { baseUrl: "https://api.in.kaleyra.io/", root: "https://api.in.kaleyra.io", generation: 2 },
  { baseUrl: "https://api.in.kaleyra.io/v2", root: "https://api.in.kaleyra.io", generation: 2 },
  { baseUrl: "https://api.in.kaleyra.io/v1", root: "https://api.in.kaleyra.io", generation: 1 },
  { baseUrl: "https://api.in.kaleyra.io/V1//", root: "https://api.in.kaleyra.io", generation: 1 },
  { baseUrl: "http://127.0.0.1:4010/kaleyra/v1", root: "http://127.0.0.1:4010/kaleyra", generation: 1 },
])("$baseUrl is of generation $generation", ({ baseUrl, root, generation }) => {
  expect(parseKaleyraCredentials({ ...typed, baseUrl })).toMatchObject({ root, generation });
});

describe("sending through the first generation", () => {
  test.each(FIRST_GENERATION)("$name", async ({ message, exchanges, outcome }) => {
    const network = scriptedNetwork(exchanges.map(({ answer }) => answer));
    expect(await kaleyra.send(message, first, network)).toEqual(outcome);
    expect(network.calls.map(({ method, url, body }) => ({ method, url, body }))).toEqual(
      exchanges.map(({ call }) => ({ method: call.method, url: call.url, body: call.body })),
    );
    for (const { headers } of network.calls) expect(headers.get("api-key")).toBe("A7lake-key-5520");
  });
});

describe("the id made for a message that has none (R2)", () => {
  const variables = { created_at: "1772366401", from: "393331230001", type: "text", body: "Hello" };
  const idOf = (query: Readonly<Record<string, string>>) => {
    const [event] = kaleyra.readWebhook(requestOf({ query }));
    return event?.kind === "message" ? event.providerMessageId : null;
  };
  test("is the same when the callback comes again, whatever carries it", () => {
    const [event] = kaleyra.readWebhook(requestOf({ body: variables }));
    expect(event).toMatchObject({ providerMessageId: idOf(variables) });
    expect(idOf({ ...variables, name: "Nadia", media_url: "" })).toBe(idOf(variables));
  });
  test.each([
    { changed: "the second", with: { created_at: "1772366402" } },
    { changed: "the sender", with: { from: "46705550142" } },
    { changed: "the text", with: { body: "hello" } },
    { changed: "a button's payload", with: { custom_response: "YES" } },
  ])("is another when $changed differs", ({ with: change }) => {
    expect(idOf({ ...variables, ...change })).not.toBe(idOf(variables));
  });
});

test.each([
  { name: "our number", to: { phone: "390212345678", accountReference: null }, isOurs: true },
  { name: "our number without its country code", to: { phone: "0212345678", accountReference: null }, isOurs: true },
  { name: "another number", to: { phone: "4930123456", accountReference: "511020304050607" }, isOurs: false },
  { name: "our business account", to: { phone: null, accountReference: "511020304050607" }, isOurs: true },
  { name: "another business account", to: { phone: null, accountReference: "9" }, isOurs: false },
  { name: "nothing said", to: { phone: null, accountReference: null }, isOurs: true },
])("an event for $name: $isOurs", ({ to, isOurs }) => {
  expect(kaleyra.isFor({ ...to, phoneNumberId: null }, second, "390212345678")).toBe(isOurs);
});

describe("read marks and typing", () => {
  const conversation = {
    to: { phone: "393331230001", businessScopedId: null },
    lastInboundProviderMessageId: "wamid.in",
    from: "390212345678",
  };
  test("go to our number's path", async () => {
    const network = scriptedNetwork([
      { status: 200, json: {} },
      { status: 200, json: {} },
    ]);
    expect(await kaleyra.markRead("wamid.in", second, network, "390212345678")).toEqual({ type: "done" });
    expect(await kaleyra.showTyping(conversation, second, network)).toEqual({ type: "done" });
    const mark = { messaging_product: "whatsapp", status: "read", message_id: "wamid.in" };
    const url = "https://api.kaleyra.io/v2/HX100200300IN/whatsapp/%2B390212345678/messages";
    expect(network.calls).toMatchObject([
      { url, body: { json: { messaging_object: mark } } },
      { url, body: { json: { messaging_object: { ...mark, typing_indicator: { type: "text" } } } } },
    ]);
  });
  test("are not offered by the first generation, and need our number", async () => {
    const network = scriptedNetwork([]);
    expect(await kaleyra.markRead("58f0", first, network, "390212345678")).toMatchObject({
      failure: { class: "input" },
    });
    expect(await kaleyra.markRead("58f0", second, network, null)).toMatchObject({
      failure: { class: "configuration" },
    });
    expect(network.calls).toEqual([]);
  });
});

describe("templates", () => {
  const entry = {
    id: "88",
    name: "booking_ready",
    language: "it",
    status: "APPROVED",
    components: [{ type: "BODY", text: "Hi" }],
  };
  const page = { data: [entry], paging: { cursors: {} } };
  test.each([
    { name: "as Meta lists them", json: page },
    { name: "wrapped once more", json: { data: page } },
  ])("$name", async ({ json }) => {
    for (const credentials of [first, second]) {
      const network = scriptedNetwork([{ status: 200, json }]);
      expect(await kaleyra.listTemplates(credentials, network)).toMatchObject({
        type: "listed",
        templates: [{ name: "booking_ready", state: "approved", body: "Hi" }],
      });
      expect(network.calls[0]?.url).toBe(
        "https://api.kaleyra.io/v2/HX100200300IN/whatsapp/511020304050607/message_templates?limit=100",
      );
    }
  });
  test("a refusal is told in its class", async () => {
    const network = scriptedNetwork([{ status: 401, json: { code: "RBC001", message: "Invalid key" } }]);
    expect(await kaleyra.listTemplates(second, network)).toEqual({
      type: "failed",
      failure: { class: "configuration", code: "RBC001", detail: "Invalid key" },
    });
  });
});

describe("fetching a file", () => {
  const reference = { id: null, mimeType: "image/jpeg", fileName: null, sha256: null };
  test("by its address, with nothing of ours", async () => {
    const network = scriptedNetwork([{ status: 200, text: "four", headers: { "content-type": "image/jpeg" } }]);
    const url = "https://kaleyra-media.example/in/1.jpg?sig=1";
    expect(await kaleyra.downloadMedia({ ...reference, url }, second, network)).toMatchObject({ type: "found" });
    expect([...(network.calls[0]?.headers.keys() ?? [])]).toEqual([]);
  });
  test("over plain http from the configured host only", async () => {
    const local = parseKaleyraCredentials({ ...typed, baseUrl: "http://127.0.0.1:4010" });
    const network = scriptedNetwork([{ status: 200, text: "four" }]);
    const near = { ...reference, url: "http://127.0.0.1:4010/media/1" };
    const far = { ...reference, url: "http://127.0.0.1:5432/" };
    expect(await kaleyra.downloadMedia(near, local, network)).toMatchObject({ type: "found" });
    expect(await kaleyra.downloadMedia(far, local, network)).toMatchObject({ type: "failed", retryable: false });
    expect(network.calls).toHaveLength(1);
  });
  test("without an address there is nothing to fetch", async () => {
    const network = scriptedNetwork([]);
    expect(await kaleyra.downloadMedia({ ...reference, id: "1788", url: null }, second, network)).toMatchObject({
      type: "failed",
      retryable: false,
    });
  });
});
