/** Whatever the console reads or draws of a stranger's text: a new reader is a line in a table. */
import { MantineProvider } from "@mantine/core";
import { type ComponentProps, createElement, type ReactNode } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { IntlProvider } from "react-intl";
import { describeBoundedCost, leastMs, MAX_MS } from "../../../packages/providers/src/conformance/bounded-cost.ts";
import { HOSTILE_LENGTH, HOSTILE_TEXTS } from "../../../packages/providers/src/conformance/hostile-texts.ts";
import { safeReturnPath } from "../lib/session/home.ts";
import { hasWords } from "../ui/choice/words-in.ts";
import { StyledRuns } from "../ui/runs/styled-runs.tsx";
import { cannedTrigger } from "./desk/composer/canned-trigger.ts";
import { coordinatesIn, isLink } from "./desk/composer/coordinates.ts";
import { filledAnswer, templatePreview } from "./desk/composer/template-text.ts";
import { inFewWords } from "./desk/lists/last-words.ts";
import { answersOf } from "./desk/thread/answers-of.ts";
import { Cards } from "./desk/thread/contact-cards.tsx";
import { emojiOnly } from "./desk/thread/emoji-only.ts";
import { FlowAnswers } from "./desk/thread/flow-answers.tsx";
import { lineInWords } from "./desk/thread/line-in-words.ts";
import { MessageContent } from "./desk/thread/message-content.tsx";
import { Quote } from "./desk/thread/quote.tsx";
import { Reactions } from "./desk/thread/reactions.tsx";
import { SystemLine } from "./desk/thread/system-line.tsx";
import { timeline } from "./desk/thread/timeline.ts";
import { beginningOf } from "./message-text/beginning.ts";
import { type MessagePart, messageParts, PARTS_MAX } from "./message-text/message-parts.ts";
import { MessageText } from "./message-text/message-text.tsx";
import { webAddress } from "./message-text/web-address.ts";
import { typedMembers } from "./settings/lists/typed-members.ts";

type Message = ComponentProps<typeof MessageContent>["message"];

const EMPTY = {
  id: "01900000-0000-7000-8000-000000000001",
  interactionId: "01900000-0000-7000-8000-000000000002",
  direction: "INBOUND",
  type: "TEXT",
  text: null,
  contactCards: [],
  orderLines: [],
  reactions: [],
  reply: null,
  revokedAt: null,
  forwarded: false,
  referral: null,
  location: null,
  attachment: null,
  systemEvent: null,
  systemLine: null,
  occurredAt: "2026-11-30T10:00:00Z",
} as unknown as Message;

/** What of the languages' texts these parts ask for does not matter. */
const words = (id: string) => id;

function drawn(node: ReactNode): string {
  const messages = new Proxy({}, { get: (_, id) => String(id), has: () => true });
  return renderToStaticMarkup(
    createElement(
      IntlProvider,
      { locale: "en", messages: messages as Record<string, string>, onError: () => undefined },
      createElement(MantineProvider, null, node),
    ),
  );
}

const message = (fields: object) =>
  drawn(createElement(MessageContent, { message: { ...EMPTY, ...fields }, contactName: "Maria" }));
/** As long as a name, and as anything else on a line, may be. */
const name = (text: string) => text.slice(0, 256);
const line = (text: string) => text.slice(0, 4_096);
const fifty = <Entry>(entry: Entry) => Array.from({ length: 50 }, () => entry);

describeBoundedCost({
  messageParts,
  webAddress,
  beginningOf: (text) => beginningOf(text, 300),
  emojiOnly,
  answersOf,
  hasWords: (text) => hasWords(text, text.slice(0, 100)),
  cannedTrigger: (text) => cannedTrigger(text, text.length),
  coordinatesIn,
  isLink,
  templatePreview: (text) => templatePreview(text, ["1", "name"], [text, ""]),
  filledAnswer: (text) => filledAnswer(text, { contact: text, agent: text, account: text }),
  typedMembers,
  safeReturnPath,
  "words of a row": (text) => inFewWords({ type: "TEXT", text }, words as never),
  "words of a system line": (text) => lineInWords({ systemEvent: text, systemLine: null, text }, words as never),
  "rows of a thread": (text) => timeline([{ ...EMPTY, text, systemEvent: text }], [], text),
});

