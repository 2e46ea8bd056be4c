/** What a business does besides sending: it reads and it types. */
import type { Exchange } from "./exchange.ts";
import type { MessageRecord, World } from "./world.ts";

const TYPING_SHOWS_MS = 25_000;

/** Blue ticks on this message of the customer and on every earlier one. */
export function readByBusiness(world: World, upTo: MessageRecord): void {
  for (const record of world.chat(upTo).messages) {
    if (record.direction === "fromCustomer" && record.state === "delivered") {
      record.state = "read";
      world.put(record);
    }
    if (record === upTo) return;
  }
}

/** "typing…" on the customer's phone, for 25 s or until a message comes. */
export function typeToCustomer(exchange: Exchange, chat: { readonly numberId: string; readonly phone: string }): void {
  const until = new Date(exchange.now().getTime() + TYPING_SHOWS_MS).toISOString();
  exchange.world.chat(chat).typingUntil = until;
  exchange.world.changed({ type: "typing", numberId: chat.numberId, phone: chat.phone, until });
}
