import type { ClosedBy, ContactId, InteractionId, InteractionPhase, MessageId, QueueId, UserId } from "@parley/schema";
import { CONVERSATIONS, type Conversation, OPENINGS, RUNNING } from "./conversations.ts";
import { CUSTOMERS_LIST, DEMO_ACCOUNTS, DEMO_AGENTS, DEMO_LISTS, type DemoAccount } from "./fixed.ts";
import { type DemoPerson, demoPerson } from "./people.ts";
import { randomSequence } from "./random-sequence.ts";
import { type DemoMessage, idAt, nameOf, Thread } from "./thread.ts";

/** What the demo's past is stored as, one array a table. */
export interface History {
  readonly contacts: readonly (Omit<DemoPerson, "language"> & {
    readonly id: ContactId;
    readonly createdAt: Date;
    readonly lists: readonly string[];
  })[];
  readonly interactions: readonly DemoInteraction[];
  readonly messages: readonly DemoMessage[];
}

interface DemoInteraction {
  readonly id: InteractionId;
  readonly accountId: string;
  readonly contactId: ContactId;
  readonly phase: InteractionPhase;
  readonly openedAt: Date;
  readonly closedAt: Date | null;
  readonly closedBy: ClosedBy | null;
  readonly disposition: readonly string[];
  readonly assignedAgentId: UserId | null;
  readonly assignedQueueId: QueueId | null;
  readonly isTabOpen: boolean;
  readonly unreadCount: number;
  readonly waitingSince: Date | null;
  readonly tags: readonly string[];
  readonly lastMessageId: MessageId;
  readonly lastMessageAt: Date;
  readonly lastInboundAt: Date;
}

const CLOSED_INTERACTIONS = 320;
const CUSTOMERS = 140;
const DAYS = 60;
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Some hundred conversations of the last sixty days, the same ones each time, and those open right now. */
export function makeHistory(now: Date): History {
  const writer = new Writer(now);
  const past = Array.from({ length: CLOSED_INTERACTIONS }, () => writer.momentInThePast()).sort((a, b) => a - b);
  for (const startedAt of past) writer.closed(startedAt);
  for (const [nth, running] of RUNNING.entries()) writer.running(running, nth);
  for (const [nth, { language, lines }] of OPENINGS.entries()) writer.waiting(language, lines, nth);
  return writer.history();
}

class Writer {
  readonly #now: number;
  readonly #random = randomSequence(20_261_122);
  readonly #contacts = new Map<
    number,
    { readonly id: ContactId; readonly person: DemoPerson; readonly createdAt: Date; readonly lists: string[] }
  >();
  readonly #interactions: DemoInteraction[] = [];
  readonly #messages: DemoMessage[] = [];

  constructor(now: Date) {
    this.#now = now.getTime();
  }

