/** R3: what an agent writes goes out once, and its status says what is known of it. */
import { randomUUID } from "node:crypto";
import type { ChatMessage } from "../kit/clients-simulator.ts";
import { eventually } from "../kit/eventually.ts";
import { PIXEL } from "../kit/pixel.ts";
import { type AccountOptions, type Scenario, scenarioOn } from "../kit/scenario.ts";
import { type Parley, startParley } from "../kit/server.ts";

let parley: Parley;
let scenario: Scenario;

beforeAll(async () => {
  parley = await startParley();
  scenario = await scenarioOn(parley);
}, 120_000);
afterAll(() => parley.stop());

/** A customer who never looks at the phone by themself, talking with an agent. */
async function talking(options: AccountOptions = {}) {
  const { account, agent, customer } = await scenario.accountWithOneAgent(options);
  await scenario.vendors.phone(customer.phone, { readsAfterMs: null });
  await customer.says("Hello");
  const [offer] = await eventually(
    () => agent.offers(),
    (ringing) => expect(ringing).toHaveLength(1),
  );
  await agent.accepts(offer?.id ?? "");
  return { account, agent, customer, interactionId: offer?.interaction.id ?? "" };
}

function orders<Thing>(things: readonly Thing[]): Thing[][] {
  if (things.length === 0) return [[]];
  return things.flatMap((first) => orders(things.filter((it) => it !== first)).map((rest) => [first, ...rest]));
}

const textOf = ({ content }: ChatMessage) => (content.type === "text" ? content.text : "");

test("sent, delivered, read and failed in all 24 orders end alike: read", async () => {
  const { vendors } = scenario;
  const { account, agent, customer, interactionId } = await talking();
  await vendors.faults({ numberId: account.numberId, holdStatuses: true });
  const all = orders(["sent", "delivered", "read", "failed"] as const);
  for (const order of all) await agent.writes(interactionId, order.join(" "));
  const sent = await eventually(
    () => customer.received(),
    (messages) => expect(messages.map(textOf).sort()).toEqual(all.map((order) => order.join(" ")).sort()),
  );

  await Promise.all(
    sent.map(async (message) => {
      for (const status of textOf(message).split(" ") as (typeof all)[number])
        await vendors.status({ messageId: message.id, status });
    }),
  );

  await eventually(
    () => agent.thread(interactionId),
    (thread) => {
      const statuses = thread.filter(({ direction }) => direction === "OUTBOUND").map(({ status }) => status);
      expect(statuses).toEqual(all.map(() => "READ"));
    },
  );
});

test.each(["twilio", "sinch", "meta", "kaleyra"] as const)(
  "%s tells of a message before it answers the call that sends it: joined",
  async (provider) => {
    const { account, agent, customer, interactionId } = await talking({ provider });
    await scenario.vendors.faults({ numberId: account.numberId, statusBeforeAnswer: true });

    const messageId = await agent.writes(interactionId, "Is it there already?");
    await expect(agent.message(interactionId, messageId)).toEventuallyMatchObject({ status: "DELIVERED" });
    await customer.reads();

    await expect(agent.message(interactionId, messageId)).toEventuallyMatchObject({ status: "READ" });
    expect(await scenario.vendors.calls({ numberId: account.numberId })).toMatchObject({ total: 1, accepted: 1 });
  },
);

const PICTURE = {
  mimeType: "image/png",
  fileName: "dot.png",
  base64: PIXEL.toString("base64"),
};

test("a file that cannot be fetched three times holds nothing up and comes later", async () => {
  const { account, agent, customer, interactionId } = await talking();
  await scenario.vendors.faults({ numberId: account.numberId, mediaFailures: { status: 503, times: 3 } });

  await customer.sends({ type: "image", media: PICTURE, caption: "Look" });
  await customer.says("and this after it");

  const inbound = async () => (await agent.thread(interactionId)).filter(({ direction }) => direction === "INBOUND");
  const atOnce = await eventually(inbound, (lines) => expect(lines).toHaveLength(3));
  expect(atOnce[1]).toMatchObject({ text: "Look", attachment: { state: "PENDING", url: null } });
  const later = await eventually(inbound, (lines) => expect(lines[1]?.attachment?.state).toBe("READY"));
  const file = await fetch(`${parley.url}${later[1]?.attachment?.url}`, { headers: agent.client.headers });
  expect(Buffer.from(await file.arrayBuffer()).toString("base64")).toBe(PICTURE.base64);
});

