import { readAnswer, readChange, readChat, readMessage } from "./control/read.ts";
import { afterAction, nothingYet, shownMessages, unreadCount } from "./simulator-state.ts";

const said = (id: string, state: string, direction: "fromBusiness" | "fromCustomer" = "fromBusiness") =>
  readMessage({ id, direction, at: `2026-03-12T10:00:0${id}Z`, content: { type: "text", text: id }, state });

const loaded = afterAction(nothingYet, {
  type: "chatsLoaded",
  phone: "39",
  chats: [readChat({ numberId: "n", phone: "39", messages: [] })],
});

test("a message is added once, whatever its state does, and in the order of time", () => {
  const steps = [said("2", "accepted"), said("1", "sent", "fromCustomer"), said("2", "read")];
  const state = steps.reduce(
    (current, message) => afterAction(current, { type: "message", numberId: "n", phone: "39", message }),
    loaded,
  );
  expect(state.chats["39"]?.[0]?.messages.map(({ id, state: tick }) => `${id} ${tick}`)).toEqual(["1 sent", "2 read"]);
});

test("a first message makes the chat", () => {
  const state = afterAction(loaded, { type: "message", numberId: "new", phone: "39", message: said("1", "delivered") });
  expect(state.chats["39"]?.map(({ numberId }) => numberId)).toEqual(["new", "n"]);
});

test("what failed never reached the phone; what was not read counts", () => {
  const chat = {
    ...readChat({ numberId: "n", phone: "39", messages: [] }),
    messages: [said("1", "failed"), said("2", "delivered"), said("3", "read")],
  };
  expect(shownMessages(chat).map(({ id }) => id)).toEqual(["2", "3"]);
  expect(unreadCount(chat)).toBe(1);
});

test("the webhook's answer in the phone's words", () => {
  expect(readAnswer({ reported: true, webhook: { status: 200 } })).toEqual({ type: "taken" });
  expect(readAnswer({ reported: true, webhook: { status: null } })).toEqual({ type: "refused", status: null });
  expect(readAnswer({ reported: true, webhook: { status: 503 } })).toEqual({ type: "refused", status: 503 });
  expect(readAnswer({ reported: false, webhook: null })).toEqual({ type: "notReported" });
});

test.each([null, 7, "x", {}, { type: "news" }])("%j is no change the phone knows", (value) =>
  expect(readChange(value)).toBeNull(),
);

test("a message of a kind the phone does not know is a notice, never a crash", () =>
  expect(readMessage({ content: { type: "hologram" } }).content).toEqual({ type: "notice", text: "" }));
