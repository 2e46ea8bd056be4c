import type { MediaDownload } from "@parley/providers";
import { type AttachmentId, FILE_RETRIES_MAX, type MessageId, type UserId } from "@parley/schema";
import Fastify, { type FastifyInstance } from "fastify";
import { sql } from "kysely";
import { type Scene, setScene } from "../messaging/testing/scene.ts";
import { query } from "../platform/database.ts";
import { newId } from "../platform/ids.ts";
import type { Viewer } from "../platform/viewer.ts";
import { registerFiles } from "./index.ts";

let scene: Scene;
let app: FastifyInstance;
let viewer: Viewer | null;

beforeAll(async () => {
  scene = await setScene();
  viewer = signedIn(scene.agent.userId);
  app = Fastify();
  await registerFiles(app, {
    files: scene.files,
    viewerOf: async () => viewer,
    scopeOf: async ({ userId }) => (userId === scene.agent.userId ? scene.agent.scope : { all: false, accountIds: [] }),
  });
}, 60_000);
afterAll(async () => {
  await app.close();
  await scene.drop();
});
beforeEach(() => {
  viewer = signedIn(scene.agent.userId);
});

function signedIn(userId: UserId): Viewer {
  return { userId, role: "agent", sessionId: "s", apiTokenId: null, scopes: null };
}

const PNG = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);

async function upload(bytes: Uint8Array<ArrayBuffer>, name: string, type: string) {
  const form = new FormData();
  form.append("file", new File([bytes], name, { type }));
  const encoded = new Response(form);
  const headers = { "content-type": encoded.headers.get("content-type") ?? "" };
  const payload = Buffer.from(await encoded.arrayBuffer());
  return app.inject({ method: "POST", url: "/files", headers, payload });
}

describe("uploads", () => {
  test("are judged by their content, kept whole and served in ranges", async () => {
    const bytes = new Uint8Array(Buffer.concat([PNG, Buffer.alloc(700_000, 3)]));
    const stored = await upload(bytes, "..\\Näh e.png", "text/html");
    expect(stored.statusCode).toBe(201);
    expect(stored.json()).toMatchObject({ fileName: "Näh e.png", mimeType: "image/png", sizeBytes: bytes.length });

    const whole = await app.inject({ url: stored.json().url });
    expect(whole.rawPayload.equals(bytes)).toBe(true);
    expect(whole.headers).toMatchObject({
      "content-type": "image/png",
      "x-content-type-options": "nosniff",
      "content-security-policy": "sandbox; default-src 'none'",
      "content-disposition": `inline; filename="N_h e.png"; filename*=UTF-8''N%C3%A4h%20e.png`,
    });
    const part = await app.inject({ url: stored.json().url, headers: { range: "bytes=262140-262150" } });
    expect(part.statusCode).toBe(206);
    expect(part.rawPayload.equals(bytes.subarray(262_140, 262_151))).toBe(true);
    const known = await app.inject({
      url: stored.json().url,
      headers: { "if-none-match": String(whole.headers.etag) },
    });
    expect(known.statusCode).toBe(304);
  });

  test("too large, empty or without a session leave nothing behind", async () => {
    const before = await scene.count("attachment");
    expect((await upload(new Uint8Array(26 * 1_048_576), "big.bin", "application/pdf")).statusCode).toBe(413);
    expect((await upload(new Uint8Array(0), "empty.txt", "text/plain")).statusCode).toBe(400);
    viewer = null;
    expect((await upload(new Uint8Array(3), "x.txt", "text/plain")).statusCode).toBe(401);
    expect(await scene.count("attachment")).toBe(before);
  });

  test("are seen by nobody else until they are sent, and sent once (R13)", async () => {
    const { id, url } = (await upload(new Uint8Array(PNG), "a.png", "image/png")).json();
    viewer = signedIn(scene.stranger.userId);
    expect((await app.inject({ url })).statusCode).toBe(404);

    const send = (clientMessageId: string, writer = scene.agent) =>
      scene.messaging.sendMessage(
        { interactionId: scene.interactionId, clientMessageId, attachmentId: id, text: "see" },
        writer,
      );
    expect(await send("theirs", { ...scene.stranger, mayWriteInAny: true })).toMatchObject({
      code: "VALIDATION_FAILED",
    });
    expect(await send("mine")).toMatchObject({ sentMessage: { type: "image", text: "see" } });
    expect(await send("mine-again")).toMatchObject({ code: "VALIDATION_FAILED" });

    await scene.messaging.tasks.deliver_interaction(
      { interactionId: scene.interactionId },
      { attempt: 1, maxAttempts: 1 },
    );
    const content = scene.sent.at(-1)?.content;
    if (content?.type !== "image") throw new Error("no picture was sent");
    expect(Buffer.from(await content.media.read()).equals(PNG)).toBe(true);
    viewer = null;
    expect((await app.inject({ url: new URL(content.media.link).pathname })).rawPayload.equals(PNG)).toBe(true);
    expect((await app.inject({ url: `/media/${id}/1.x` })).statusCode).toBe(404);
  });

  test("that are no file at all are refused", async () => {
    expect((await app.inject({ method: "POST", url: "/files", payload: { a: 1 } })).statusCode).toBe(415);
    expect((await app.inject({ url: "/files/nonsense" })).statusCode).toBe(404);
  });
});

