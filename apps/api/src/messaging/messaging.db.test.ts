import { Readable } from "node:stream";
import type { InboundEvent } from "@parley/providers";
import type { MessageId } from "@parley/schema";
import { sql } from "kysely";
import { query } from "../platform/database.ts";
import { newId } from "../platform/ids.ts";
import type { StatusReport } from "./application/apply-statuses.ts";
import { createMessageLoaders } from "./loaders.ts";
import type { MessageRow } from "./persistence/message-row.ts";
import { accepted, type Scene, setScene } from "./testing/scene.ts";

let scene: Scene;
beforeAll(async () => {
  scene = await setScene();
}, 60_000);
afterAll(() => scene.drop());

const base = { to: { phone: null, phoneNumberId: null, accountReference: null }, occurredAt: new Date() };

function status(
  providerMessageId: string,
  reported: StatusReport["status"],
  reference: string | null = null,
): StatusReport {
  const failure =
    reported === "failed" ? ({ class: "recipient", code: "131026", detail: "No WhatsApp" } as const) : null;
  return {
    ...base,
    kind: "status",
    providerMessageIds: [providerMessageId],
    reference,
    status: reported,
    failure,
    recipient: null,
  };
}

const report = (...events: StatusReport[]) =>
  scene.database.transaction((em) =>
    scene.messaging.applyStatuses(
      em,
      events.map((event) => ({ accountId: scene.accountId, event })),
    ),
  );

const change = (event: InboundEvent) =>
  scene.database.transaction((em) => scene.messaging.applyChanges(em, [{ accountId: scene.accountId, event }]));

const arrive = (...messages: ReturnType<Scene["says"]>[]) =>
  scene.database.transaction((em) =>
    scene.messaging.storeInbound(
      em,
      messages.map((message) => ({
        accountId: scene.accountId,
        interactionId: scene.interactionId,
        contactId: scene.contactId,
        message,
        receivedAt: new Date(),
      })),
    ),
  );

async function stored(id: MessageId): Promise<MessageRow> {
  const row = await createMessageLoaders(scene.database).message(id);
  if (row === null) throw new Error("not stored");
  return row;
}

let sentTexts = 0;
async function send(interactionId = scene.interactionId): Promise<MessageId> {
  sentTexts += 1;
  const written = await scene.messaging.sendMessage(
    { interactionId, clientMessageId: `text-${sentTexts}`, text: `hello ${sentTexts}` },
    scene.agent,
  );
  if ("code" in written) throw new Error(written.code);
  return written.sentMessage.id;
}

const deliver = (interactionId = scene.interactionId) =>
  scene.messaging.tasks.deliver_interaction({ interactionId }, { attempt: 1, maxAttempts: 25 });

describe("storing what comes in", () => {
  test("a message comes once, however often it is delivered, in one batch or many (R2)", async () => {
    const before = await scene.count("message");
    const first = await arrive(scene.says("in-1"), scene.says("in-2"), scene.says("in-1"));
    const again = await Promise.all(
      [1, 2, 3].map(() => arrive(scene.says("in-2"), scene.says("in-1"), scene.says("in-3"))),
    );

    expect(first).toHaveLength(2);
    expect(again.flat()).toHaveLength(1);
    expect(await scene.count("message")).toBe(before + 3);
  });

  test("a file is pending with its job, and the message does not wait for it", async () => {
    const media = { id: "m1", url: null, mimeType: "image/jpeg", fileName: "../a\u0000b.jpg", sha256: null };
    const [message] = await arrive(scene.says("in-photo", { content: { type: "image", media, caption: "look" } }));
    const row = await stored(message?.messageId as MessageId);
    const file = await scene.files.find(row.attachmentId ?? "");

    expect(row.text).toBe("look");
    expect(file).toMatchObject({ state: "pending", fileName: "ab.jpg", mimeType: "image/jpeg" });
    expect(await scene.waitingJobs("fetch_media")).toBe(1);
  });

  test("an answer is joined to what it answers to, whichever comes first", async () => {
    const [answer] = await arrive(scene.says("in-answer", { replyTo: "in-asked" }));
    const [asked] = await arrive(scene.says("in-asked"));
    const quoted = await createMessageLoaders(scene.database).quotedMessage({
      accountId: scene.accountId,
      providerMessageId: (await stored(answer?.messageId as MessageId)).replyToProviderId ?? "",
    });

    expect(quoted?.id).toBe(asked?.messageId);
  });

  test("a reaction, an edit and a revocation that come before their message wait for it", async () => {
    const from = scene.says("x").from;
    await change({ ...base, kind: "reaction", from, providerMessageId: "r1", target: "in-late", emoji: "👍" });
    await change({
      ...base,
      kind: "edit",
      from,
      providerMessageId: "e1",
      target: "in-late",
      content: { type: "text", text: "better" },
    });
    await change({ ...base, kind: "revoke", from, providerMessageId: "v1", target: "in-late" });
    const [late] = await arrive(scene.says("in-late"));
    const row = await stored(late?.messageId as MessageId);

    expect(row).toMatchObject({ text: "better", revokedAt: base.occurredAt });
    expect(await createMessageLoaders(scene.database).reactionsTo(row.id)).toMatchObject([
      { emoji: "👍", byContact: true },
    ]);

    const facts = await change({
      ...base,
      kind: "reaction",
      from,
      providerMessageId: "r2",
      target: "in-late",
      emoji: null,
    });
    expect(facts).toMatchObject([{ kind: "message_changed", messageId: row.id }]);
    expect(await createMessageLoaders(scene.database).reactionsTo(row.id)).toEqual([]);
  });

  test("what the business wrote on the phone joins the contact's interaction", async () => {
    const recipient = scene.says("x").from;
    const echo = {
      ...base,
      kind: "echo",
      providerMessageId: "echo-1",
      recipient,
      content: { type: "text", text: "from the phone" },
    } as const;

    expect(await change(echo)).toMatchObject([{ kind: "message_added", interactionId: scene.interactionId }]);
    expect(await change(echo)).toEqual([]);
  });

  test("nothing in, nothing out", async () => {
    expect(await arrive()).toEqual([]);
    expect(await report()).toEqual([]);
    await scene.database.transaction(async (em) => {
      expect(await scene.messaging.applyChanges(em, [])).toEqual([]);
      expect(await scene.messaging.addSystemLines(em, [])).toEqual([]);
      expect(await scene.messaging.addAutomaticReplies(em, [])).toEqual([]);
    });
  });
});

