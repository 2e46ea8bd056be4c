/** What a customer sent, as a message keeps it. Pure. */
import type { InboundContent, InboundMessage, MediaReference } from "@parley/providers";
import type { MessageType } from "@parley/schema";
import type { StoredContent } from "../persistence/message-content.ts";

export interface ReadContent {
  readonly type: MessageType;
  readonly text: string | null;
  readonly content: StoredContent | null;
  /** The file to fetch; null when there is none. */
  readonly media: MediaReference | null;
}

/** The readable text, the parts and the file of a content. */
export function readContent(content: InboundContent): ReadContent {
  const plain = { type: content.type, content: null, media: null };
  switch (content.type) {
    case "text":
    case "system":
      return { ...plain, text: content.text };
    case "unsupported":
      return { ...plain, text: content.details };
    case "location": {
      const { latitude, longitude, name, address } = content;
      return { ...plain, text: null, content: { location: { latitude, longitude, name, address } } };
    }
    case "contacts":
      return { ...plain, text: null, content: { cards: content.cards } };
    case "button_reply":
      return { ...plain, text: content.text, content: { reply: reply({ payload: content.payload }) } };
    case "list_reply": {
      const { payload, description } = content;
      return { ...plain, text: content.text, content: { reply: reply({ payload, description }) } };
    }
    case "flow_reply": {
      const response = content.response === null ? null : JSON.stringify(content.response);
      return { ...plain, text: content.text, content: { reply: reply({ payload: content.name, response }) } };
    }
    case "order":
      return { ...plain, text: content.text, content: { lines: content.lines } };
    default:
      return { ...plain, text: content.caption, media: content.media };
  }
}

/** The same with what stands around the content: where it was forwarded from, the advertisement behind it. */
export function readMessage({ content, forwarded, referral }: InboundMessage): ReadContent {
  const read = readContent(content);
  const around: StoredContent = {
    ...(forwarded === "no" ? {} : { forwarded: true }),
    ...(referral === null ? {} : { referral: { headline: referral.headline, body: referral.body, url: referral.url } }),
  };
  if (Object.keys(around).length === 0) return read;
  return { ...read, content: { ...read.content, ...around } };
}

function reply(given: Partial<NonNullable<StoredContent["reply"]>>): NonNullable<StoredContent["reply"]> {
  return { payload: null, description: null, response: null, ...given };
}
