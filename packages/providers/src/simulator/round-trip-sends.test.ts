/** Each adapter against the simulator: what we send, and what comes of it. */
import { PROVIDER_KINDS } from "../index.ts";
import { TEMPLATES } from "./templates.ts";
import { bytesOf, FILES, type FileKind, idOf, type Side, sidesOn } from "./testing/sides.ts";
import { AUTHORIZED, CREDENTIALS, CUSTOMER, OUR_PHONE, type Stage, setStage } from "./testing/stage.ts";

let stage: Stage;
let steps: ReturnType<typeof sidesOn>;
beforeAll(async () => {
  stage = await setStage({ templatePage: 3, vendorLimits: false });
  steps = sidesOn(stage);
  await stage.control("PUT", `/phones/${CUSTOMER}`, { name: "Anna Bianchi", readsAfterMs: 5 });
});
afterAll(() => stage.stop());

describe.each(PROVIDER_KINDS)("%s", (kind) => {
  let side: Side;
  beforeAll(async () => {
    await stage.register(kind);
    side = steps.sideOf(kind);
    await stage.says(kind, { type: "text", text: "hello" });
  });

  describe("what we send", () => {
    test("a text: sent, delivered, read, with our own reference where the provider carries one", async () => {
      const { outcome, reference } = await steps.send(side, { type: "text", text: "Good morning ☀️" });
      const id = idOf(outcome);
      const statuses = await steps.statusesOf(side, id, "read");
      expect(new Set(statuses.map((one) => one.status))).toEqual(new Set(["sent", "delivered", "read"]));
      expect(statuses[0]?.reference).toBe(reference);
      expect((await steps.shown(side, outcome)).content).toEqual({ type: "text", text: "Good morning ☀️" });
      expect(await stage.control("GET", `/calls?reference=${reference}`)).toMatchObject({ total: 1, accepted: 1 });
    });

    test.each(Object.keys(FILES) as FileKind[])("a file: %s", async (type) => {
      const caption = side.provider.capabilities.captions.includes(type) ? "For you" : null;
      const { outcome } = await steps.send(side, { type, media: steps.media(type), caption });
      const { content } = await steps.shown(side, outcome);
      expect(content).toMatchObject({
        type: type === "voice" || type === "audio" ? expect.stringMatching(/voice|audio/) : type,
      });
      if (!("media" in content)) throw new Error("no file");
      if (caption !== null) expect(content.caption).toBe("For you");
      const file = await fetch(`${stage.simulator.address()}/control/media/${content.media.id}`, {
        headers: AUTHORIZED,
      });
      expect(await file.text()).toBe(`the bytes of a ${type}`);
    });

    test("a place", async () => {
      const place = { latitude: 45.0703, longitude: 7.6869, name: "Mole", address: "Via Montebello 20" };
      const { outcome } = await steps.send(side, { type: "location", ...place });
      expect((await steps.shown(side, outcome)).content).toEqual({ type: "location", ...place });
    });

    test("a reaction and an answer, where the provider offers them", async () => {
      const { messageId } = await stage.says(kind, { type: "text", text: "like me" });
      if (side.provider.capabilities.reactions) {
        const { outcome } = await steps.send(side, { type: "reaction", target: messageId, emoji: "👍" });
        await steps.statusesOf(side, idOf(outcome), "delivered");
        const target = (await stage.chat(kind)).messages.find((one) => one.id === messageId);
        expect(target?.reactions).toEqual([{ by: "business", emoji: "👍" }]);
      }
      if (side.provider.capabilities.replyContext) {
        const { outcome } = await steps.send(side, { type: "text", text: "I do" }, messageId);
        expect((await steps.shown(side, outcome)).quoted).toMatchObject({ id: messageId, preview: "like me" });
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
        const { outcome } = await steps.send(side, {
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
                    value: { type: headerKind, media: steps.media(headerKind) },
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
        const { content } = await steps.shown(side, outcome);
        expect(content).toMatchObject({
          type: "template",
          name: template.name,
          body: expect.stringContaining("value 1"),
        });
        if (content.type === "template" && header !== null) expect(content.headerMedia?.id).not.toBeNull();
        if (template.name === "order_shipped")
          expect(content).toMatchObject({ buttons: [{ value: "https://shop.example/track/1042" }] });
      }
    }, 30_000);

    test("outside the service window: accepted, then failed with a template needed", async () => {
      await stage.control("PUT", "/chats/window", { numberId: kind, phone: CUSTOMER, lastInboundAt: null });
      const { outcome } = await steps.send(side, { type: "text", text: "too late" });
      const [status] = await steps.statusesOf(side, idOf(outcome), "failed");
      await stage.says(kind, { type: "text", text: "back again" });
      expect(status?.failure?.class).toBe("template_needed");
    });

    test("a file that cannot be fetched, or a number without WhatsApp, fails as what it is", async () => {
      await stage.control("PUT", `/phones/${CUSTOMER}`, { onWhatsApp: false });
      const { outcome } = await steps.send(side, { type: "text", text: "nobody there" });
      const [status] = await steps.statusesOf(side, idOf(outcome), "failed");
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
      const throttled = await steps.send(side, { type: "text", text: "one too many" });
      expect(throttled.outcome).toMatchObject({ type: "retryLater", failure: { class: "retry" } });

      await stage.faults({ numberId: kind, dropAnswer: { times: 1 } });
      const lost = await steps.send(side, { type: "text", text: "answer lost" });
      expect(lost.outcome.type).toBe("unknown");
      expect(await stage.control("GET", `/calls?reference=${lost.reference}`)).toMatchObject({
        total: 1,
        calls: [{ outcome: "dropped" }],
      });

      await stage.faults({ numberId: kind, statusBeforeAnswer: true });
      const before = stage.receiver.received.length;
      const early = await steps.send(side, { type: "text", text: "status first" });
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
      expect((await steps.send(wrong, { type: "text", text: "no" })).outcome).toMatchObject({
        type: "refused",
        failure: { class: "configuration" },
      });
    });
  });
});

describe("kaleyra, first generation", () => {
  test.each(["v1-json", "v1-get"] as const)("sends by form and hears by %s", async (kaleyraCallbacks) => {
    await stage.register("kaleyra", { kaleyraCallbacks });
    const side = steps.sideOf("kaleyra", `${stage.simulator.address()}/kaleyra/v1`);
    const { event } = await steps.heard(side, { type: "text", text: "ciao" });
    expect(event).toMatchObject({
      kind: "message",
      from: { phone: CUSTOMER },
      content: { type: "text", text: "ciao" },
    });
    const image = await steps.heard(side, {
      type: "image",
      media: { ...FILES.image, base64: bytesOf("image").toString("base64") },
    });
    expect(await steps.downloaded(side, image.event)).toBe("the bytes of a image");
    const { outcome } = await steps.send(side, { type: "text", text: "buongiorno" });
    expect((await steps.shown(side, outcome)).content).toEqual({ type: "text", text: "buongiorno" });
    const file = await steps.send(side, { type: "document", media: steps.media("document"), caption: null });
    expect((await steps.shown(side, file.outcome)).content).toMatchObject({ type: "document" });
  });
});
