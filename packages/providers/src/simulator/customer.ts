/** What customers do on their phones: the chat changes at once, the business hears by webhook. */
import type {
  ChatContent,
  ChatMessage,
  CustomerMessage,
  CustomerMessageResult,
  UploadedFile,
  WebhookResult,
} from "./control-types.ts";
import type { Exchange } from "./exchange.ts";
import type { Vendor } from "./vendor.ts";
import type { CustomerAct, CustomerActContent, MessageRecord, NumberRecord } from "./world.ts";

/** Kinds that change an earlier message or the person, and have no bubble of their own. */
const WITHOUT_BUBBLE = new Set(["reaction", "edit", "revoke"]);
/** Kinds that do not open the service window. */
const NOT_A_MESSAGE = new Set(["edit", "revoke", "number_change", "unsupported"]);

export interface CustomerSend {
  readonly number: NumberRecord;
  readonly vendor: Vendor;
  /** Digits. */
  readonly from: string;
  readonly message: CustomerMessage;
  /** The file's bytes, when the message has one. */
  readonly bytes: Buffer | null;
}

export async function sendAsCustomer(exchange: Exchange, send: CustomerSend): Promise<CustomerMessageResult> {
  const { number, vendor, from, message, bytes } = send;
  const { world } = exchange;
  const at = message.sentAt === undefined ? exchange.now() : new Date(message.sentAt);
  world.phone(from, message.phoneName);
  const act: CustomerAct = {
    id: vendor.newMessageId(bytes !== null),
    numberId: number.id,
    phone: from,
    at: at.toISOString(),
    content: storedContent(exchange, vendor, message, bytes),
    replyTo: message.replyTo ?? null,
    forwarded: message.forwarded ?? null,
    referral: message.referral ?? null,
  };
  const reported = vendor.reports.includes(message.type);
  const chat = world.chat({ numberId: number.id, phone: from });
  if (!NOT_A_MESSAGE.has(message.type) && (chat.lastInboundAt === null || chat.lastInboundAt < act.at))
    chat.lastInboundAt = act.at;
  const record = WITHOUT_BUBBLE.has(message.type) ? null : newBubble(exchange, act, reported);
  if (record === null) changeEarlier(exchange, act);
  else world.put(record);
  const webhook = reported ? tell(exchange, vendor, act) : null;
  if (message.type === "number_change") world.movePhone(from, message.newPhone);
  if (webhook === null) return { messageId: act.id, reported: false, webhook: null };
  if (message.wait === false) {
    void webhook;
    return { messageId: act.id, reported: true, webhook: null };
  }
  return { messageId: act.id, reported: true, webhook: await webhook };
}

/** Sends the webhook of an act; also used for those a restart interrupted. */
export function tell(exchange: Exchange, vendor: Vendor, act: CustomerAct): Promise<WebhookResult> {
  const { world, courier } = exchange;
  const number = world.numbers.get(act.numberId);
  if (number === undefined) return Promise.resolve({ status: null, ms: 0, error: "the number is gone" });
  const content = vendor.messageWebhook(act, number, world.phone(act.phone), exchange);
  return courier.deliver({
    number,
    content,
    about: `${act.content.type} ${act.id}`,
    onTaken() {
      const record = world.message(act.id);
      if (record?.state !== "sending") return;
      record.state = "delivered";
      record.act = null;
      world.put(record);
    },
  });
}

function storedContent(
  exchange: Exchange,
  vendor: Vendor,
  message: CustomerMessage,
  bytes: Buffer | null,
): CustomerActContent {
  const {
    numberId: _n,
    from: _f,
    phoneName: _a,
    replyTo: _r,
    forwarded: _w,
    referral: _e,
    sentAt: _s,
    wait: _t,
    ...content
  } = message;
  if (!("media" in content)) return content;
  const { mimeType, fileName }: UploadedFile = content.media;
  const file = exchange.media.put(vendor.newMediaId(), bytes ?? Buffer.alloc(0), mimeType, fileName ?? null);
  return { type: content.type, file, caption: content.caption ?? null };
}

function newBubble(exchange: Exchange, act: CustomerAct, reported: boolean): MessageRecord {
  const answered = act.replyTo ?? ("target" in act.content ? (act.content.target ?? null) : null);
  return {
    id: act.id,
    numberId: act.numberId,
    phone: act.phone,
    direction: "fromCustomer",
    at: act.at,
    content: shownContent(act.content),
    state: reported ? "sending" : "sent",
    failure: null,
    quoted: answered === null ? null : exchange.delivery.quote(answered),
    reactions: [],
    forwarded: act.forwarded !== null && act.forwarded !== undefined,
    edited: false,
    revoked: false,
    reference: null,
    statusUrl: null,
    freeform: false,
    act: reported ? act : null,
  };
}

function changeEarlier(exchange: Exchange, { content }: CustomerAct): void {
  const target = "target" in content ? exchange.world.message(content.target ?? "") : undefined;
  if (target === undefined) return;
  if (content.type === "reaction") exchange.delivery.react(target, "customer", content.emoji);
  if (content.type === "revoke") exchange.world.put(Object.assign(target, { revoked: true }));
  if (content.type === "edit") exchange.world.put(Object.assign(target, edited(target, content.text)));
}

function edited(target: MessageRecord, words: string): Pick<ChatMessage, "content" | "edited"> {
  const { content } = target;
  return {
    edited: true,
    content: "media" in content ? { ...content, caption: words } : { type: "text", text: words },
  };
}

function shownContent(content: CustomerActContent): ChatContent {
  switch (content.type) {
    case "text":
      return { type: "text", text: content.text };
    case "image":
    case "video":
    case "audio":
    case "voice":
    case "document":
    case "sticker": {
      const { id, mimeType, fileName, sizeBytes } = content.file;
      return { type: content.type, media: { id, mimeType, fileName, sizeBytes }, caption: content.caption };
    }
    case "location":
      return { ...content, name: content.name ?? null, address: content.address ?? null };
    case "contacts":
      return { type: "contacts", contacts: content.contacts };
    case "button_reply":
    case "list_reply":
      return {
        type: "reply",
        text: content.text,
        description: content.type === "list_reply" ? (content.description ?? null) : null,
      };
    case "flow_reply":
      return { type: "notice", text: content.text ?? "Form sent" };
    case "order":
      return { type: "notice", text: `Order of ${content.lines.length} article(s)` };
    case "number_change":
      return { type: "notice", text: `New number: +${content.newPhone}` };
    case "unsupported":
      return { type: "notice", text: "A message the business cannot receive" };
    case "reaction":
    case "edit":
    case "revoke":
      return { type: "notice", text: "" };
  }
}
