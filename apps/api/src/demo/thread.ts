import type { ContactId, DeliveryStatus, InteractionId, MessageDirection, MessageId, UserId } from "@parley/schema";
import { v7 } from "uuid";
import { DEMO_AGENTS, type DemoAccount } from "./fixed.ts";
import type { DemoPerson } from "./people.ts";

/** One line of the demo's past, as it is stored. */
export interface DemoMessage {
  readonly id: MessageId;
  readonly interactionId: InteractionId;
  readonly accountId: string;
  readonly direction: MessageDirection;
  readonly type: "text" | "system";
  readonly authorId: UserId | null;
  readonly isAutomatic: boolean;
  readonly text: string;
  readonly status: DeliveryStatus | null;
  readonly content: { readonly systemEvent: string; readonly names: object; readonly detail?: object } | null;
  readonly occurredAt: Date;
}

interface DemoCustomer {
  readonly id: ContactId;
  readonly person: DemoPerson;
}

/** One interaction's lines as they are said. */
export class Thread {
  readonly #id: InteractionId;
  readonly #account: DemoAccount;
  readonly #contact: DemoCustomer;
  readonly #openedAt: number;
  readonly #messages: DemoMessage[];
  #last: DemoMessage | null = null;
  #lastInboundAt: Date;

  constructor(account: DemoAccount, contact: DemoCustomer, openedAt: number, messages: DemoMessage[]) {
    this.#id = idAt(openedAt);
    this.#account = account;
    this.#contact = contact;
    this.#openedAt = openedAt;
    this.#messages = messages;
    this.#lastInboundAt = new Date(openedAt);
  }

  say(speaker: "customer" | "agent", text: string, at: number, agent: UserId | null, status: DeliveryStatus): void {
    const [firstName = ""] = this.#contact.person.name.split(" ");
    const isInbound = speaker === "customer";
    this.#last = this.#add({
      direction: isInbound ? "inbound" : "outbound",
      type: "text",
      authorId: isInbound ? null : agent,
      text: text.replaceAll("{name}", firstName),
      status: isInbound ? null : status,
      at,
    });
    if (isInbound) this.#lastInboundAt = new Date(at);
  }

  greet(at: number): void {
    this.#last = this.#add({
      direction: "outbound",
      type: "text",
      isAutomatic: true,
      text: this.#account.greeting,
      status: "read",
      at,
    });
  }

  line(systemEvent: string, text: string, at: number, authorId: UserId | null, detail?: object): void {
    const names = { agent: authorId === null ? null : nameOf(authorId), target: null };
    const content = { systemEvent, names, ...(detail === undefined ? {} : { detail }) };
    this.#add({ direction: "system", type: "system", authorId, text, content, at });
  }

  summary() {
    if (this.#last === null) throw new Error("a conversation without a word");
    return {
      id: this.#id,
      accountId: this.#account.id,
      contactId: this.#contact.id,
      openedAt: new Date(this.#openedAt),
      lastMessageId: this.#last.id,
      lastMessageAt: this.#last.occurredAt,
      lastInboundAt: this.#lastInboundAt,
    };
  }

  #add({
    at,
    ...said
  }: Partial<DemoMessage> & Pick<DemoMessage, "direction" | "type" | "text"> & { readonly at: number }): DemoMessage {
    const message: DemoMessage = {
      authorId: null,
      isAutomatic: false,
      status: null,
      content: null,
      ...said,
      id: idAt(at),
      interactionId: this.#id,
      accountId: this.#account.id,
      occurredAt: new Date(at),
    };
    this.#messages.push(message);
    return message;
  }
}

/** An agent as the lines about an interaction's life name them. */
export function nameOf(agent: UserId): string {
  return DEMO_AGENTS.find(({ id }) => id === agent)?.name ?? "Somebody";
}

/** An id as if it had been made then, so that ids sort as the rows do. */
export function idAt<Id extends string>(at: number): Id {
  return v7({ msecs: at }) as Id;
}
