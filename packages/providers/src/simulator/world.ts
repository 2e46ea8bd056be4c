/**
 * What the simulator remembers: numbers, phones, chats. No network, no timers; whoever changes it says so
 * through `changed`, and the stream, the journal and the snapshot follow.
 */
import type { ProviderKind } from "../port.ts";
import type {
  ChatAddress,
  ChatMessage,
  CustomerContent,
  CustomerMessage,
  NumberRegistration,
  SimulatedNumber,
  SimulatedPhone,
  StreamChange,
} from "./control-types.ts";
import { businessScopedId } from "./ids.ts";

export const PHONES_LIMIT = 5_000;
const MESSAGES_PER_CHAT_LIMIT = 2_000;
export const NUMBERS_LIMIT = 1_000;
const SERVICE_WINDOW_MS = 24 * 3_600_000;

/** A registered number with what only the simulator needs. */
export interface NumberRecord {
  readonly id: string;
  readonly provider: ProviderKind;
  readonly phone: string;
  readonly name: string;
  readonly webhookUrl: string;
  readonly credentials: Readonly<Record<string, string>>;
  readonly verifyToken: string;
  readonly kaleyraCallbacks: NonNullable<NumberRegistration["kaleyraCallbacks"]>;
  handshake: SimulatedNumber["handshake"];
}

/** A file's place in the media store, under the vendor's media id. */
export interface StoredFile {
  readonly id: string;
  readonly mimeType: string;
  readonly fileName: string | null;
  readonly sizeBytes: number;
  /** Base64, as Meta writes it. */
  readonly sha256: string;
}

type MediaKind = "image" | "video" | "audio" | "voice" | "document" | "sticker";
type WithoutMedia = Exclude<CustomerContent, { readonly media: unknown }>;
/** What a customer sent, with its file in the store. */
export type CustomerActContent =
  | WithoutMedia
  | { readonly type: MediaKind; readonly file: StoredFile; readonly caption: string | null };

/** One thing a customer did, complete enough to write its webhook again. */
export interface CustomerAct {
  readonly id: string;
  readonly numberId: string;
  readonly phone: string;
  /** ISO. */
  readonly at: string;
  readonly content: CustomerActContent;
  readonly replyTo: string | null;
  readonly forwarded: CustomerMessage["forwarded"] | null;
  readonly referral: CustomerMessage["referral"] | null;
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };
export type MessageRecord = Mutable<ChatMessage> & {
  readonly numberId: string;
  phone: string;
  /** Where this message's statuses go instead of the receive URL; null: the receive URL (Twilio: nowhere). */
  readonly statusUrl: string | null;
  /** True when it may only be sent inside the service window. */
  readonly freeform: boolean;
  /** The customer's act, until the business has taken it. */
  act: CustomerAct | null;
};

export interface ChatRecord {
  readonly numberId: string;
  phone: string;
  readonly messages: MessageRecord[];
  lastInboundAt: string | null;
  typingUntil: string | null;
}

export type PhoneRecord = Mutable<SimulatedPhone>;

/** One chat's latest: what a change of it left behind. */
export interface ChatEntry {
  readonly phone: PhoneRecord | null;
  readonly address: ChatAddress;
  readonly lastInboundAt: string | null;
  readonly message: MessageRecord | null;
}

/** The part of the world that outlives a restart. */
export interface WorldState {
  readonly numbers: readonly NumberRecord[];
  readonly phones: readonly PhoneRecord[];
  readonly chats: readonly ChatRecord[];
}

export class World {
  readonly numbers = new Map<string, NumberRecord>();
  readonly phones = new Map<string, PhoneRecord>();
  readonly chats = new Map<string, ChatRecord>();
  readonly #messages = new Map<string, MessageRecord>();
  readonly #listeners = new Set<(change: StreamChange) => void>();