describe("sending", () => {
  test("the same clientMessageId fifty times at once is one message and one call", async () => {
    const interactionId = await scene.interaction();
    const calls = scene.sent.length;
    const input = { interactionId, clientMessageId: "fifty", text: "once" };
    const written = await Promise.all(
      Array.from({ length: 50 }, () => scene.messaging.sendMessage(input, scene.agent)),
    );
    const [jobs] = await query<{ value: number }>(
      scene.database.fork(),
      sql`select count(*)::int as value from graphile_worker.jobs where key = ${`deliver:${interactionId}`}`,
    );

    expect(new Set(written.map((it) => ("code" in it ? it.code : it.sentMessage.id))).size).toBe(1);
    expect(jobs?.value).toBe(1);
    await Promise.all([deliver(interactionId), deliver(interactionId), deliver(interactionId)]);
    expect(scene.sent.length).toBe(calls + 1);
  });

  test("messages go out in the order they were written", async () => {
    const calls = scene.sent.length;
    await send();
    await send();
    await send();
    await deliver();

    const texts = scene.sent.slice(calls).map(({ content }) => (content.type === "text" ? content.text : ""));
    expect(texts).toEqual(texts.toSorted());
    expect(texts).toHaveLength(3);
  });

  test("a status that comes before the send call returns is joined", async () => {
    const id = await send();
    scene.answers.push(async () => {
      await report(status("wamid.early", "delivered"));
      return accepted("wamid.early");
    });
    await deliver();

    expect(await stored(id)).toMatchObject({ status: "delivered", providerMessageId: "wamid.early" });
    expect(await scene.count("early_event")).toBe(0);
  });

  test("nobody knows: unknown, not repeated, and a late status with our reference joins it (R3)", async () => {
    const id = await send();
    const next = await send();
    const calls = scene.sent.length;
    scene.answers.push({ type: "unknown", detail: "time-out" }, accepted("wamid.next"));
    await deliver();
    await deliver();
    expect(await stored(id)).toMatchObject({ status: "unknown" });
    expect((await stored(next)).providerMessageId).toBe("wamid.next");
    expect(scene.sent.length).toBe(calls + 2);

    await report(status("wamid.lost", "sent", id));
    expect(await stored(id)).toMatchObject({ status: "sent", providerMessageId: "wamid.lost" });
  });

  test("a call that was begun by a node that died becomes unknown instead of a second call", async () => {
    const id = await send();
    const calls = scene.sent.length;
    await query(
      scene.database.fork(),
      sql`update message set send_started_at = now() - interval '1 hour' where id = ${id}`,
    );
    await deliver();

    expect((await stored(id)).status).toBe("unknown");
    expect(scene.sent.length).toBe(calls);
  });

  test("one that is put off waits with those behind it, and goes when its time has come", async () => {
    const interactionId = await scene.interaction();
    const id = await send(interactionId);
    const behind = await send(interactionId);
    const busy = { class: "wait", code: "429", detail: "Too many" } as const;
    scene.answers.push({ type: "retryLater", failure: busy, afterMs: 60_000 });
    const calls = scene.sent.length;
    await deliver(interactionId);
    await deliver(interactionId);
    expect(scene.sent.length).toBe(calls + 1);

    await query(scene.database.fork(), sql`update message set send_not_before = now() where id = ${id}`);
    await deliver(interactionId);
    expect((await stored(id)).providerMessageId).not.toBeNull();
    expect((await stored(behind)).providerMessageId).not.toBeNull();
  });

  test("a failure says what to do; pressing retry twice sends once, and the old attempt's report is not heard", async () => {
    const id = await send();
    scene.answers.push({ type: "refused", failure: { class: "configuration", code: "190", detail: "Token expired" } });
    await deliver();
    expect(await stored(id)).toMatchObject({ status: "failed", storedFailure: { code: "190" } });

    const calls = scene.sent.length;
    await Promise.all([1, 2, 3].map(() => scene.messaging.retryMessage({ messageId: id }, scene.agent)));
    await deliver();
    await deliver();
    expect(scene.sent.length).toBe(calls + 1);
    expect(scene.sent.at(-1)?.reference).toBe(`${id}.2`);

    await report(status("wamid.of-the-first", "failed", id));
    expect((await stored(id)).status).toBe("queued");
  });

  test("an unknown one is repeated only knowingly", async () => {
    const id = await send();
    scene.answers.push({ type: "unknown", detail: "time-out" });
    await deliver();

    expect(await scene.messaging.retryMessage({ messageId: id }, scene.agent)).toMatchObject({
      code: "VALIDATION_FAILED",
    });
    expect(await scene.messaging.retryMessage({ messageId: id, confirmUnknown: true }, scene.agent)).toMatchObject({
      sentMessage: { status: "queued" },
    });
    await deliver();
  });

  test("statuses in any order in one batch end alike (R3)", async () => {
    const id = await send();
    scene.answers.push(accepted("wamid.batch"));
    await deliver();
    const facts = await report(
      status("wamid.batch", "read"),
      status("wamid.batch", "failed"),
      status("wamid.batch", "sent"),
    );

    expect((await stored(id)).status).toBe("read");
    expect(facts).toHaveLength(1);
  });

  test.each([
    ["somebody else's", async () => scene.interactionId, () => scene.stranger, "NOT_YOURS"],
    ["a closed one", () => scene.interaction("closed"), () => scene.agent, "INTERACTION_CLOSED"],
    [
      "one whose window is closed",
      () => scene.interaction("waiting", 1_441),
      () => scene.agent,
      "SERVICE_WINDOW_CLOSED",
    ],
    [
      "one on an account that is not seen",
      async () => scene.interactionId,
      () => ({ ...scene.agent, scope: { all: false, accountIds: [] } as const }),
      "NOT_FOUND",
    ],
  ] as const)("in %s is refused", async (_, interaction, writer, code) => {
    const interactionId = await interaction();
    const written = await scene.messaging.sendMessage(
      { interactionId, clientMessageId: `no-${code}`, text: "no" },
      writer(),
    );

    expect(written).toMatchObject({ code });
  });

  test("a sticker that moves may be larger than one that does not: its bytes tell", async () => {
    const sticker = async (isMoving: boolean) => {
      const head = Buffer.concat([Buffer.from("RIFF\0\0\0\0WEBPVP8X"), Buffer.from([10, 0, 0, 0, isMoving ? 2 : 0])]);
      const stored = await scene.files.storeUpload({
        by: scene.agent.userId,
        fileName: "wave.webp",
        claimedType: "image/webp",
        bytes: Readable.from([Buffer.concat([head, Buffer.alloc(200_000)])]),
        isCut: () => false,
        maxBytes: 1_000_000,
      });
      if (typeof stored === "string") throw new Error(stored);
      const { interactionId } = scene;
      const input = { interactionId, clientMessageId: newId(), attachmentId: stored.id };
      return scene.messaging.sendMessage(input, scene.agent);
    };
    expect(await sticker(true)).toMatchObject({ sentMessage: { type: "sticker" } });
    expect(await sticker(false)).toMatchObject({
      code: "VALIDATION_FAILED",
      fields: [{ path: "attachmentId", message: expect.stringContaining("100 kB") }],
    });
  });

  test("notes are stored and never sent (R13)", async () => {
    const interactionId = await scene.interaction("closed");
    const calls = scene.sent.length;
    const note = await scene.messaging.addNote(
      { interactionId, clientMessageId: "n1", text: "careful" },
      scene.stranger,
    );
    await deliver(interactionId);

    expect(note).toMatchObject({ sentMessage: { direction: "note", status: null } });
    expect(scene.sent.length).toBe(calls);
  });

  test("system lines speak in words, and keep what the words are made of", async () => {
    const line = {
      interactionId: scene.interactionId,
      accountId: scene.accountId,
      event: "accepted",
      authorId: scene.agent.userId,
      detail: null,
    };
    const [fact] = await scene.database.transaction((em) => scene.messaging.addSystemLines(em, [line]));

    expect(await stored(fact?.messageId as MessageId)).toMatchObject({
      text: "Ana accepted.",
      systemEvent: "accepted",
      content: { systemEvent: "accepted", names: { agent: "Ana", target: null } },
    });
  });

  test("automatic replies are sent like any other", async () => {
    const interactionId = await scene.interaction();
    await scene.database.transaction((em) =>
      scene.messaging.addAutomaticReplies(em, [
        { interactionId, accountId: scene.accountId, text: "We are on our way" },
      ]),
    );
    await deliver(interactionId);

    expect(scene.sent.at(-1)?.content).toEqual({ type: "text", text: "We are on our way" });
  });
});
