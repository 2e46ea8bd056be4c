/** Each adapter against the simulator: what one side writes the other reads, both written from the vendors' facts alone. */
import {
  type AnyProvider,
  type HeldCredentials,
  type InboundEvent,
  type OutboundContent,
  PROVIDER_KINDS,
  type ProviderKind,
  type ProviderNetwork,
  providerAddresses,
  providerOf,
  type SendOutcome,
} from "../index.ts";
import type { ChatMessage, CustomerContent, CustomerMessage } from "./control-types.ts";
import { TEMPLATES } from "./templates.ts";
import { CREDENTIALS, CUSTOMER, OUR_PHONE, type Stage, setStage } from "./testing/stage.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await setStage({ templatePage: 3, vendorLimits: false });
  await stage.control("PUT", `/phones/${CUSTOMER}`, { name: "Anna Bianchi", readsAfterMs: 5 });
});
afterAll(() => stage.stop());

const FILES = {
  image: { mimeType: "image/png", fileName: "picture.png" },
  video: { mimeType: "video/mp4", fileName: "film.mp4" },
  audio: { mimeType: "audio/mpeg", fileName: "song.mp3" },
  voice: { mimeType: "audio/ogg", fileName: "voice.ogg" },
  document: { mimeType: "application/pdf", fileName: "contract.pdf" },
  sticker: { mimeType: "image/webp", fileName: "sticker.webp" },
} as const;
type FileKind = keyof typeof FILES;
const bytesOf = (kind: FileKind) => Buffer.from(`the bytes of a ${kind}`);

interface Side {
  readonly kind: ProviderKind;
  readonly provider: AnyProvider;
  readonly credentials: HeldCredentials;
  readonly network: ProviderNetwork;
}

function sideOf(kind: ProviderKind, base = `${stage.simulator.address()}/${kind}`): Side {
  const provider = providerOf(kind);
  const needsBase = provider.credentialFields.some((field) => field.name === "baseUrl");
  const address = stage.simulator.address();
  return {
    kind,
    provider,
    credentials: provider.parseCredentials({ ...CREDENTIALS[kind], ...(needsBase ? { baseUrl: base } : {}) }),
    network: {
      http: (url, init) => fetch(url, init),
      now: () => new Date(),
      addresses: providerAddresses({
        twilioApi: `${address}/twilio`,
        metaGraph: `${address}/meta`,
        sinchAuth: `${address}/sinch`,
      }),
    },
  };
}

function media(kind: FileKind) {
  const link = new URL(`/files/${FILES[kind].fileName}`, stage.receiver.urlOf("files"));
  stage.receiver.files.set(link.pathname, { bytes: bytesOf(kind), mimeType: FILES[kind].mimeType });
  const bytes = bytesOf(kind);
  return { ...FILES[kind], sizeBytes: bytes.length, link: link.href, read: async () => new Uint8Array(bytes) };
}

let count = 0;
async function send(side: Side, content: OutboundContent, replyTo: string | null = null) {
  count += 1;
  const reference = `our-${side.kind}-${count}`;
  const outcome = await side.provider.send(
    {
      to: { phone: CUSTOMER, businessScopedId: null },
      from: OUR_PHONE,
      reference,
      statusUrl: stage.receiver.urlOf(side.kind),
      replyTo,
      content,
    },
    side.credentials,
    side.network,
  );
  return { outcome, reference };
}

function idOf(outcome: SendOutcome): string {
  if (outcome.type !== "accepted") throw new Error(JSON.stringify(outcome));
  return outcome.providerMessageId;
}

/** The statuses this side read of a message, in the order they came, once the last is there. */
async function statusesOf(side: Side, id: string, last: string) {
  const statuses: Extract<InboundEvent, { kind: "status" }>[] = [];
  await stage.receiver.waitFor((webhook) => {
    if (!webhook.url.includes(`/receive/${side.kind}/`)) return false;
    const events = side.provider.readWebhook({ ...webhook, rawBody: webhook.body });
    const own = events.filter((event) => event.kind === "status" && event.providerMessageIds.includes(id));
    statuses.push(...own.filter((event) => event.kind === "status"));
    return own.some((event) => event.kind === "status" && event.status === last);
  });
  return statuses;
}

async function shown(side: Side, outcome: SendOutcome): Promise<ChatMessage> {
  const id = idOf(outcome);
  await statusesOf(side, id, "read");
  const message = (await stage.chat(side.kind)).messages.find((one) => one.id === id);
  if (message === undefined) throw new Error("not in the chat");
  return message;
}

