/** A customer with a phone: writes to one account, and sees what comes back. */
import type { Chat, ChatMessage, CustomerContent, SayOptions, Vendors } from "./clients-simulator.ts";
import { type Watched, watched } from "./eventually.ts";

export interface Customer {
  /** Digits. */
  readonly phone: string;
  /** Writes a text and waits for the first webhook's answer; the provider's id of the message. */
  says(text: string, options?: SayOptions): Promise<string>;
  /** Anything a phone can send. */
  sends(content: CustomerContent, options?: SayOptions): Promise<string>;
  /** Looks at the chat: blue ticks for the business. */
  reads(): Promise<void>;
  /** What the phone shows of the business's messages, oldest first. */
  received(): Watched<readonly ChatMessage[]>;
  chat(): Watched<Chat | null>;
}

export function customerOf(vendors: Vendors, numberId: string, phone: string): Customer {
  const sends = async (content: CustomerContent, options?: SayOptions) =>
    (await vendors.say({ numberId, from: phone }, content, options)).messageId;
  const chat = () => vendors.chat(numberId, phone);
  return {
    phone,
    sends,
    says: (text, options) => sends({ type: "text", text }, options),
    reads: async () => void (await vendors.read(numberId, phone)),
    received: () =>
      watched(async () => (await chat())?.messages.filter(({ direction }) => direction === "fromBusiness") ?? []),
    chat: () => watched(chat),
  };
}
