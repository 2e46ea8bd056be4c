import type { WebhookAttempt } from "./control-types.ts";
import { CUSTOMER, type Stage, setStage } from "./testing/stage.ts";

let stage: Stage;
beforeEach(async () => {
  stage = await setStage();
  await stage.register("twilio");
});
afterEach(() => stage.stop());

const bodies = () => stage.receiver.received.map(({ body }) => new URLSearchParams(body.toString()));

test("a webhook that got no 2xx comes again, with the same id and idempotency token, until it is taken", async () => {
  stage.receiver.answer = (_webhook, count) => (count < 3 ? 503 : 200);
  const { webhook, messageId } = await stage.says("twilio", { type: "text", text: "hello" });
  expect(webhook).toMatchObject({ status: 503 });
  expect((await stage.chat("twilio")).messages[0]).toMatchObject({ state: "sending" });
  await stage.receiver.waitFor(() => true, 3);
  expect(bodies().map((form) => form.get("MessageSid"))).toEqual([messageId, messageId, messageId]);
  expect(new Set(stage.receiver.received.map(({ headers }) => headers.get("i-twilio-idempotency-token"))).size).toBe(1);
  const { webhooks } = await stage.control<{ webhooks: WebhookAttempt[] }>("GET", "/webhooks?numberId=twilio");
  expect(webhooks.map(({ attempt, status }) => [attempt, status])).toEqual([
    [3, 200],
    [2, 503],
    [1, 503],
  ]);
  expect((await stage.chat("twilio")).messages[0]).toMatchObject({ state: "delivered" });
});

test("a status callback of another machine is not called", async () => {
  const sid = "AC0123456789abcdef0123456789abcdef";
  const answer = await fetch(`${stage.simulator.address()}/twilio/2010-04-01/Accounts/${sid}/Messages.json`, {
    method: "POST",
    headers: { authorization: `Basic ${btoa(`${sid}:twilio-token-of-the-test`)}` },
    body: new URLSearchParams({
      From: "whatsapp:+390299990001",
      To: `whatsapp:+${CUSTOMER}`,
      Body: "hello",
      StatusCallback: "http://192.0.2.1/status",
    }),
  });
  // Sent in the service window, or refused after it was taken: it is told of either way.
  expect(answer.status).toBe(201);
  let attempts: readonly WebhookAttempt[] = [];
  while (attempts.length === 0) {
    await new Promise((resolve) => setTimeout(resolve, 10));
    attempts = (await stage.control<{ webhooks: WebhookAttempt[] }>("GET", "/webhooks?numberId=twilio")).webhooks;
  }
  expect(attempts[0]).toMatchObject({ status: null, error: "the simulator only calls this machine" });
});

test("repeating is bounded", async () => {
  stage.receiver.answer = () => 500;
  await stage.says("twilio", { type: "text", text: "hello" });
  await stage.receiver.waitFor(() => true, 4);
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(stage.receiver.received).toHaveLength(4);
});

test("every webhook three times and shuffled: all arrive, out of order", async () => {
  await stage.faults({ numberId: "twilio", webhookDuplicates: 2, shuffleWebhooks: { windowMs: 150 } });
  const words = Array.from({ length: 12 }, (_, index) => `message ${index}`);
  await Promise.all(words.map((text) => stage.says("twilio", { type: "text", text, wait: false })));
  await stage.receiver.waitFor(() => true, 36);
  const texts = bodies().map((form) => form.get("Body"));
  for (const text of words) expect(texts.filter((one) => one === text)).toHaveLength(3);
  expect(texts).not.toEqual(words.flatMap((text) => [text, text, text]));
});

test("statuses are held and let go; any status may be ordered in any order", async () => {
  await stage.says("twilio", { type: "text", text: "hello" });
  await stage.faults({ numberId: "twilio", holdStatuses: true });
  const answer = await fetch(
    `${stage.simulator.address()}/twilio/2010-04-01/Accounts/AC0123456789abcdef0123456789abcdef/Messages.json`,
    {
      method: "POST",
      headers: {
        authorization: `Basic ${btoa("AC0123456789abcdef0123456789abcdef:twilio-token-of-the-test")}`,
      },
      body: new URLSearchParams({
        From: "whatsapp:+390299990001",
        To: `whatsapp:+${CUSTOMER}`,
        Body: "hi",
        StatusCallback: `${stage.receiver.urlOf("twilio")}?ours=1`,
      }),
    },
  );
  const { sid } = (await answer.json()) as { sid: string };
  await stage.arrives("twilio", "delivered");
  expect(stage.receiver.received).toHaveLength(1);
  for (const status of ["read", "failed", "sent"]) await stage.control("POST", "/statuses", { messageId: sid, status });
  await stage.control("DELETE", "/faults");
  await stage.receiver.waitFor(() => true, 6);
  const statuses = bodies().map((form) => form.get("MessageStatus"));
  expect(statuses.slice(1, 4)).toEqual(["read", "undelivered", "sent"]);
  expect(new Set(statuses.slice(4))).toEqual(new Set(["sent", "delivered"]));
});

test("the throttle: above the rate a send is refused with the vendor's 429, and no other number is touched", async () => {
  await stage.register("meta");
  await stage.faults({ numberId: "meta", rateLimit: { perSecond: 2 } });
  const send = async () => {
    const response = await fetch(`${stage.simulator.address()}/meta/v23.0/106540352242922/messages`, {
      method: "POST",
      headers: { authorization: "Bearer EAAG-token-of-the-test", "content-type": "application/json" },
      body: JSON.stringify({ messaging_product: "whatsapp", to: CUSTOMER, type: "text", text: { body: "hi" } }),
    });
    const { error } = (await response.json()) as { error?: { code: number } };
    return [response.status, error?.code];
  };
  expect([await send(), await send(), await send()]).toEqual([
    [200, undefined],
    [200, undefined],
    [429, 130429],
  ]);
  expect(await stage.control("GET", "/calls?numberId=meta")).toMatchObject({ total: 3, accepted: 2 });
  const { webhook } = await stage.says("twilio", { type: "text", text: "still here" });
  expect(webhook?.status).toBe(200);
});
