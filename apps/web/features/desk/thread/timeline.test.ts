import type { PendingMessage } from "../composer/outbox.ts";
import { firstOfNewest, type ThreadMessage, timeline } from "./timeline.ts";

const ana = "ana";

function message(id: string, minute: number, more: Partial<ThreadMessage> = {}): ThreadMessage {
  return {
    id,
    interactionId: "i",
    direction: "INBOUND",
    type: "TEXT",
    author: null,
    isAutomatic: false,
    text: id,
    attachment: null,
    location: null,
    contactCards: [],
    reply: null,
    orderLines: [],
    replyTo: null,
    reactions: [],
    forwarded: false,
    editedAt: null,
    revokedAt: null,
    referral: null,
    occurredAt: new Date(2026, 2, 12, 10, minute).toISOString(),
    receivedAt: new Date(2026, 2, 12, 10, minute).toISOString(),
    clientMessageId: null,
    status: null,
    failure: null,
    template: null,
    systemEvent: null,
    systemLine: null,
    ...more,
  };
}

function pending(clientMessageId: string, minute: number): PendingMessage {
  return {
    clientMessageId,
    interactionId: "i",
    kind: "message",
    text: "on its way",
    attachment: null,
    location: null,
    replyTo: null,
    template: null,
    createdAt: new Date(2026, 2, 12, 10, minute).getTime(),
    state: "sending",
    problem: null,
  };
}

const by = (id: string) => ({ direction: "OUTBOUND" as const, author: { id, name: id } });

test("a day divider stands before the first message of each day", () => {
  const later = message("b", 0, { occurredAt: new Date(2026, 2, 13, 9).toISOString() });
  expect(timeline([message("a", 0), later], [], ana).map(({ type }) => type)).toEqual([
    "day",
    "message",
    "day",
    "message",
  ]);
});

test("consecutive messages of one sender are one group; a pause, another sender or a system line ends it", () => {
  const rows = timeline(
    [
      message("a", 0),
      message("b", 1),
      message("c", 9),
      message("d", 10, by("ben")),
      message("e", 10, by(ana)),
      message("line", 11, { direction: "SYSTEM" }),
      message("f", 11, by(ana)),
    ],
    [],
    ana,
  );
  const ends = rows.flatMap((row) =>
    row.type === "message" ? [[row.message.id, row.isFirstOfGroup, row.isLastOfGroup]] : [],
  );
  expect(ends).toEqual([
    ["a", true, false],
    ["b", false, true],
    ["c", true, true],
    ["d", true, true],
    ["e", true, true],
    ["f", true, true],
  ]);
});

test("a note is never grouped with a message of the same agent", () => {
  const rows = timeline([message("a", 0, by(ana)), message("n", 0, { ...by(ana), direction: "NOTE" })], [], ana);
  expect(rows.filter((row) => row.type === "message" && row.isFirstOfGroup)).toHaveLength(2);
});

test("an unsent message joins the agent's own group, and is shown once under the same key when it is stored", () => {
  const before = timeline([message("a", 0, by(ana))], [pending("x", 1)], ana);
  const after = timeline(
    [message("a", 0, by(ana)), message("b", 1, { ...by(ana), clientMessageId: "x" })],
    [pending("x", 1)],
    ana,
  );
  expect(before.at(-1)).toMatchObject({ type: "pending", key: "x", isFirstOfGroup: false });
  expect(after.at(-1)).toMatchObject({ type: "message", key: "x" });
  expect(after).toHaveLength(before.length);
});

test("a thread that reaches back begins each interaction with a divider, and a day in each", () => {
  const rows = timeline([message("a", 0, { interactionId: "old" }), message("b", 1), message("c", 2)], [], ana);
  expect(rows.map(({ type }) => type)).toEqual([
    "interaction",
    "day",
    "message",
    "interaction",
    "day",
    "message",
    "message",
  ]);
  expect(rows.filter((row) => row.type === "message" && row.isFirstOfGroup)).toHaveLength(2);
});

test("what is unread begins with a line, and a group of its own", () => {
  const rows = timeline([message("a", 0), message("b", 1)], [], ana, { firstUnreadId: "b" });
  expect(rows.map(({ type }) => type)).toEqual(["day", "message", "unread", "message"]);
  expect(rows.filter((row) => row.type === "message" && row.isFirstOfGroup)).toHaveLength(2);
});

test("the newest so many of the contact begin where they say; our own lines do not count", () => {
  const messages = [message("a", 0), message("mine", 1, by(ana)), message("b", 2), message("c", 3)];
  expect([0, 1, 2, 3, 4].map((count) => firstOfNewest(messages, count))).toEqual([null, "c", "b", "a", null]);
});
