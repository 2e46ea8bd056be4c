/** Chats as the customers' phones show them, and their files. */
import type { FastifyInstance } from "fastify";
import { object, text } from "../cloud-api/body-error.ts";
import type { Chat, SimulatedNumber } from "../control-types.ts";
import type { Exchange } from "../exchange.ts";
import type { Vendor } from "../vendor.ts";
import { type ChatRecord, type NumberRecord, visible } from "../world.ts";
import { ControlError } from "./control-error.ts";
import { chatAddress, windowSetting } from "./schemas.ts";

export function chatRoutes(app: FastifyInstance, exchange: Exchange): void {
  const { world } = exchange;
  app.get("/chats", async (request) => {
    const query = object(request.query);
    const phone = text(query.phone)?.replace(/\D/g, "") ?? null;
    const numberId = text(query.numberId);
    const chats = [...world.chats.values()]
      .filter((chat) => (phone === null || chat.phone === phone) && (numberId === null || chat.numberId === numberId))
      .flatMap((chat) => shownChat(exchange, chat) ?? []);
    return { chats: chats.sort((left, right) => latest(right).localeCompare(latest(left))) };
  });
  app.post("/chats/read", async (request) => {
    const { numberId, phone } = chatAddress.parse(request.body);
    if (!world.numbers.has(numberId)) throw new ControlError(404, "no such number");
    return { read: exchange.delivery.readAll(numberId, phone) };
  });
  app.put("/chats/window", async (request) => {
    const { numberId, phone, lastInboundAt } = windowSetting.parse(request.body);
    if (!world.numbers.has(numberId)) throw new ControlError(404, "no such number");
    world.phone(phone);
    const chat = world.chat({ numberId, phone });
    chat.lastInboundAt = lastInboundAt === null ? null : new Date(lastInboundAt).toISOString();
    world.changed({ type: "chat", numberId, phone });
    return shownChat(exchange, chat);
  });
}

export function shownNumber(number: NumberRecord, vendor: Vendor): SimulatedNumber {
  const { id, provider, phone, name, webhookUrl } = number;
  return {
    id,
    provider,
    phone,
    name,
    webhookUrl,
    handshake: number.handshake,
    reports: vendor.reports,
    reportsTyping: vendor.typingWebhook !== undefined,
  };
}

function shownChat({ world, now }: Exchange, chat: ChatRecord): Chat | null {
  const number = world.numbers.get(chat.numberId);
  if (number === undefined) return null;
  const typing = chat.typingUntil !== null && chat.typingUntil > now().toISOString();
  return {
    numberId: number.id,
    numberName: number.name,
    numberPhone: number.phone,
    provider: number.provider,
    phone: chat.phone,
    phoneName: world.phones.get(chat.phone)?.name ?? `+${chat.phone}`,
    messages: chat.messages.map(visible),
    lastInboundAt: chat.lastInboundAt,
    unread: chat.messages.filter((one) => one.direction === "fromBusiness" && one.state === "delivered").length,
    typingUntil: typing ? chat.typingUntil : null,
  };
}

function latest(chat: Chat): string {
  return chat.messages.at(-1)?.at ?? "";
}
