import { CREDENTIALS, CUSTOMER, OUR_PHONE, type Stage, setStage } from "../testing/stage.ts";

const { accountSid, apiKey, callbackUser, callbackPassword, businessAccountId } = CREDENTIALS.kaleyra;
let stage: Stage;
beforeAll(async () => {
  stage = await setStage();
  await stage.register("kaleyra");
  await stage.says("kaleyra", { type: "text", text: "hello" });
});
afterAll(() => stage.stop());

async function call(path: string, init: RequestInit = {}, key: string = apiKey) {
  const headers = { "api-key": key, ...(typeof init.body === "string" ? { "content-type": "application/json" } : {}) };
  const response = await fetch(`${stage.simulator.address()}/kaleyra${path}`, { ...init, headers });
  return { status: response.status, json: (await response.json()) as Record<string, unknown> };
}
const messages = `/v2/${accountSid}/whatsapp/${encodeURIComponent(`+${OUR_PHONE}`)}/messages`;
const send = (message: Record<string, unknown>, key?: string) => {
  const messaging_object = { messaging_product: "whatsapp", to: CUSTOMER, ...message };
  return call(
    messages,
    { method: "POST", body: JSON.stringify({ messaging_object, extra_info: { ref: "our-1" } }) },
    key,
  );
};
const sendForm = (form: Record<string, string>) =>
  call(`/v1/${accountSid}/messages`, {
    method: "POST",
    body: new URLSearchParams({ channel: "whatsapp", from: OUR_PHONE, to: CUSTOMER, ...form }),
  });

test("callbacks carry the profile's Basic sign-in and Meta's change in Kaleyra's envelope", async () => {
  const media = { base64: Buffer.from("a picture").toString("base64"), mimeType: "image/png" };
  await stage.says("kaleyra", { type: "image", media, caption: "look" });
  const [webhook] = await stage.receiver.waitFor(({ body }) => body.includes('"look"'));
  expect(webhook?.headers.get("authorization")).toBe(`Basic ${btoa(`${callbackUser}:${callbackPassword}`)}`);
  const body = JSON.parse(webhook?.body.toString() ?? "");
  expect(body).toMatchObject({
    meta_object: {
      field: "messages",
      value: { messages: [{ from: CUSTOMER, type: "image", image: { caption: "look" } }] },
    },
    extra_info: { waba_id: businessAccountId },
  });
  expect(await (await fetch(body.extra_info.media_url)).text()).toBe("a picture");
});

test("a status names the message beside Meta's own id, and our reference", async () => {
  const { status, json } = await send({ type: "text", text: { body: "Good morning" } });
  const id = (json.messages as { id: string }[])[0]?.id;
  expect(status).toBe(200);
  const [webhook] = await stage.receiver.waitFor(({ body }) => body.includes('"delivered"'));
  const body = JSON.parse(webhook?.body.toString() ?? "");
  expect(body).toMatchObject({ status: "delivered", message_id: id, extra_info: { message_id: id, ref: "our-1" } });
  expect(body.meta_object.value.statuses[0].id).not.toBe(id);
});

test("wrong key, wrong number, wrong recipient, no text: refused with Kaleyra's codes", async () => {
  const text = { type: "text", text: { body: "a" } };
  expect(await send(text, "Awrong")).toMatchObject({ status: 401, json: { code: "RBC001" } });
  expect(await send({ ...text, to: "abc" })).toMatchObject({
    status: 400,
    json: { code: "E13001", error: { to: "invalid number" } },
  });
  expect(await send({ type: "text", text: {} })).toMatchObject({ status: 400, json: { code: "E13001" } });
  const other = await call(messages.replace(OUR_PHONE, "390000000000"), { method: "POST", body: "{}" });
  expect(other).toMatchObject({ status: 400, json: { error: { from: "invalid number" } } });
});

test("what Meta refuses comes later, with Meta's code", async () => {
  const answer = await send({ type: "template", template: { name: "nothing", language: { code: "en" } } });
  expect(answer.status).toBe(200);
  expect((await stage.arrives("kaleyra", "failed")).failure?.code).toBe("132001");
});

test("the first generation takes a form and tells by variables on the message's own address", async () => {
  const accepted = await sendForm({ type: "text", body: "ciao", callback_url: stage.receiver.urlOf("own") });
  expect(accepted).toMatchObject({ status: 202, json: { id: expect.stringMatching(/:0$/) } });
  const calls = await stage.receiver.waitFor(({ url }) => url.includes("/own/"), 2);
  const first = new URL(calls[0]?.url ?? "");
  expect([calls[0]?.method, first.searchParams.get("id"), first.searchParams.get("status")]).toEqual([
    "GET",
    accepted.json.id,
    "sent",
  ]);
  expect(await sendForm({ type: "text", body: "ciao", to: "x" })).toEqual({
    status: 400,
    json: { error: { to: "invalid number" } },
  });
  const template = {
    type: "template",
    template_name: "appointment_reminder",
    lang_code: "it",
    params: '"Anna","lunedì","9"',
  };
  expect((await sendForm(template)).status).toBe(202);
  expect((await stage.arrives("kaleyra", "delivered")).content).toMatchObject({
    body: expect.stringContaining("lunedì alle 9"),
  });
});