  /** Within working hours, at least six hours ago. */
  momentInThePast(): number {
    const midnight = new Date(this.#now - this.#upTo(DAYS) * DAY - DAY).setHours(0, 0, 0, 0);
    return Math.min(midnight + 8 * HOUR + this.#upTo(11 * HOUR), this.#now - 6 * HOUR);
  }

  closed(startedAt: number): void {
    const conversation = this.#one(CONVERSATIONS);
    const account = this.#accountFor(conversation);
    const agent = this.#one(DEMO_AGENTS).id;
    const thread = this.#thread(account, this.#customer(conversation.language, startedAt), startedAt);
    const end = this.#speak(thread, conversation.lines, agent, startedAt);
    const isSilent = this.#random() < 0.06;
    const closedAt = end + (isSilent ? 2 * HOUR : 1 * MINUTE + this.#upTo(8 * MINUTE));
    const closedBy: ClosedBy = isSilent ? "inactivity" : this.#random() < 0.04 ? "supervisor" : "agent";
    thread.line("closed", isSilent ? "Closed for inactivity." : `Closed by ${nameOf(agent)}.`, closedAt, agent, {
      closedBy,
    });
    this.#interactions.push({
      ...thread.summary(),
      phase: "closed",
      closedAt: new Date(closedAt),
      closedBy,
      disposition: isSilent ? ["Closed for inactivity"] : conversation.disposition,
      assignedAgentId: agent,
      assignedQueueId: account.queues[0]?.id ?? null,
      isTabOpen: false,
      unreadCount: 0,
      waitingSince: null,
      tags: conversation.tags,
    });
  }

  /** Owned by one agent after the other; the last one was left lying for so long that the service window is closed. */
  running({ language, tags, lines }: (typeof RUNNING)[number], nth: number): void {
    const isOld = nth === RUNNING.length - 1;
    const startedAt = this.#now - (isOld ? 30 * HOUR : (nth + 1) * 17 * MINUTE);
    const agent = DEMO_AGENTS[nth % DEMO_AGENTS.length]?.id ?? this.#one(DEMO_AGENTS).id;
    const account = DEMO_ACCOUNTS[nth % DEMO_ACCOUNTS.length] ?? this.#one(DEMO_ACCOUNTS);
    const thread = this.#thread(account, this.#newCustomer(CUSTOMERS + nth, language, startedAt), startedAt);
    this.#speak(thread, lines, agent, startedAt);
    const lastByAgent = lines.findLastIndex(([speaker]) => speaker === "agent");
    const unreadCount = nth % 3 === 0 ? lines.length - 1 - lastByAgent : 0;
    this.#interactions.push({
      ...thread.summary(),
      phase: "assigned",
      closedAt: null,
      closedBy: null,
      disposition: [],
      assignedAgentId: agent,
      assignedQueueId: account.queues[0]?.id ?? null,
      isTabOpen: unreadCount === 0,
      unreadCount,
      waitingSince: null,
      tags,
    });
  }

  /** Nobody was there: the plan is spent, and any agent may take them (R5). */
  waiting(language: "en" | "it", lines: readonly string[], nth: number): void {
    const startedAt = this.#now - (nth + 2) * 11 * MINUTE;
    const account = DEMO_ACCOUNTS[(nth * 3) % DEMO_ACCOUNTS.length] ?? this.#one(DEMO_ACCOUNTS);
    const thread = this.#thread(account, this.#newCustomer(CUSTOMERS + 20 + nth, language, startedAt), startedAt);
    const end = this.#speak(
      thread,
      lines.map((text) => ["customer", text] as const),
      null,
      startedAt,
    );
    thread.line(
      "plan_spent",
      "The routing plan found nobody. Any agent of the account may take it.",
      end + 5 * MINUTE,
      null,
    );
    this.#interactions.push({
      ...thread.summary(),
      phase: "waiting",
      closedAt: null,
      closedBy: null,
      disposition: [],
      assignedAgentId: null,
      assignedQueueId: null,
      isTabOpen: false,
      unreadCount: lines.length,
      waitingSince: new Date(startedAt),
      tags: [],
    });
  }

  history(): History {
    const contacts = [...this.#contacts.values()].map(({ id, person: { name, phone }, createdAt, lists }) => ({
      id,
      name,
      phone,
      createdAt,
      lists,
    }));
    return { contacts, interactions: this.#interactions, messages: this.#messages };
  }

  /** Puts the lines into the thread, the account's greeting after the first; when the last one was said. */
  #speak(thread: Thread, lines: Conversation["lines"], agent: UserId | null, startedAt: number): number {
    let at = startedAt;
    let hasAnswered = false;
    for (const [index, [speaker, text]] of lines.entries()) {
      if (speaker === "agent" && !hasAnswered && agent !== null) {
        thread.line("accepted", `${nameOf(agent)} accepted.`, at - 15_000, agent);
        hasAnswered = true;
      }
      thread.say(speaker, text, at, agent, this.#random() < 0.9 ? "read" : "delivered");
      if (index === 0) thread.greet(at + 2_000);
      at += 25_000 + this.#upTo(index === 0 ? 3 * MINUTE : 90_000);
    }
    return at;
  }

  #thread(
    account: DemoAccount,
    contact: { readonly id: ContactId; readonly person: DemoPerson },
    startedAt: number,
  ): Thread {
    return new Thread(account, contact, startedAt, this.#messages);
  }

  #accountFor({ language, disposition }: Conversation): DemoAccount {
    const keys =
      disposition[0] === "Appointment" ? ["SIN"] : language === "it" ? ["SIN", "META"] : ["TWI", "KAL", "META"];
    return this.#one(DEMO_ACCOUNTS.filter(({ key }) => keys.includes(key)));
  }

  #customer(language: "en" | "it", at: number) {
    const nth = 2 * this.#upTo(CUSTOMERS / 2) + (language === "it" ? 1 : 0);
    return this.#contacts.get(nth) ?? this.#newCustomer(nth, language, at);
  }

  #newCustomer(nth: number, language: "en" | "it", at: number) {
    const isRight = (nth % 2 === 1) === (language === "it");
    const person = demoPerson(isRight ? nth : nth + 40 + (language === "it" ? 1 : -1));
    const lists = [
      CUSTOMERS_LIST,
      ...DEMO_LISTS.slice(1)
        .filter(() => this.#random() < 0.25)
        .map(({ id }) => id),
    ];
    const contact = { id: idAt<ContactId>(at), person, createdAt: new Date(at), lists };
    this.#contacts.set(nth, contact);
    return contact;
  }

  #upTo(max: number): number {
    return Math.floor(this.#random() * max);
  }

  #one<Value>(values: readonly Value[]): Value {
    const value = values[this.#upTo(values.length)];
    if (value === undefined) throw new Error("there is nothing to choose from");
    return value;
  }
}