  onChange(listener: (change: StreamChange) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  changed(change: StreamChange): void {
    for (const listener of this.#listeners) listener(change);
  }

  numbersOf(provider: ProviderKind): NumberRecord[] {
    return [...this.numbers.values()].filter((number) => number.provider === provider);
  }

  removeNumber(id: string): boolean {
    if (!this.numbers.delete(id)) return false;
    for (const chat of [...this.chats.values()]) if (chat.numberId === id) this.#removeChat(chat);
    this.changed({ type: "numbers" });
    return true;
  }

  /** The phone, made when new; the one longest idle makes room. */
  phone(digits: string, name?: string): PhoneRecord {
    const known = this.phones.get(digits);
    if (known !== undefined) {
      // Re-inserted: the map's order is the order of use.
      this.phones.delete(digits);
      this.phones.set(digits, known);
      return known;
    }
    if (this.phones.size >= PHONES_LIMIT) {
      const idle = this.phones.keys().next().value;
      if (idle !== undefined) this.removePhone(idle);
    }
    const made: PhoneRecord = {
      phone: digits,
      name: name ?? `+${digits}`,
      readsAfterMs: 1_000,
      onWhatsApp: true,
      hidesPhone: false,
      username: null,
      businessScopedId: businessScopedId(digits),
    };
    this.phones.set(digits, made);
    this.changed({ type: "phones" });
    return made;
  }

  removePhone(digits: string): boolean {
    if (!this.phones.delete(digits)) return false;
    for (const chat of [...this.chats.values()]) if (chat.phone === digits) this.#removeChat(chat);
    this.changed({ type: "phones" });
    return true;
  }

  /**
   * Who a business writes to, as WhatsApp resolves it: a business-scoped id, or digits; a Brazilian
   * number is known with or without its ninth digit.
   */
  resolveRecipient(written: string): PhoneRecord | null {
    if (/^[A-Z]{2}\./.test(written)) {
      for (const phone of this.phones.values()) if (phone.businessScopedId === written) return phone;
      return null;
    }
    const digits = written.replace(/[\s()+-]/g, "");
    if (!/^[1-9]\d{6,14}$/.test(digits)) return null;
    const without = /^(55\d\d)9(\d{8})$/.exec(digits);
    const other = without === null ? digits.replace(/^(55\d\d)(\d{8})$/, "$19$2") : `${without[1]}${without[2]}`;
    const known = !this.phones.has(digits) && this.phones.has(other) ? other : digits;
    return this.phone(known);
  }

  chat(address: ChatAddress): ChatRecord {
    const key = `${address.numberId} ${address.phone}`;
    const known = this.chats.get(key);
    if (known !== undefined) return known;
    const made: ChatRecord = {
      numberId: address.numberId,
      phone: address.phone,
      messages: [],
      lastInboundAt: null,
      typingUntil: null,
    };
    this.chats.set(key, made);
    return made;
  }

  message(id: string): MessageRecord | undefined {
    return this.#messages.get(id);
  }

  /** Adds a message or, with the same id, tells of its change. */
  put(record: MessageRecord): void {
    if (!this.#messages.has(record.id)) {
      const chat = this.chat(record);
      chat.messages.push(record);
      this.#messages.set(record.id, record);
      if (chat.messages.length > MESSAGES_PER_CHAT_LIMIT) {
        const dropped = chat.messages.shift();
        if (dropped !== undefined) this.#messages.delete(dropped.id);
      }
    }
    this.changed({ type: "message", numberId: record.numberId, phone: record.phone, message: visible(record) });
  }

  windowIsOpen(address: ChatAddress, now: Date): boolean {
    const { lastInboundAt } = this.chat(address);
    return lastInboundAt !== null && now.getTime() - Date.parse(lastInboundAt) < SERVICE_WINDOW_MS;
  }

  /** The customer moved: chats follow the person to the new number. */
  movePhone(from: string, to: string): void {
    const old = this.phones.get(from);
    if (old === undefined || from === to) return;
    this.phones.delete(from);
    this.removePhone(to);
    this.phones.set(to, { ...old, phone: to });
    for (const [key, chat] of [...this.chats]) {
      if (chat.phone !== from) continue;
      this.chats.delete(key);
      chat.phone = to;
      for (const message of chat.messages) message.phone = to;
      this.chats.set(`${chat.numberId} ${to}`, chat);
    }
    this.changed({ type: "phones" });
  }

  state(): WorldState {
    return {
      numbers: [...this.numbers.values()],
      phones: [...this.phones.values()],
      chats: [...this.chats.values()],
    };
  }

  restore(state: WorldState): void {
    for (const number of state.numbers) this.numbers.set(number.id, number);
    for (const phone of state.phones) this.phones.set(phone.phone, phone);
    for (const chat of state.chats) {
      this.chats.set(`${chat.numberId} ${chat.phone}`, chat);
      for (const message of chat.messages) this.#messages.set(message.id, message);
    }
  }

  entry(address: ChatAddress, messageId: string | null): ChatEntry {
    const { numberId, phone, lastInboundAt } = this.chat(address);
    return {
      phone: this.phones.get(phone) ?? null,
      address: { numberId, phone },
      lastInboundAt,
      message: messageId === null ? null : (this.#messages.get(messageId) ?? null),
    };
  }

  /** Takes up an entry again; tells nobody. */
  recall({ phone, address, lastInboundAt, message }: ChatEntry): void {
    if (phone !== null) this.phones.set(phone.phone, phone);
    const chat = this.chat(address);
    chat.lastInboundAt = lastInboundAt;
    if (message === null) return;
    const known = this.#messages.get(message.id);
    if (known !== undefined) Object.assign(known, message);
    else {
      chat.messages.push(message);
      this.#messages.set(message.id, message);
    }
  }

  #removeChat(chat: ChatRecord): void {
    for (const message of chat.messages) this.#messages.delete(message.id);
    this.chats.delete(`${chat.numberId} ${chat.phone}`);
  }
}

/** The message as the phone sees it. */
export function visible(record: MessageRecord): ChatMessage {
  const { numberId: _n, phone: _p, statusUrl: _s, freeform: _f, act: _a, ...message } = record;
  return message;
}
