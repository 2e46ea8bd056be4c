import { createHmac } from "node:crypto";
import { CREDENTIALS, CUSTOMER, type Stage, setStage } from "../testing/stage.ts";

const { projectId, appId, keyId, keySecret, webhookSecret } = CREDENTIALS.sinch;
let stage: Stage;
let token: string;
beforeAll(async () => {
  stage = await setStage();
  await stage.register("sinch");
  await stage.says("sinch", { type: "text", text: "hello" });
  token = (await askToken(keySecret)).json.access_token ?? "";
});
afterAll(() => stage.stop());

async function askToken(secret: string, grant_type = "client_credentials") {
  const response = await fetch(`${stage.simulator.address()}/sinch/oauth2/token`, {
    method: "POST",
    headers: { authorization: `Basic ${btoa(`${keyId}:${secret}`)}` },
    body: new URLSearchParams({ grant_type }),
  });
  return { status: response.status, json: (await response.json()) as { access_token?: string; error?: string } };
}

async function call(method: string, path: string, body?: unknown, bearer = token) {
  const response = await fetch(`${stage.simulator.address()}/sinch${path}`, {
    method,
    headers: {
      authorization: `Bearer ${bearer}`,
      ...(body === undefined ? {} : { "content-type": "application/json" }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return { status: response.status, json: (await response.json()) as Record<string, unknown> };
}
const recipient = { identified_by: { channel_identities: [{ channel: "WHATSAPP", identity: `+${CUSTOMER}` }] } };
const send = (message: unknown, rest: Record<string, unknown> = {}) =>
  call("POST", `/v1/projects/${projectId}/messages:send`, { app_id: appId, recipient, message, ...rest });

test("tokens are for the right key and the right grant", async () => {
  expect((await askToken("wrong")).json.error).toBe("invalid_client");
  expect((await askToken(keySecret, "password")).json.error).toBe("unsupported_grant_type");
  const refused = await call("POST", `/v1/projects/${projectId}/messages:send`, {}, "eyJ.wrong");
  expect(refused).toMatchObject({ status: 401, json: { error: { code: 401, status: "UNAUTHENTICATED" } } });
});

test("another project or app is not found; no recipient, no message, two messages are refused", async () => {
  expect((await call("POST", "/v1/projects/other/messages:send", {})).status).toBe(404);
  expect((await send({ text_message: { text: "a" } }, { app_id: "other" })).status).toBe(404);
  for (const [message, rest] of [
    [{ text_message: { text: "a" } }, { recipient: {} }],
    [{}, {}],
    [{ text_message: { text: "a" }, location_message: {} }, {}],
    [{ text_message: { text: "" } }, {}],
  ] as const)
    expect(await send(message, rest)).toMatchObject({ status: 400, json: { error: { status: "INVALID_ARGUMENT" } } });
});

test("a webhook is signed over body, nonce and time; each attempt has its own nonce", async () => {
  await stage.faults({ webhookDuplicates: 1 });
  await stage.says("sinch", { type: "text", text: "signed" });
  await stage.control("DELETE", "/faults");
  const calls = await stage.receiver.waitFor(({ body }) => body.includes('"signed"'), 2);
  const nonces = calls.map(({ headers, body }) => {
    const nonce = headers.get("x-sinch-webhook-signature-nonce");
    const timestamp = headers.get("x-sinch-webhook-signature-timestamp");
    const expected = createHmac("sha256", webhookSecret).update(`${body}.${nonce}.${timestamp}`).digest("base64");
    expect(headers.get("x-sinch-webhook-signature")).toBe(expected);
    return nonce;
  });
  expect(new Set(nonces).size).toBe(2);
});

test("a message is accepted, and reported on its own callback address with our metadata", async () => {
  const { status, json } = await send(
    { text_message: { text: "Good morning" } },
    { message_metadata: "our-1", callback_url: stage.receiver.urlOf("elsewhere") },
  );
  expect(status).toBe(200);
  expect(json).toMatchObject({
    message_id: expect.stringMatching(/^[0-9A-Z]{26}$/),
    accepted_time: expect.any(String),
  });
  const calls = await stage.receiver.waitFor(({ url }) => url.includes("/elsewhere/"), 2);
  const reports = calls.map(({ body }) => JSON.parse(body.toString()).message_delivery_report);
  expect(reports.map((report) => report.status)).toEqual(["QUEUED_ON_CHANNEL", "DELIVERED"]);
  expect(reports[0]).toMatchObject({ metadata: "our-1", channel_identity: { identity: `+${CUSTOMER}` } });
});

test.each([
  ["an unknown template", "nothing", "en", {}, "TEMPLATE_NOT_FOUND"],
  ["a language it lacks", "spring_offer", "it", {}, "TEMPLATE_NON_EXISTING_LANGUAGE_OR_VERSION"],
  ["too few parameters", "conversation_reopened", "en", {}, "TEMPLATE_INSUFFICIENT_PARAMETERS"],
])("%s is accepted and fails later", async (_what, template_id, language_code, parameters, code) => {
  const template = { channel_template: { WHATSAPP: { template_id, language_code, parameters } } };
  expect((await send({ template_message: template })).status).toBe(200);
  expect((await stage.arrives("sinch", "failed")).failure?.code).toBe(code);
  await send({ text_message: { text: "next" } });
  await stage.arrives("sinch", "delivered");
});

test("buttons and lists are shown, and WhatsApp's own body passes", async () => {
  await send({
    choice_message: {
      text_message: { text: "Which?" },
      choices: [{ text_message: { text: "Yes" }, postback_data: "YES" }, { text_message: { text: "No" } }],
    },
  });
  expect((await stage.arrives("sinch", "delivered")).content).toMatchObject({
    type: "interactive",
    body: "Which?",
    buttons: [
      { text: "Yes", value: "YES" },
      { text: "No", value: "No" },
    ],
  });
  const body = { type: "text", text: { body: "explicit" } };
  await send({ explicit_channel_message: { WHATSAPP: JSON.stringify(body) } });
  expect((await stage.arrives("sinch", "delivered")).content).toEqual({ type: "text", text: "explicit" });
});

test("the profile name is looked up, not pushed", async () => {
  const body = { app_id: appId, recipient, channel: "WHATSAPP" };
  const { json } = await call("POST", `/v1/projects/${projectId}/contacts:getChannelProfile`, body);
  expect(json).toEqual({ profile_name: "Anna Bianchi" });
  expect(stage.receiver.received.some(({ body: sent }) => sent.includes("Anna Bianchi"))).toBe(false);
});