/** What this side reads of a customer's message, and that it finds the webhook authentic. */
async function heard(side: Side, content: CustomerContent & Partial<CustomerMessage>) {
  const before = stage.receiver.received.length;
  const { messageId, webhook } = await stage.says(side.kind, content);
  expect(webhook).toMatchObject({ status: 200 });
  for (const received of stage.receiver.received.slice(before)) {
    if (!received.url.includes(`/receive/${side.kind}/`)) continue;
    const request = { ...received, rawBody: received.body };
    const [event] = side.provider.readWebhook(request);
    if (event === undefined || event.kind === "status") continue;
    expect(side.provider.authenticate(request, side.credentials, new Date()).type).toBe("authentic");
    expect(side.provider.isFor(event.to, side.credentials, OUR_PHONE)).toBe(true);
    return { event, messageId };
  }
  throw new Error("nothing was read");
}

async function downloaded(side: Side, event: InboundEvent): Promise<string> {
  if (event.kind !== "message" || !("media" in event.content)) throw new Error(`no file in ${JSON.stringify(event)}`);
  const found = await side.provider.downloadMedia(event.content.media, side.credentials, side.network);
  if (found.type === "failed") throw new Error(JSON.stringify(found.failure));
  return new Response(found.body).text();
}

describe.each(PROVIDER_KINDS)("%s", (kind) => {
  let side: Side;
  beforeAll(async () => {
    await stage.register(kind);
    side = sideOf(kind);
    await stage.says(kind, { type: "text", text: "hello" });
  });

  describe("what a customer sends", () => {
    const from = { phone: CUSTOMER };

    test("a text, with its time and name", async () => {
      const { event, messageId } = await heard(side, { type: "text", text: "Perché è così? 👍 1/2" });
      expect(event).toMatchObject({
        kind: "message",
        providerMessageId: messageId,
        from,
        content: { type: "text", text: "Perché è così? 👍 1/2" },
        replyTo: null,
      });
      const name = await side.provider.lookUpName?.(
        { phone: CUSTOMER, businessScopedId: null },
        side.credentials,
        side.network,
      );
      expect(event.kind === "message" ? (event.from.name ?? name) : null).toBe("Anna Bianchi");
    });

    test("an answer to an earlier message", async () => {
      const first = await stage.says(kind, { type: "text", text: "first" });
      const { event } = await heard(side, { type: "text", text: "second", replyTo: first.messageId });
      expect(event).toMatchObject({ kind: "message", replyTo: first.messageId });
    });

    test.each(Object.keys(FILES) as FileKind[])("a file: %s", async (type) => {
      const upload = { ...FILES[type], base64: bytesOf(type).toString("base64") };
      const captioned = type === "image" || type === "video";
      const { event } = await heard(side, { type, media: upload, ...(captioned ? { caption: "Look at this" } : {}) });
      expect(event).toMatchObject({ content: { type, ...(captioned ? { caption: "Look at this" } : {}) } });
      expect(await downloaded(side, event)).toBe(`the bytes of a ${type}`);
    });

    test("a place", async () => {
      const place = { latitude: 45.0703, longitude: 7.6869, name: "Mole", address: "Via Montebello 20" };
      const { event } = await heard(side, { type: "location", ...place });
      expect(event).toMatchObject({ content: { type: "location", ...place } });
    });

    test("a contact card", async () => {
      const { event } = await heard(side, {
        type: "contacts",
        contacts: [{ name: "Bruno Neri", phones: ["+390111234567"], emails: ["bruno@example.com"] }],
      });
      if (kind === "twilio") expect(await downloaded(side, event)).toContain("FN:Bruno Neri");
      else
        expect(event).toMatchObject({
          content: { type: "contacts", cards: [{ name: "Bruno Neri", phones: ["+390111234567"] }] },
        });
    });

    test("a tap on a template's button and on a row of a list", async () => {
      const tap = await heard(side, { type: "button_reply", text: "Yes, I will come", payload: "YES", template: true });
      expect(tap.event).toMatchObject({
        content: {
          type: "button_reply",
          payload: "YES",
          ...(kind === "sinch" ? {} : { text: "Yes, I will come", template: true }),
        },
      });
      const row = await heard(side, {
        type: "list_reply",
        text: "Express",
        payload: "express",
        description: "By noon",
      });
      expect(row.event).toMatchObject({
        content:
          kind === "sinch"
            ? { payload: "express" }
            : { type: "list_reply", text: "Express", payload: "express", description: "By noon" },
      });
    });

    test("what only some report: reaction, flow, order, edit, revoke, number change, typing", async () => {
      const { messageId } = await stage.says(kind, { type: "text", text: "to be changed" });
      const { numbers } = await stage.control<{ numbers: { id: string; reports: string[]; reportsTyping: boolean }[] }>(
        "GET",
        "/numbers",
      );
      const number = numbers.find((one) => one.id === kind);
      const offers = (type: CustomerContent["type"]) => number?.reports.includes(type);
      if (offers("reaction")) {
        const reaction = await heard(side, { type: "reaction", target: messageId, emoji: "❤️" });
        expect(reaction.event).toMatchObject({ kind: "reaction", from, target: messageId, emoji: "❤️" });
        const removed = await heard(side, { type: "reaction", target: messageId, emoji: "" });
        expect(removed.event).toMatchObject({ kind: "reaction", target: messageId, emoji: null });
      }
      if (offers("flow_reply")) {
        const { event } = await heard(side, { type: "flow_reply", text: "Done", response: { stars: "5" } });
        expect(event).toMatchObject({ content: { type: "flow_reply", response: { stars: "5" } } });
      }
      if (offers("order")) {
        const lines = [{ productId: "TEA-1", quantity: 2, price: 4.5, currency: "EUR" }];
        const { event } = await heard(side, { type: "order", catalogId: "355", text: "Thanks", lines });
        expect(event).toMatchObject({ content: { type: "order", catalogId: "355", lines } });
      }
      if (offers("edit")) {
        const { event } = await heard(side, { type: "edit", target: messageId, text: "changed" });
        expect(event).toMatchObject({ kind: "edit", target: messageId, content: { type: "text", text: "changed" } });
        expect((await stage.chat(kind)).messages.find((one) => one.id === messageId)).toMatchObject({ edited: true });
      }
      if (offers("revoke")) {
        const { event } = await heard(side, { type: "revoke", target: messageId });
        expect(event).toMatchObject({ kind: "revoke", target: messageId });
      }
      if (offers("unsupported")) {
        const { event } = await heard(side, { type: "unsupported" });
        expect(event).toMatchObject({ content: { type: "unsupported" } });
      }
      if (number?.reportsTyping === true) {
        const before = stage.receiver.received.length;
        await stage.control("POST", "/typing", { numberId: kind, phone: CUSTOMER });
        await stage.receiver.waitFor(({ body }) => body.includes("composing_event"));
        const read = stage.receiver.received
          .slice(before)
          .flatMap((one) => side.provider.readWebhook({ ...one, rawBody: one.body }));
        expect(read).toContainEqual(expect.objectContaining({ kind: "typing" }));
      }
    });

    test("a customer who moves to another number stays one person", async () => {
      if (kind !== "meta") return;
      const moved = { from: "393330000008", type: "number_change", newPhone: "393330000009" } as const;
      const { event } = await heard(side, moved);
      expect(event).toMatchObject({
        kind: "identity",
        previous: { phone: "393330000008" },
        current: { phone: "393330000009" },
      });
      const { chats } = await stage.control<{ chats: unknown[] }>("GET", "/chats?phone=393330000009");
      expect(chats).toHaveLength(1);
    });

    test("a customer who hides the number is known by the business-scoped id", async () => {
      if (kind === "sinch") return;
      await stage.control("PUT", `/phones/${CUSTOMER}`, { hidesPhone: true });
      const { event } = await heard(side, { type: "text", text: "who am I?" });
      await stage.control("PUT", `/phones/${CUSTOMER}`, { hidesPhone: false });
      expect(event).toMatchObject({ from: { phone: null, businessScopedId: expect.stringMatching(/^IT\.\d{16}$/) } });
    });

    test("a webhook with a wrong signature is refused", async () => {
      const before = stage.receiver.received.length;
      const { received } = stage.receiver;
      await stage.control("POST", "/webhooks", { numberId: kind, body: '{"a":1}', signature: "bad" });
      const [request] = received.splice(before);
      if (request === undefined) throw new Error("nothing came");
      const verdict = side.provider.authenticate({ ...request, rawBody: request.body }, side.credentials, new Date());
      expect(verdict).toMatchObject({ type: "refused" });
    });
  });

  describe("what we send", () => {
    test("a text: sent, delivered, read, with our own reference where the provider carries one", async () => {
      const { outcome, reference } = await send(side, { type: "text", text: "Good morning ☀️" });
      const id = idOf(outcome);
      const statuses = await statusesOf(side, id, "read");
      expect(new Set(statuses.map((one) => one.status))).toEqual(new Set(["sent", "delivered", "read"]));
      expect(statuses[0]?.reference).toBe(reference);
      expect((await shown(side, outcome)).content).toEqual({ type: "text", text: "Good morning ☀️" });
      expect(await stage.control("GET", `/calls?reference=${reference}`)).toMatchObject({ total: 1, accepted: 1 });
    });

    test.each(Object.keys(FILES) as FileKind[])("a file: %s", async (type) => {
      const caption = side.provider.capabilities.captions.includes(type) ? "For you" : null;
      const { outcome } = await send(side, { type, media: media(type), caption });
      const { content } = await shown(side, outcome);
      expect(content).toMatchObject({
        type: type === "voice" || type === "audio" ? expect.stringMatching(/voice|audio/) : type,
      });
      if (!("media" in content)) throw new Error("no file");
      if (caption !== null) expect(content.caption).toBe("For you");
      const file = await fetch(`${stage.simulator.address()}/control/media/${content.media.id}`);
      expect(await file.text()).toBe(`the bytes of a ${type}`);
    });

    test("a place", async () => {
      const place = { latitude: 45.0703, longitude: 7.6869, name: "Mole", address: "Via Montebello 20" };
      const { outcome } = await send(side, { type: "location", ...place });
      expect((await shown(side, outcome)).content).toEqual({ type: "location", ...place });
    });

    test("a reaction and an answer, where the provider offers them", async () => {
      const { messageId } = await stage.says(kind, { type: "text", text: "like me" });
      if (side.provider.capabilities.reactions) {
        const { outcome } = await send(side, { type: "reaction", target: messageId, emoji: "👍" });
        await statusesOf(side, idOf(outcome), "delivered");
        const target = (await stage.chat(kind)).messages.find((one) => one.id === messageId);
        expect(target?.reactions).toEqual([{ by: "business", emoji: "👍" }]);
      }
      if (side.provider.capabilities.replyContext) {
        const { outcome } = await send(side, { type: "text", text: "I do" }, messageId);
        expect((await shown(side, outcome)).quoted).toMatchObject({ id: messageId, preview: "like me" });
      }
    });

    test("read marks and typing, where the provider offers them", async () => {
      const { messageId } = await stage.says(kind, { type: "text", text: "are you there?" });
      const marked = await side.provider.markRead?.(messageId, side.credentials, side.network, OUR_PHONE);
      const typed = await side.provider.showTyping?.(
        { to: { phone: CUSTOMER, businessScopedId: null }, lastInboundProviderMessageId: messageId, from: OUR_PHONE },
        side.credentials,
        side.network,
      );
      const chat = await stage.chat(kind);
      if (side.provider.capabilities.markRead) {
        expect(marked).toEqual({ type: "done" });
        expect(chat.messages.find((one) => one.id === messageId)?.state).toBe("read");
      }
      if (side.provider.capabilities.typing) {
        expect(typed).toEqual({ type: "done" });
        expect(chat.typingUntil).not.toBeNull();
      }
    });

    test("every template is listed, page after page, and the approved ones can be sent", async () => {
      const listed = await side.provider.listTemplates(side.credentials, side.network);
      if (listed.type !== "listed") throw new Error(JSON.stringify(listed.failure));
      expect(listed.templates.map(({ name, language, state }) => [name, language, state])).toEqual(
        TEMPLATES.map(({ name, language, status }) => [name, language, status.toLowerCase()]),
      );
      for (const template of TEMPLATES.filter(({ status }) => status === "APPROVED")) {
        const found = listed.templates.find(
          ({ name, language }) => name === template.name && language === template.language,
        );
        expect(found?.body).toBe(template.body);
        const names = [...template.body.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1] ?? "");
        const header = template.header === null || template.header.format === "TEXT" ? null : template.header.format;
        const headerKind = header === "DOCUMENT" ? "document" : "image";
        const { outcome } = await send(side, {
          type: "template",
          providerTemplateId: found?.providerTemplateId ?? null,
          name: template.name,
          language: template.language,
          parameters: [
            ...(header === null
              ? []
              : [
                  {
                    component: "header",
                    position: 1,
                    name: null,
                    value: { type: headerKind, media: media(headerKind) },
                  } as const,
                ]),
            ...names.map((name, at) => ({
              component: "body" as const,
              position: at + 1,
              name: template.named ? name : null,
              value: { type: "text" as const, text: `value ${at + 1}` },
            })),
            ...template.buttons.flatMap((button, at) =>
              button.type === "URL" && button.sample !== null
                ? [{ component: "button", position: at, name: null, value: { type: "text", text: "1042" } } as const]
                : [],
            ),
          ],
        });
        const { content } = await shown(side, outcome);
        expect(content).toMatchObject({
          type: "template",
          name: template.name,
          body: expect.stringContaining("value 1"),
        });
        if (content.type === "template" && header !== null) expect(content.headerMedia?.id).not.toBeNull();
        if (template.name === "order_shipped")
          expect(content).toMatchObject({ buttons: [{ value: "https://shop.example/track/1042" }] });
      }
    });

    test("outside the service window: accepted, then failed with a template needed", async () => {
      await stage.control("PUT", "/chats/window", { numberId: kind, phone: CUSTOMER, lastInboundAt: null });
      const { outcome } = await send(side, { type: "text", text: "too late" });
      const [status] = await statusesOf(side, idOf(outcome), "failed");
      await stage.says(kind, { type: "text", text: "back again" });
      expect(status?.failure?.class).toBe("template_needed");
    });

    test("a file that cannot be fetched, or a number without WhatsApp, fails as what it is", async () => {
      await stage.control("PUT", `/phones/${CUSTOMER}`, { onWhatsApp: false });
      const { outcome } = await send(side, { type: "text", text: "nobody there" });
      const [status] = await statusesOf(side, idOf(outcome), "failed");
      await stage.control("PUT", `/phones/${CUSTOMER}`, { onWhatsApp: true });
      expect(status?.failure?.class).toBe("recipient");
    });

    test("trouble: throttled, lost answer, status before the answer, wrong credentials", async () => {
      await stage.faults({
        numberId: kind,
        rejectSends: {
          status: 429,
          code: { twilio: "20429", meta: "130429", sinch: "RESOURCE_EXHAUSTED", kaleyra: "WA429" }[kind],
          times: 1,
        },
      });
      const throttled = await send(side, { type: "text", text: "one too many" });
      expect(throttled.outcome).toMatchObject({ type: "retryLater", failure: { class: "retry" } });

      await stage.faults({ numberId: kind, dropAnswer: { times: 1 } });
      const lost = await send(side, { type: "text", text: "answer lost" });
      expect(lost.outcome.type).toBe("unknown");
      expect(await stage.control("GET", `/calls?reference=${lost.reference}`)).toMatchObject({
        total: 1,
        calls: [{ outcome: "dropped" }],
      });

      await stage.faults({ numberId: kind, statusBeforeAnswer: true });
      const before = stage.receiver.received.length;
      const early = await send(side, { type: "text", text: "status first" });
      const arrived = stage.receiver.received
        .slice(before)
        .filter(({ url }) => url.includes(`/receive/${kind}/`))
        .flatMap((one) => side.provider.readWebhook({ ...one, rawBody: one.body }))
        .find((event) => event.kind === "status" && event.providerMessageIds.includes(idOf(early.outcome)));
      expect(arrived).toMatchObject({ kind: "status", status: "sent" });
      await stage.control("DELETE", `/faults?numberId=${kind}`);

      const broken = Object.fromEntries(
        Object.entries(CREDENTIALS[kind]).map(([name, value]) => [
          name,
          /token|secret|apiKey/i.test(name) ? `${value}x` : value,
        ]),
      );
      const fields = side.provider.credentialFields.some((field) => field.name === "baseUrl")
        ? { baseUrl: `${stage.simulator.address()}/${kind}` }
        : {};
      const wrong = { ...side, credentials: side.provider.parseCredentials({ ...broken, ...fields }) };
      expect((await send(wrong, { type: "text", text: "no" })).outcome).toMatchObject({
        type: "refused",
        failure: { class: "configuration" },
      });
    });
  });
});

describe("kaleyra, first generation", () => {
  test.each(["v1-json", "v1-get"] as const)("sends by form and hears by %s", async (kaleyraCallbacks) => {
    await stage.register("kaleyra", { kaleyraCallbacks });
    const side = sideOf("kaleyra", `${stage.simulator.address()}/kaleyra/v1`);
    const { event } = await heard(side, { type: "text", text: "ciao" });
    expect(event).toMatchObject({
      kind: "message",
      from: { phone: CUSTOMER },
      content: { type: "text", text: "ciao" },
    });
    const image = await heard(side, {
      type: "image",
      media: { ...FILES.image, base64: bytesOf("image").toString("base64") },
    });
    expect(await downloaded(side, image.event)).toBe("the bytes of a image");
    const { outcome } = await send(side, { type: "text", text: "buongiorno" });
    expect((await shown(side, outcome)).content).toEqual({ type: "text", text: "buongiorno" });
    const file = await send(side, { type: "document", media: media("document"), caption: null });
    expect((await shown(side, file.outcome)).content).toMatchObject({ type: "document" });
  });
});
