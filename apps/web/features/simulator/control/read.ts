/** Reads the control API's answers, field by field: what is not as expected becomes null or is left out, never a crash. */
import {
  type Chat,
  type ChatButton,
  type ChatContent,
  type ChatMedia,
  type ChatMessage,
  type ListRow,
  MEDIA_KINDS,
  type MediaKind,
  type SimulatedNumber,
  type SimulatedPhone,
  type StreamChange,
  type TickState,
  type WebhookAnswer,
} from "./shapes.ts";

type Fields = Readonly<Record<string, unknown>>;

const TICKS: readonly TickState[] = ["sending", "accepted", "sent", "delivered", "read", "failed"];
const BUTTONS: readonly ChatButton["type"][] = ["quick_reply", "url", "phone", "copy_code", "other"];

export function fieldsOf(value: unknown): Fields {
  return typeof value === "object" && value !== null ? (value as Fields) : {};
}
const textOf = (value: unknown): string => (typeof value === "string" ? value : "");
const textOrNull = (value: unknown): string | null => (typeof value === "string" && value !== "" ? value : null);
const numberOrNull = (value: unknown): number | null => (typeof value === "number" ? value : null);
export const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const oneOf = <Word extends string>(words: readonly Word[], value: unknown, otherwise: Word): Word =>
  words.find((word) => word === value) ?? otherwise;

/** A number of a business that the phone may write to. */
export function readNumber(value: unknown): SimulatedNumber {
  const { id, provider, phone, name, reports, reportsTyping } = fieldsOf(value);
  return {
    id: textOf(id),
    provider: textOf(provider),
    phone: textOf(phone),
    name: textOf(name),
    reports: listOf(reports).map(textOf),
    reportsTyping: reportsTyping === true,
  };
}

/** A customer's phone. */
export function readPhone(value: unknown): SimulatedPhone {
  const { phone, name, readsAfterMs, onWhatsApp, hidesPhone } = fieldsOf(value);
  return {
    phone: textOf(phone),
    name: textOf(name),
    readsAfterMs: numberOrNull(readsAfterMs),
    onWhatsApp: onWhatsApp !== false,
    hidesPhone: hidesPhone === true,
  };
}

/** A chat between one phone and one number. */
export function readChat(value: unknown): Chat {
  const { numberId, phone, messages, unread, typingUntil } = fieldsOf(value);
  return {
    numberId: textOf(numberId),
    phone: textOf(phone),
    messages: listOf(messages).map(readMessage),
    unread: numberOrNull(unread) ?? 0,
    typingUntil: textOrNull(typingUntil),
  };
}

/** One message of a chat. */
export function readMessage(value: unknown): ChatMessage {
  const message = fieldsOf(value);
  const quoted = fieldsOf(message.quoted);
  return {
    id: textOf(message.id),
    fromCustomer: message.direction === "fromCustomer",
    at: new Date(textOf(message.at)),
    content: readContent(message.content),
    state: oneOf(TICKS, message.state, "sent"),
    quoted:
      typeof quoted.id === "string"
        ? { id: quoted.id, preview: textOrNull(quoted.preview), fromCustomer: quoted.direction === "fromCustomer" }
        : null,
    reactions: listOf(message.reactions).map((reaction) => {
      const { by, emoji } = fieldsOf(reaction);
      return { byCustomer: by === "customer", emoji: textOf(emoji) };
    }),
    forwarded: message.forwarded === true,
    edited: message.edited === true,
    revoked: message.revoked === true,
  };
}

function readMedia(value: unknown): ChatMedia {
  const { id, mimeType, fileName, sizeBytes } = fieldsOf(value);
  return {
    url: typeof id === "string" ? `/simulator/api/media/${encodeURIComponent(id)}` : null,
    mimeType: textOrNull(mimeType),
    fileName: textOrNull(fileName),
    sizeBytes: numberOrNull(sizeBytes),
  };
}

function readContent(value: unknown): ChatContent {
  const content = fieldsOf(value);
  const media = MEDIA_KINDS.find((kind) => kind === content.type);
  if (media !== undefined)
    return { type: media, media: readMedia(content.media), caption: textOrNull(content.caption) };
  switch (content.type) {
    case "text":
      return { type: "text", text: textOf(content.text) };
    case "location":
      return {
        type: "location",
        latitude: numberOrNull(content.latitude) ?? 0,
        longitude: numberOrNull(content.longitude) ?? 0,
        name: textOrNull(content.name),
        address: textOrNull(content.address),
      };
    case "contacts":
      return { type: "contacts", contacts: listOf(content.contacts).map(readCard) };
    case "template":
    case "interactive":
      return readStructured(content);
    case "reply":
      return { type: "reply", text: textOf(content.text), description: textOrNull(content.description) };
    default:
      return { type: "notice", text: textOf(content.text) };
  }
}

function readCard(value: unknown): { readonly name: string; readonly phones: readonly string[] } {
  const { name, phones } = fieldsOf(value);
  return { name: textOf(name), phones: listOf(phones).map(textOf) };
}

function readStructured(content: Fields): ChatContent {
  const header = fieldsOf(content.headerMedia);
  const kind: MediaKind | undefined = MEDIA_KINDS.find((known) => known === header.kind);
  const list = fieldsOf(content.list);
  return {
    type: "structured",
    isTemplate: content.type === "template",
    headerText: textOrNull(content.headerText),
    headerMedia: kind === undefined ? null : { ...readMedia(header), kind },
    body: textOf(content.body),
    footer: textOrNull(content.footer),
    buttons: listOf(content.buttons).map((button) => {
      const { type, text, value } = fieldsOf(button);
      return { type: oneOf(BUTTONS, type, "other"), text: textOf(text), value: textOrNull(value) };
    }),
    list: typeof list.button === "string" ? { button: list.button, rows: listOf(list.rows).map(readRow) } : null,
  };
}

function readRow(value: unknown): ListRow {
  const { id, title, description } = fieldsOf(value);
  return { id: textOf(id), title: textOf(title), description: textOrNull(description) };
}

/** What became of a message the customer sent. */
export function readAnswer(value: unknown): WebhookAnswer {
  const { reported, webhook } = fieldsOf(value);
  if (reported === false) return { type: "notReported" };
  if (webhook === null || webhook === undefined) return { type: "taken" };
  const status = numberOrNull(fieldsOf(webhook).status);
  return status !== null && status < 300 ? { type: "taken" } : { type: "refused", status };
}

/** One event of the stream; null when it is none that the phone knows. */
export function readChange(value: unknown): StreamChange | null {
  const change = fieldsOf(value);
  const chat = { numberId: textOf(change.numberId), phone: textOf(change.phone) };
  switch (change.type) {
    case "message":
      return { type: "message", ...chat, message: readMessage(change.message) };
    case "chat":
      return { type: "chat", ...chat };
    case "typing":
      return { type: "typing", ...chat, until: textOf(change.until) };
    case "numbers":
    case "phones":
      return { type: change.type };
    default:
      return null;
  }
}
