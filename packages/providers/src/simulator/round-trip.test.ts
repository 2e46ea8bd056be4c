/** Each adapter against the simulator: what customers send. */
import { PROVIDER_KINDS } from "../index.ts";
import type { CustomerContent } from "./control-types.ts";
import { bytesOf, FILES, type FileKind, type Side, sidesOn } from "./testing/sides.ts";
import { CUSTOMER, type Stage, setStage } from "./testing/stage.ts";

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

  describe("what a customer sends", () => {
    const from = { phone: CUSTOMER };

    test("a text, with its time and name", async () => {
      const { event, messageId } = await steps.heard(side, { type: "text", text: "Perché è così? 👍 1/2" });
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
      const { event } = await steps.heard(side, { type: "text", text: "second", replyTo: first.messageId });
      expect(event).toMatchObject({ kind: "message", replyTo: first.messageId });
    });

    test.each(Object.keys(FILES) as FileKind[])("a file: %s", async (type) => {
      const upload = { ...FILES[type], base64: bytesOf(type).toString("base64") };
      const captioned = type === "image" || type === "video";
      const { event } = await steps.heard(side, {
        type,
        media: upload,
        ...(captioned ? { caption: "Look at this" } : {}),
      });
      expect(event).toMatchObject({ content: { type, ...(captioned ? { caption: "Look at this" } : {}) } });
      expect(await steps.downloaded(side, event)).toBe(`the bytes of a ${type}`);
    });

    test("a place", async () => {
      const place = { latitude: 45.0703, longitude: 7.6869, name: "Mole", address: "Via Montebello 20" };
      const { event } = await steps.heard(side, { type: "location", ...place });
      expect(event).toMatchObject({ content: { type: "location", ...place } });
    });

    test("a contact card", async () => {
      const { event } = await steps.heard(side, {
        type: "contacts",
        contacts: [{ name: "Bruno Neri", phones: ["+390111234567"], emails: ["bruno@example.com"] }],
      });
      if (kind === "twilio") expect(await steps.downloaded(side, event)).toContain("FN:Bruno Neri");
      else
        expect(event).toMatchObject({
          content: { type: "contacts", cards: [{ name: "Bruno Neri", phones: ["+390111234567"] }] },
        });
    });

    test("a tap on a template's button and on a row of a list", async () => {
      const tap = await steps.heard(side, {
        type: "button_reply",
        text: "Yes, I will come",
        payload: "YES",
        template: true,
      });
      expect(tap.event).toMatchObject({
        content: {
          type: "button_reply",
          payload: "YES",
          ...(kind === "sinch" ? {} : { text: "Yes, I will come", template: true }),
        },
      });
      const row = await steps.heard(side, {
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
        const reaction = await steps.heard(side, { type: "reaction", target: messageId, emoji: "❤️" });
        expect(reaction.event).toMatchObject({ kind: "reaction", from, target: messageId, emoji: "❤️" });
        const removed = await steps.heard(side, { type: "reaction", target: messageId, emoji: "" });
        expect(removed.event).toMatchObject({ kind: "reaction", target: messageId, emoji: null });
      }
      if (offers("flow_reply")) {
        const { event } = await steps.heard(side, { type: "flow_reply", text: "Done", response: { stars: "5" } });
        expect(event).toMatchObject({ content: { type: "flow_reply", response: { stars: "5" } } });
      }
      if (offers("order")) {
        const lines = [{ productId: "TEA-1", quantity: 2, price: 4.5, currency: "EUR" }];
        const { event } = await steps.heard(side, { type: "order", catalogId: "355", text: "Thanks", lines });
        expect(event).toMatchObject({ content: { type: "order", catalogId: "355", lines } });
      }
      if (offers("edit")) {
        const { event } = await steps.heard(side, { type: "edit", target: messageId, text: "changed" });
        expect(event).toMatchObject({ kind: "edit", target: messageId, content: { type: "text", text: "changed" } });
        expect((await stage.chat(kind)).messages.find((one) => one.id === messageId)).toMatchObject({ edited: true });
      }
      if (offers("revoke")) {
        const { event } = await steps.heard(side, { type: "revoke", target: messageId });
        expect(event).toMatchObject({ kind: "revoke", target: messageId });
      }
      if (offers("unsupported")) {
        const { event } = await steps.heard(side, { type: "unsupported" });
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

    test("what was forwarded, and the advertisement it began from, where the provider says so", async () => {
      if (kind === "sinch") return;
      const referral = { headline: "Spring tea", url: "https://shop.example/tea", body: "Try it", clickId: "click-1" };
      const { event } = await steps.heard(side, {
        type: "text",
        text: "hi",
        forwarded: "frequently_forwarded",
        referral,
      });
      expect(event).toMatchObject({
        forwarded: "frequently_forwarded",
        referral: { headline: "Spring tea", url: "https://shop.example/tea", body: "Try it", clickId: "click-1" },
      });
    });

    test("a customer who moves to another number stays one person", async () => {
      if (kind !== "meta") return;
      const moved = { from: "393330000008", type: "number_change", newPhone: "393330000009" } as const;
      const { event } = await steps.heard(side, moved);
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
      const { event } = await steps.heard(side, { type: "text", text: "who am I?" });
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
});