describe("customers' files", () => {
  const unavailable: MediaDownload = {
    type: "failed",
    failure: { class: "retry", code: "503", detail: "" },
    retryable: true,
  };
  const gone: MediaDownload = {
    type: "failed",
    failure: { class: "input", code: "410", detail: "" },
    retryable: false,
  };
  const found = (bytes: Uint8Array<ArrayBuffer>, sizeBytes: number | null = null): MediaDownload => ({
    type: "found",
    body: new Blob([bytes]).stream(),
    mimeType: "image/png",
    fileName: null,
    sizeBytes,
  });

  async function arrives(): Promise<AttachmentId> {
    const attachmentId = newId<AttachmentId>();
    const media = { id: "1", url: null, mimeType: "image/png", fileName: null, sha256: null };
    const { accountId, interactionId } = scene;
    await scene.files.fetchLater(scene.database.fork(), [
      { attachmentId, accountId, interactionId, messageId: newId<MessageId>(), media, isDocument: false },
    ]);
    return attachmentId;
  }
  const fetchIt = (attachmentId: AttachmentId, tries: number) =>
    scene.files.tasks.fetch_media({ attachmentId, tries }, { attempt: 1, maxAttempts: 25 });

  test("503 three times, then fine: the file comes later", async () => {
    const id = await arrives();
    scene.downloads.push(
      async () => unavailable,
      async () => unavailable,
      async () => unavailable,
      async () => found(new Uint8Array(PNG)),
    );
    const events = await scene.count("event");
    for (const tries of [0, 1, 2]) await fetchIt(id, tries);
    expect(await scene.files.find(id)).toMatchObject({ state: "pending" });
    await fetchIt(id, 3);

    expect(await scene.files.find(id)).toMatchObject({ state: "ready", mimeType: "image/png", sizeBytes: PNG.length });
    expect(await scene.count("event")).toBe(events + 1);
    const again = await fetchIt(id, 4);
    expect(again).toBeUndefined();
  });

  test("an account whose credentials cannot be opened: its files wait, however long, and use up no tries", async () => {
    const id = await arrives();
    scene.setReadable(false);
    for (let round = 0; round < 30; round += 1) await fetchIt(id, 11);
    expect(await scene.files.find(id)).toMatchObject({ state: "pending" });
    const [job] = await query<{ tries: number }>(
      scene.database.fork(),
      sql`select (payload->>'tries')::int as tries from graphile_worker._private_jobs as jobs
          where jobs.key = ${`fetch_media:${id}`}`,
    );
    expect(job?.tries).toBe(11);

    scene.setReadable(true);
    scene.downloads.push(async () => found(new Uint8Array(PNG)));
    await fetchIt(id, 11);
    expect(await scene.files.find(id)).toMatchObject({ state: "ready" });
  });

  test("gone for good, or too large: failed and visible", async () => {
    const [lost, huge, endless] = [await arrives(), await arrives(), await arrives()];
    scene.downloads.push(
      async () => gone,
      async () => found(new Uint8Array(1), 17 * 1_048_576),
      async () => found(new Uint8Array(17 * 1_048_576)),
    );
    for (const id of [lost, huge, endless]) await fetchIt(id, 0);

    for (const id of [lost, huge, endless]) expect(await scene.files.find(id)).toMatchObject({ state: "failed" });
    const [parts] = await query<{ value: number }>(
      scene.database.fork(),
      sql`select count(*)::int as value from attachment_part where attachment_id = ${endless}`,
    );
    expect(parts?.value).toBe(0);
  });

  test("failed for good: people have it fetched again, at most so often", async () => {
    const id = await arrives();
    const retry = () => scene.files.retry(id, scene.agent.scope);
    expect(await scene.files.retry(id, { all: false, accountIds: [] })).toMatchObject({ code: "NOT_FOUND" });
    for (let round = 0; round <= FILE_RETRIES_MAX; round += 1) {
      scene.downloads.push(async () => gone);
      await fetchIt(id, 0);
      expect(await retry()).toMatchObject({ state: round < FILE_RETRIES_MAX ? "pending" : "failed" });
    }
    expect(await scene.files.find(id)).toMatchObject({ state: "failed", retries: FILE_RETRIES_MAX });
  });

  test("what a dead node left unfetched is taken up again", async () => {
    const id = await arrives();
    await query(
      scene.database.fork(),
      sql`update attachment set created_at = now() - interval '1 hour' where id = ${id}`,
    );
    await query(scene.database.fork(), sql`select graphile_worker.remove_job(${`fetch_media:${id}`})`);
    const before = await scene.waitingJobs("fetch_media");
    await scene.files.tasks.look_after_files({}, { attempt: 1, maxAttempts: 1 });

    expect(await scene.waitingJobs("fetch_media")).toBe(before + 1);
  });
});
