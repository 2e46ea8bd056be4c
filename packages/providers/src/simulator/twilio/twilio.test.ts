import { validateRequest } from "twilio/lib/webhooks/webhooks.js";
import { CREDENTIALS, CUSTOMER, OUR_PHONE, type Stage, setStage } from "../testing/stage.ts";

const { accountSid, authorizationToken } = CREDENTIALS.twilio;
const BASIC = `Basic ${btoa(`${accountSid}:${authorizationToken}`)}`;
let stage: Stage;
beforeAll(async () => {
  stage = await setStage();
  await stage.register("twilio");
  await stage.says("twilio", { type: "text", text: "hello" });
});
afterAll(() => stage.stop());

async function twilio(path: string, form?: Record<string, string>, authorization = BASIC) {
  const response = await fetch(`${stage.simulator.address()}/twilio${path}`, {
    headers: { authorization },
    redirect: "manual",
    ...(form === undefined ? {} : { method: "POST", body: new URLSearchParams(form) }),
  });
  return {
    status: response.status,
    json: (await response.json().catch(() => ({}))) as Record<string, unknown>,
    headers: response.headers,
  };
}
const addressed = { From: `whatsapp:+${OUR_PHONE}`, To: `whatsapp:+${CUSTOMER}` };
const send = (form: Record<string, string>, authorization?: string) =>
  twilio(`/2010-04-01/Accounts/${accountSid}/Messages.json`, { ...addressed, ...form }, authorization);

test("Twilio's own validator finds the webhooks signed", async () => {
  await stage.says("twilio", { type: "text", text: "signed? sì & più =" });
  const [call] = await stage.receiver.waitFor(({ body }) => body.includes("signed"));
  const form = Object.fromEntries(new URLSearchParams(call?.body.toString()));
  const signature = call?.headers.get("x-twilio-signature") ?? "";
  expect(validateRequest(authorizationToken, signature, call?.url ?? "", form)).toBe(true);
  expect(form).toMatchObject({
    From: `whatsapp:+${CUSTOMER}`,
    Body: "signed? sì & più =",
    SmsStatus: "received",
    WaId: CUSTOMER,
  });
});

test("an accepted message is 201 and queued; without a StatusCallback nobody is told of it", async () => {
  const before = stage.receiver.received.length;
  const { status, json } = await send({ Body: "quiet" });
  expect(status).toBe(201);
  expect(json).toMatchObject({ sid: expect.stringMatching(/^SM[0-9a-f]{32}$/), status: "queued", to: addressed.To });
  await stage.arrives("twilio", "delivered");
  expect(stage.receiver.received).toHaveLength(before);
  const again = await twilio(`/2010-04-01/Accounts/${accountSid}/Messages/${json.sid}.json`);
  expect(again.json).toMatchObject({ sid: json.sid, status: "delivered" });
});

test.each([
  ["no body", {}, 21619],
  ["a text of 1601", { Body: "x".repeat(1601) }, 21617],
  ["a recipient that is no number", { To: "whatsapp:hello", Body: "a" }, 21211],
  ["a recipient of another channel", { To: `+${CUSTOMER}`, Body: "a" }, 21910],
  ["a sender that is not ours", { From: "whatsapp:+390000000000", Body: "a" }, 63007],
  ["ourselves", { To: `whatsapp:+${OUR_PHONE}`, Body: "a" }, 63031],
  ["a media address that is none", { MediaUrl: "picture.png" }, 21620],
  ["unknown content", { ContentSid: "HX00000000000000000000000000000000" }, 21655],
  ["a callback that is no address", { Body: "a", StatusCallback: "nowhere" }, 21609],
])("refuses %s", async (_what, form, code) => {
  const { status, json } = await send(form as Record<string, string>);
  expect([status, json.code]).toEqual([400, code]);
  expect(json.more_info).toContain(String(code));
});