test("a file that is gone for good says so, with a reason, and is fetched again when a person asks", async () => {
  const { account, agent, customer, interactionId } = await talking();
  await scenario.vendors.faults({ numberId: account.numberId, mediaFailures: { status: 404 } });

  await customer.sends({ type: "image", media: PICTURE, caption: "Look" });

  const attachment = async () => (await agent.thread(interactionId)).find(({ text }) => text === "Look")?.attachment;
  const lost = await eventually(attachment, (found) =>
    expect(found).toMatchObject({ state: "FAILED", failure: expect.stringContaining("provider") }),
  );

  await scenario.vendors.faults({ numberId: account.numberId, mediaFailures: null });
  const retry = () => agent.client.act("retryAttachment", { attachmentId: lost?.id });
  expect((await Promise.all([retry(), retry()])).map(({ __typename }) => __typename)).toEqual([
    "AttachmentRetried",
    "AttachmentRetried",
  ]);
  await eventually(attachment, (found) => expect(found).toMatchObject({ state: "READY", failure: null }));
  const stranger = await scenario.agent();
  expect(await stranger.client.act("retryAttachment", { attachmentId: lost?.id })).toMatchObject({
    __typename: "NotFound",
  });
});

test("the same message sent fifty times at once is one call to the provider", async () => {
  const { account, agent, customer, interactionId } = await talking();
  const clientMessageId = randomUUID();

  const ids = await Promise.all(
    Array.from({ length: 50 }, () => agent.writes(interactionId, "Only once", clientMessageId)),
  );

  expect(new Set(ids).size).toBe(1);
  await expect(agent.message(interactionId, ids[0] ?? "")).toEventuallyMatchObject({ status: "DELIVERED" });
  expect(await scenario.vendors.calls({ numberId: account.numberId })).toMatchObject({ total: 1 });
  expect((await customer.received()).map(textOf)).toEqual(["Only once"]);
});

test("a call without an answer is unknown, not repeated, and repeated knowingly", async () => {
  const { vendors } = scenario;
  const { account, agent, interactionId } = await talking();
  const { numberId } = account;
  await vendors.faults({ numberId, dropAnswer: { times: 1 }, holdStatuses: true });

  const messageId = await agent.writes(interactionId, "Did you get this?");
  await expect(agent.message(interactionId, messageId)).toEventuallyMatchObject({ status: "UNKNOWN" });
  const nextId = await agent.writes(interactionId, "And this?");
  await eventually(
    () => vendors.calls({ numberId }),
    (count) => expect(count).toMatchObject({ total: 2, accepted: 2 }),
  );
  expect(await agent.message(interactionId, messageId)).toMatchObject({ status: "UNKNOWN" });

  expect(await agent.retries(messageId)).toMatchObject({ __typename: "ValidationFailed" });
  const [once, again] = await Promise.all([agent.retries(messageId, true), agent.retries(messageId, true)]);
  expect([once?.__typename, again?.__typename]).toEqual(["MessageSent", "MessageSent"]);
  await eventually(
    () => vendors.calls({ numberId }),
    (count) => expect(count).toMatchObject({ total: 3, accepted: 3 }),
  );
  await vendors.noFaults(numberId);
  for (const id of [messageId, nextId])
    await expect(agent.message(interactionId, id)).toEventuallyMatchObject({ status: "DELIVERED" });
  expect(await vendors.calls({ numberId })).toMatchObject({ total: 3 });
});

test("a call whose answer was lost is known again when the provider reports of it", async () => {
  const { account, agent, interactionId } = await talking();
  const { numberId } = account;
  await scenario.vendors.faults({ numberId, dropAnswer: { times: 1 }, holdStatuses: true });
  const messageId = await agent.writes(interactionId, "Did you get this?");
  await expect(agent.message(interactionId, messageId)).toEventuallyMatchObject({ status: "UNKNOWN" });

  await scenario.vendors.noFaults(numberId);

  await expect(agent.message(interactionId, messageId)).toEventuallyMatchObject({ status: "DELIVERED" });
});

test("a number that its provider slows down delays no other", async () => {
  const [slowed, free] = await Promise.all([talking(), talking()]);
  await scenario.vendors.faults({ numberId: slowed.account.numberId, rateLimit: { perSecond: 0.001 } });
  const texts = ["one", "two", "three"];
  const slowIds: string[] = [];
  for (const text of texts) slowIds.push(await slowed.agent.writes(slowed.interactionId, text));
  // The bucket holds one: the second is refused from now on.
  await eventually(
    () => scenario.vendors.calls({ numberId: slowed.account.numberId }),
    ({ calls }) => expect(calls.some(({ outcome }) => outcome === "refused")).toBe(true),
  );

  const freeIds: string[] = [];
  for (const text of texts) freeIds.push(await free.agent.writes(free.interactionId, text));

  for (const id of freeIds)
    await expect(free.agent.message(free.interactionId, id)).toEventuallyMatchObject({ status: "DELIVERED" });
  const held = await slowed.agent.message(slowed.interactionId, slowIds[2] ?? "");
  expect(held).toMatchObject({ status: "QUEUED", failure: null });
  await scenario.vendors.noFaults(slowed.account.numberId);
  for (const id of slowIds)
    await expect(slowed.agent.message(slowed.interactionId, id)).toEventuallyMatchObject({ status: "DELIVERED" });
  expect((await slowed.customer.received()).map(textOf)).toEqual(texts);
});