/** What draws texts, each as long as providers' readers let it become. */
const DRAWERS: Readonly<Record<string, (text: string) => string>> = {
  "a text": (text) => message({ text }),
  "a text taken back": (text) => message({ text, revokedAt: EMPTY.occurredAt }),
  "a notice": (text) => message({ type: "SYSTEM", text }),
  "what cannot be shown": (text) => message({ type: "UNSUPPORTED", text }),
  "a file's name and caption": (text) =>
    message({
      type: "DOCUMENT",
      text,
      attachment: { state: "READY", url: "/files/1", fileName: name(text), mimeType: name(text), sizeBytes: 1 },
    }),
  "a place": (text) =>
    message({ type: "LOCATION", location: { latitude: 1, longitude: 1, name: line(text), address: line(text) } }),
  "contact cards": (text) =>
    drawn(
      createElement(Cards, {
        cards: fifty({ name: name(text), organisation: name(text), phones: fifty(name(text)), emails: [] }),
      }),
    ),
  "a list's reply": (text) => message({ type: "LIST_REPLY", text, reply: { description: line(text) } }),
  "a flow's answers": (text) => drawn(createElement(FlowAnswers, { response: text })),
  "a flow's answers in JSON": (text) => drawn(createElement(FlowAnswers, { response: JSON.stringify({ a: text }) })),
  "an order": (text) =>
    message({
      type: "ORDER",
      text,
      orderLines: fifty({ productId: name(text), quantity: 1, price: 1e308, currency: text.slice(0, 3) }),
    }),
  "an advertisement": (text) =>
    message({ text, referral: { headline: name(text), body: line(text), url: line(text) } }),
  "a quote": (text) =>
    drawn(
      createElement(Quote, {
        quoted: { id: "1", direction: "INBOUND", type: "TEXT", text },
        contactName: name(text),
        onJump: () => undefined,
      }),
    ),
  reactions: (text) =>
    drawn(
      createElement(Reactions, {
        reactions: [{ emoji: text.slice(0, 64), byContact: true, by: null }],
        contactName: name(text),
      } as ComponentProps<typeof Reactions>),
    ),
  "a system line": (text) => drawn(createElement(SystemLine, { message: { ...EMPTY, text: line(text) } })),
  "a notification": (text) =>
    drawn(createElement(StyledRuns, { runs: [{ text: line(text), bold: true, italic: true }] })),
};

describe("a stranger's text is drawn in a bounded time, into a bounded page", () => {
  test.each([...Object.entries(DRAWERS).entries()])("%i: %s", (place, [, draw]) => {
    // Other texts from one to the next: together they draw them all, and the readers above are tried with each.
    for (const { name: kind, of } of HOSTILE_TEXTS.filter((_, index) => index % 4 === place % 4)) {
      const text = of(HOSTILE_LENGTH);
      expect([kind, draw(text).length < 150_000]).toEqual([kind, true]);
      expect([kind, leastMs(() => draw(text), MAX_MS) <= MAX_MS]).toEqual([kind, true]);
    }
  });
});

describe("what is drawn of a text is bounded", () => {
  const partsIn = (parts: readonly MessagePart[]): number =>
    parts.reduce((sum, part) => sum + 1 + (part.type === "marked" ? partsIn(part.parts) : 0), 0);
  const typed = (parts: readonly MessagePart[]): string =>
    parts.map((part) => (part.type === "marked" ? typed(part.parts) : part.text)).join("");

  test.each(HOSTILE_TEXTS)("$name", ({ of }) => {
    const text = of(HOSTILE_LENGTH);
    expect(partsIn(messageParts(text))).toBeLessThanOrEqual(2 * PARTS_MAX);
    const html = drawn(createElement(MessageText, { text }));
    expect(html.length).toBeLessThan(40_000);
    // Nothing is dropped but the marks that were read: every other sign is there, in its order.
    const bare = (shown: string) => shown.replaceAll(/[*_~`]/g, "");
    expect(bare(typed(messageParts(text)))).toBe(bare(text));
  });

  test("a long text begins folded and says so; a short one does not", () => {
    expect(drawn(createElement(MessageText, { text: "word ".repeat(2_000) }))).toContain("common.showAll");
    expect(drawn(createElement(MessageText, { text: "line\n".repeat(100) }))).toContain("common.showAll");
    expect(drawn(createElement(MessageText, { text: "word ".repeat(100) }))).not.toContain("common.showAll");
  });

  test("a cut falls between what people see as characters", () => {
    expect(beginningOf("👩‍👩‍👧‍👦👩‍👩‍👧‍👦", 15)).toBe("👩‍👩‍👧‍👦");
    expect(beginningOf(`a${"e\u0301".repeat(5)}`, 4)).toBe("ae\u0301");
    expect(beginningOf(`x${"\u0301".repeat(500)}`, 300).length).toBe(300);
    expect(beginningOf("🛶".repeat(200), 3)).toBe("🛶");
  });
});
