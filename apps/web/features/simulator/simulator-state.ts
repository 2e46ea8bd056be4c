/** What the page knows of the simulator, and how each answer and each change of the stream alters it. Pure. */
import type { Chat, ChatMessage, SimulatedNumber, SimulatedPhone, StreamChange } from "./control/shapes.ts";

export interface SimulatorState {
  /** Null until first loaded. */
  readonly numbers: readonly SimulatedNumber[] | null;
  readonly phones: readonly SimulatedPhone[] | null;
  /** By phone; absent until loaded. Each newest activity first. */
  readonly chats: Readonly<Record<string, readonly Chat[]>>;
  readonly connection: "connecting" | "up" | "down";
}

export const nothingYet: SimulatorState = { numbers: null, phones: null, chats: {}, connection: "connecting" };

export type SimulatorAction =
  | { readonly type: "numbersLoaded"; readonly numbers: readonly SimulatedNumber[] }
  | { readonly type: "phonesLoaded"; readonly phones: readonly SimulatedPhone[] }
  | { readonly type: "chatsLoaded"; readonly phone: string; readonly chats: readonly Chat[] }
  | { readonly type: "connected"; readonly isUp: boolean }
  | Extract<StreamChange, { type: "message" | "typing" }>;

export function afterAction(state: SimulatorState, action: SimulatorAction): SimulatorState {
  switch (action.type) {
    case "numbersLoaded":
      return { ...state, numbers: action.numbers };
    case "phonesLoaded":
      return { ...state, phones: action.phones };
    case "chatsLoaded":
      return { ...state, chats: { ...state.chats, [action.phone]: action.chats } };
    case "connected":
      return { ...state, connection: action.isUp ? "up" : "down" };
    case "message":
      return withChat(state, action, (chat) => ({
        ...chat,
        typingUntil: action.message.fromCustomer ? chat.typingUntil : null,
        messages: withMessage(chat.messages, action.message),
      }));
    case "typing":
      return withChat(state, action, (chat) => ({ ...chat, typingUntil: action.until }));
  }
}

function withChat(
  state: SimulatorState,
  { phone, numberId }: { readonly phone: string; readonly numberId: string },
  changed: (chat: Chat) => Chat,
): SimulatorState {
  const chats = state.chats[phone];
  if (chats === undefined) return state;
  const current = chats.find((chat) => chat.numberId === numberId);
  const next = changed(current ?? { numberId, phone, messages: [], unread: 0, typingUntil: null });
  const others = chats.filter((chat) => chat !== current);
  const isNews = next.messages.length !== current?.messages.length;
  const arranged = isNews ? [next, ...others] : chats.map((chat) => (chat === current ? next : chat));
  return { ...state, chats: { ...state.chats, [phone]: arranged } };
}

function withMessage(messages: readonly ChatMessage[], message: ChatMessage): readonly ChatMessage[] {
  const known = messages.findIndex((candidate) => candidate.id === message.id);
  if (known >= 0) return messages.with(known, message);
  return [...messages, message].sort((one, other) => one.at.getTime() - other.at.getTime());
}

/** What the phone shows: a message that failed never arrived. */
export function shownMessages(chat: Chat): readonly ChatMessage[] {
  return chat.messages.filter((message) => message.fromCustomer || message.state !== "failed");
}

/** Messages of the business that the customer has not looked at. */
export function unreadCount(chat: Chat): number {
  return shownMessages(chat).filter((message) => !message.fromCustomer && message.state !== "read").length;
}