test("wrong credentials: 401 with 20003", async () => {
  const { status, json } = await send({ Body: "a" }, `Basic ${btoa(`${accountSid}:wrong`)}`);
  expect([status, json.code]).toEqual([401, 20003]);
});

test("content: variables must be JSON; too few fail later with 63028; a paused one with 63041", async () => {
  const { json } = await twilio("/v1/ContentAndApprovals?PageSize=500");
  const contents = json.contents as { sid: string; friendly_name: string; language: string }[];
  const sidOf = (name: string) => contents.find((one) => one.friendly_name === name)?.sid ?? "";
  expect((await send({ ContentSid: sidOf("appointment_reminder"), ContentVariables: "{no" })).json.code).toBe(21656);
  expect((await send({ ContentSid: sidOf("appointment_reminder"), ContentVariables: '{"1":"Anna"}' })).status).toBe(
    201,
  );
  expect((await stage.arrives("twilio", "failed")).failure?.code).toBe("63028");
  await send({ ContentSid: sidOf("delivery_delayed"), ContentVariables: '{"1":"Anna","2":"domani"}' });
  expect((await stage.arrives("twilio", "failed")).failure?.code).toBe("63041");
});

test("a file wants the credentials, redirects to a signed address, and that one wants none", async () => {
  const media = { base64: Buffer.from("a picture").toString("base64"), mimeType: "image/png" };
  await stage.says("twilio", { type: "image", media, caption: "look" });
  const [call] = await stage.receiver.waitFor(({ body }) => body.includes("MediaUrl0"));
  const form = new URLSearchParams(call?.body.toString());
  const path = new URL(form.get("MediaUrl0") ?? "").pathname.replace("/twilio", "");
  expect([form.get("NumMedia"), form.get("MediaContentType0"), form.get("Body")]).toEqual(["1", "image/png", "look"]);
  expect((await twilio(path, undefined, "Basic bm86bm8=")).status).toBe(401);
  const redirect = await twilio(path);
  const location = redirect.headers.get("location") ?? "";
  expect(redirect.status).toBe(307);
  expect(await (await fetch(location)).text()).toBe("a picture");
  expect((await fetch(location, { headers: { authorization: BASIC } })).status).toBe(400);
  expect((await fetch(location.replace(/Signature=./, "Signature=_"))).status).toBe(403);
});

test("typing marks the customer's message as read", async () => {
  const { messageId } = await stage.says("twilio", { type: "text", text: "are you there?" });
  const { json } = await twilio("/v2/Indicators/Typing.json", { messageId, channel: "whatsapp" });
  expect(json).toEqual({ success: true });
  const chat = await stage.chat("twilio");
  expect(chat.messages.find((one) => one.id === messageId)?.state).toBe("read");
  expect((await twilio("/v2/Indicators/Typing.json", { messageId: "SM0", channel: "whatsapp" })).status).toBe(404);
});

test("what Twilio never tells stays on the phone", async () => {
  const { messageId } = await stage.says("twilio", { type: "text", text: "react" });
  const before = stage.receiver.received.length;
  const reaction = await stage.says("twilio", { type: "reaction", target: messageId, emoji: "👍" });
  expect(reaction).toMatchObject({ reported: false, webhook: null });
  expect(stage.receiver.received).toHaveLength(before);
  expect((await stage.chat("twilio")).messages.at(-1)?.reactions).toEqual([{ by: "customer", emoji: "👍" }]);
});

test("a link that does not answer fails the message with 63019", async () => {
  await send({ MediaUrl: `${new URL(stage.receiver.urlOf("x")).origin.replace(/\d+$/, "1")}/gone.png` });
  expect((await stage.arrives("twilio", "failed")).failure?.code).toBe("63019");
  await send({ MediaUrl: "https://files.example.com/far-away.png" });
  expect((await stage.arrives("twilio", "failed")).failure?.detail).toContain("only fetches from this machine");
});
