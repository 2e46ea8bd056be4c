/** The calls of the control API that the customer's phone makes, through the console's own origin. */
import { fieldsOf, listOf, readAnswer, readChat, readNumber, readPhone } from "./read.ts";
import type { Chat, OutgoingContent, SimulatedNumber, SimulatedPhone, WebhookAnswer } from "./shapes.ts";

/** The simulator did not do it; `message` says why in its words, or is empty when nobody answered. */
export class ControlFailure extends Error {
  override readonly name = "ControlFailure";
  constructor(
    message: string,
    /** HTTP status; null when nobody answered. */
    readonly status: number | null,
  ) {
    super(message);
  }
}

export interface ChatAddress {
  readonly numberId: string;
  readonly phone: string;
}

export interface PhoneSettings {
  readonly name?: string;
  readonly readsAfterMs?: number | null;
  readonly onWhatsApp?: boolean;
  readonly hidesPhone?: boolean;
}

async function call(method: string, path: string, body?: FormData | object): Promise<unknown> {
  const isForm = body instanceof FormData;
  const headers: Record<string, string> = { "x-parley-csrf": "1" };
  if (body !== undefined && !isForm) headers["content-type"] = "application/json";
  let response: Response;
  try {
    response = await fetch(`/simulator/api${path}`, {
      method,
      headers,
      ...(body === undefined ? {} : { body: isForm ? body : JSON.stringify(body) }),
    });
  } catch {
    throw new ControlFailure("", null);
  }
  const answer: unknown = response.status === 204 ? null : await response.json().catch(() => null);
  if (!response.ok) {
    const { error } = fieldsOf(answer);
    throw new ControlFailure(typeof error === "string" ? error : "", response.status);
  }
  return answer;
}

export async function loadNumbers(): Promise<readonly SimulatedNumber[]> {
  return listOf(fieldsOf(await call("GET", "/numbers")).numbers).map(readNumber);
}

export async function loadPhones(): Promise<readonly SimulatedPhone[]> {
  return listOf(fieldsOf(await call("GET", "/phones")).phones).map(readPhone);
}

/** Every chat of one phone, newest activity first. */
export async function loadChats(phone: string): Promise<readonly Chat[]> {
  return listOf(fieldsOf(await call("GET", `/chats?phone=${encodeURIComponent(phone)}`)).chats).map(readChat);
}

/** One chat whole; null when the two never wrote to each other. */
export async function loadChat({ phone, numberId }: ChatAddress): Promise<Chat | null> {
  const query = new URLSearchParams({ phone, numberId });
  const [chat] = listOf(fieldsOf(await call("GET", `/chats?${query}`)).chats).map(readChat);
  return chat ?? null;
}

/** Adds a phone, or changes what is given of one. */
export async function savePhone(phone: string, settings: PhoneSettings): Promise<SimulatedPhone> {
  return readPhone(await call("PUT", `/phones/${encodeURIComponent(phone)}`, settings));
}

/** The customer looked at the chat: the business gets its blue ticks. */
export async function markChatRead(chat: ChatAddress): Promise<void> {
  await call("POST", "/chats/read", chat);
}

export async function reportTyping(chat: ChatAddress): Promise<void> {
  await call("POST", "/typing", chat);
}

/** Sends as the customer; answers how the business's receive URL took it. */
export async function sendAsCustomer(
  chat: ChatAddress,
  content: OutgoingContent,
  replyTo: string | null,
): Promise<WebhookAnswer> {
  const envelope = { numberId: chat.numberId, from: chat.phone, ...(replyTo === null ? {} : { replyTo }) };
  if (!("file" in content)) return readAnswer(await call("POST", "/messages", { ...envelope, ...content }));
  const form = new FormData();
  const media = { mimeType: content.file.type || "application/octet-stream", fileName: content.file.name };
  const caption = content.caption === null ? {} : { caption: content.caption };
  form.append("message", JSON.stringify({ ...envelope, type: content.type, media, ...caption }));
  form.append("media", content.file, content.file.name);
  return readAnswer(await call("POST", "/messages", form));
}
