import { createHmac } from "node:crypto";
import { CREDENTIALS, CUSTOMER, type Stage, setStage } from "../testing/stage.ts";

const { phoneNumberId, authorizationToken, appSecret, accountSid } = CREDENTIALS.meta;
let stage: Stage;
beforeAll(async () => {
  stage = await setStage({ templatePage: 4 });
  await stage.register("meta");
  await stage.says("meta", { type: "text", text: "hello" });
});
afterAll(() => stage.stop());

type Answer = { status: number; json: Record<string, unknown> };
async function graph(
  method: string,
  path: string,
  body?: unknown,
  token: string = authorizationToken,
): Promise<Answer> {
  const response = await fetch(`${stage.simulator.address()}/meta/v23.0/${path}`, {
    method,
    headers: {
      authorization: `Bearer ${token}`,
      ...(body === undefined ? {} : { "content-type": "application/json" }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return { status: response.status, json: (await response.json()) as Record<string, unknown> };
}
const send = (message: Record<string, unknown>, token?: string) =>
  graph("POST", `${phoneNumberId}/messages`, { messaging_product: "whatsapp", to: `+${CUSTOMER}`, ...message }, token);
const codeOf = (answer: Answer) => (answer.json.error as { code: number }).code;

test("the handshake passes with the token that ends the receive URL, and fails with another", async () => {
  const good = await stage.register("meta");
  const bad = await stage.register("meta", { verifyToken: "wrong" });
  await stage.register("meta");
  expect(good.handshake).toMatchObject({ passed: true, status: 200 });
  expect(bad.handshake).toMatchObject({ passed: false, status: 403 });
});

test("a webhook is ASCII with escaped slashes, signed over its raw bytes", async () => {
  const { messageId, webhook } = await stage.says("meta", { type: "text", text: "perché 1/2 👍" });
  const [call] = await stage.receiver.waitFor(({ body }) => body.includes("perch"));
  expect(webhook).toMatchObject({ status: 200, error: null });
  const raw = call?.body.toString("latin1") ?? "";
  expect(raw).toContain("perch\\u00e9 1\\/2 \\ud83d\\udc4d");
  expect(call?.headers.get("x-hub-signature-256")).toBe(
    `sha256=${createHmac("sha256", appSecret)
      .update(call?.body ?? "")
      .digest("hex")}`,
  );
  expect(JSON.parse(raw)).toMatchObject({
    object: "whatsapp_business_account",
    entry: [
      {
        id: accountSid,
        changes: [
          {
            field: "messages",
            value: {
              metadata: { phone_number_id: phoneNumberId },
              contacts: [{ profile: { name: "Anna Bianchi" }, wa_id: CUSTOMER }],
              messages: [{ from: CUSTOMER, id: messageId, type: "text", text: { body: "perché 1/2 👍" } }],
            },
          },
        ],
      },
    ],
  });
});

test("a text is accepted, then sent, delivered and read, with the business's own reference", async () => {
  await stage.control("PUT", `/phones/${CUSTOMER}`, { readsAfterMs: 5 });
  const answer = await send({ type: "text", text: { body: "Good morning" }, biz_opaque_callback_data: "our-1" });
  const id = (answer.json.messages as { id: string }[])[0]?.id ?? "";
  expect(answer).toMatchObject({ status: 200, json: { contacts: [{ input: `+${CUSTOMER}`, wa_id: CUSTOMER }] } });
  expect(id).toMatch(/^wamid\./);
  const calls = await stage.receiver.waitFor(({ body }) => body.includes("our-1"), 3);
  const statuses = calls.map(({ body }) => JSON.parse(body.toString()).entry[0].changes[0].value.statuses[0]);
  expect(statuses.map((one) => [one.id, one.status])).toEqual(
    expect.arrayContaining([
      [id, "sent"],
      [id, "delivered"],
      [id, "read"],
    ]),
  );
  expect(await stage.control("GET", "/calls?reference=our-1")).toMatchObject({ total: 1, accepted: 1 });
});

test.each([
  ["a text too long", { type: "text", text: { body: "x".repeat(4097) } }, 400, 100],
  ["an empty text", { type: "text", text: { body: "" } }, 400, 100],
  [
    "a sticker with a caption",
    { type: "sticker", sticker: { link: "https://x.example/a.webp", caption: "no" } },
    400,
    100,
  ],
  ["an unknown media id", { type: "image", image: { id: "12345" } }, 400, 100],
  ["an unknown template", { type: "template", template: { name: "nothing", language: { code: "en" } } }, 404, 132001],
  [
    "a language it lacks",
    { type: "template", template: { name: "order_shipped", language: { code: "it" } } },
    404,
    132001,
  ],
  [
    "a template not approved",
    { type: "template", template: { name: "last_chance", language: { code: "en" } } },
    404,
    132001,
  ],
  [
    "a paused template",
    { type: "template", template: { name: "delivery_delayed", language: { code: "it" } } },
    400,
    132015,
  ],
  [
    "too few parameters",
    { type: "template", template: { name: "conversation_reopened", language: { code: "en" } } },
    400,
    132000,
  ],
  ["ourselves", { to: "390299990001", type: "text", text: { body: "me" } }, 400, 131021],
  ["no number", { to: "abc", type: "text", text: { body: "me" } }, 400, 131009],
  ["an unknown kind", { type: "poll", poll: {} }, 400, 100],
])("refuses %s", async (_what, message, status, code) => {
  const answer = await send(message);
  expect(answer.status).toBe(status);
  expect(codeOf(answer)).toBe(code);
});

test("a wrong token is refused in Meta's words", async () => {
  const answer = await send({ type: "text", text: { body: "hi" } }, "EAAG-wrong");
  expect(answer).toMatchObject({ status: 401, json: { error: { code: 190, type: "OAuthException" } } });
});

test("outside the service window free text is accepted and fails later with 131047; a template goes through", async () => {
  await stage.control("PUT", "/chats/window", { numberId: "meta", phone: CUSTOMER, lastInboundAt: null });
  const late = await send({ type: "text", text: { body: "too late" } });
  expect(late.status).toBe(200);
  await stage.arrives("meta", "failed");
  const [call] = await stage.receiver.waitFor(({ body }) => body.includes("131047"));
  expect(JSON.parse(call?.body.toString() ?? "").entry[0].changes[0].value.statuses[0]).toMatchObject({
    status: "failed",
    errors: [{ code: 131047 }],
  });
  const components = [{ type: "body", parameters: [{ type: "text", text: "Anna" }] }];
  const template = await send({
    type: "template",
    template: { name: "conversation_reopened", language: { code: "en" }, components },
  });
  expect(template).toMatchObject({ status: 200, json: { messages: [{ message_status: "accepted" }] } });
  expect((await stage.arrives("meta", "read")).content).toMatchObject({ type: "template", body: /^Hello Anna,/ });
  await stage.says("meta", { type: "text", text: "back" });
});

test("templates come page by page", async () => {
  const first = await graph("GET", `${accountSid}/message_templates?limit=100`);
  const { data, paging } = first.json as { data: unknown[]; paging: { cursors: { after: string }; next: string } };
  const second = await graph("GET", `${accountSid}/message_templates?limit=100&after=${paging.cursors.after}`);
  expect([data.length, (second.json.data as unknown[]).length]).toEqual([4, 4]);
  expect(paging.next).toContain("after=");
});

test("an uploaded file is sent by its id; a customer's file is fetched by its id and a short-lived address", async () => {
  const form = new FormData();
  form.set("messaging_product", "whatsapp");
  form.set("type", "image/png");
  form.set("file", new Blob([Buffer.from("a picture")], { type: "image/png" }), "a.png");
  const upload = await fetch(`${stage.simulator.address()}/meta/v23.0/${phoneNumberId}/media`, {
    method: "POST",
    headers: { authorization: `Bearer ${authorizationToken}` },
    body: form,
  });
  const { id } = (await upload.json()) as { id: string };
  expect((await send({ type: "image", image: { id, caption: "look" } })).status).toBe(200);
  expect((await stage.arrives("meta", "read")).content).toMatchObject({
    type: "image",
    media: { id },
    caption: "look",
  });

  await stage.says("meta", {
    type: "document",
    media: {
      base64: Buffer.from("%PDF-1.4 of the test").toString("base64"),
      mimeType: "application/pdf",
      fileName: "a.pdf",
    },
  });
  const [call] = await stage.receiver.waitFor(({ body }) => body.includes('"filename":"a.pdf"'));
  const media = JSON.parse(call?.body.toString() ?? "").entry[0].changes[0].value.messages[0].document;
  const found = await graph("GET", media.id);
  const url = String(found.json.url);
  const without = await fetch(url);
  const file = await fetch(url, { headers: { authorization: `Bearer ${authorizationToken}` } });
  expect([without.status, file.status, await file.text()]).toEqual([401, 200, "%PDF-1.4 of the test"]);
  await stage.faults({ mediaFailures: { status: 503, times: 1 } });
  expect((await graph("GET", media.id)).status).toBe(503);
  expect((await graph("GET", media.id)).status).toBe(200);
});

test("a reaction lands on the message; read marks turn the customer's ticks blue; typing shows", async () => {
  const { messageId } = await stage.says("meta", { type: "text", text: "read me" });
  await send({ type: "reaction", reaction: { message_id: messageId, emoji: "👍" } });
  await graph("POST", `${phoneNumberId}/messages`, {
    messaging_product: "whatsapp",
    status: "read",
    message_id: messageId,
    typing_indicator: { type: "text" },
  });
  const chat = await stage.chat("meta");
  const message = chat.messages.find((one) => one.id === messageId);
  expect(message).toMatchObject({ state: "read", reactions: [{ by: "business", emoji: "👍" }] });
  expect(chat.typingUntil).not.toBeNull();
});
