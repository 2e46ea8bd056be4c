import type {
  AccountId,
  ContactListId,
  DispositionId,
  ProviderKind,
  QueueId,
  QueueStrategy,
  Role,
  TeamId,
  UserId,
} from "@parley/schema";

/** What every demo has, under ids of its own, so that it is recognised at the next start whatever was renamed. */

/** Every demo user's password; refused where HOST is no loopback address. */
export const DEMO_PASSWORD = "parley-demo";

/** A fixed UUIDv7 of the demo: `group` tells kinds of rows apart. */
export function demoId<Id extends string>(group: number, nth: number): Id {
  return `01900000-0000-7de0-8${group.toString(16).padStart(3, "0")}-${nth.toString(16).padStart(12, "0")}` as Id;
}

export interface DemoUser {
  readonly id: UserId;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
}

const user = (nth: number, name: string, login: string, role: Role): DemoUser => ({
  id: demoId<UserId>(1, nth),
  name,
  email: `${login}@demo.test`,
  role,
});

export const DEMO_USERS: readonly DemoUser[] = [
  user(1, "Alex Moretti", "admin", "administrator"),
  user(2, "Sofia Conti", "supervisor", "supervisor"),
  user(3, "Ana Ricci", "ana", "agent"),
  user(4, "Ben Turner", "ben", "agent"),
  user(5, "Chloe Martin", "chloe", "agent"),
];
export const DEMO_AGENTS = DEMO_USERS.filter(({ role }) => role === "agent");

export interface DemoQueue {
  readonly id: QueueId;
  readonly name: string;
  readonly description: string;
  readonly strategy: QueueStrategy;
  readonly agentTimeoutSeconds: number;
  readonly weight: number;
}

const queue = (nth: number, it: Omit<DemoQueue, "id">): DemoQueue => ({ id: demoId<QueueId>(2, nth), ...it });

export const SUPPORT = queue(1, {
  name: "Support",
  description: "Questions about orders, deliveries and returns. Rings everybody.",
  strategy: "beep_all",
  agentTimeoutSeconds: 30,
  weight: 10,
});
export const SALES = queue(2, {
  name: "Sales",
  description: "New customers and quotes. One agent after the other.",
  strategy: "round_robin",
  agentTimeoutSeconds: 20,
  weight: 5,
});
export const BILLING = queue(3, {
  name: "Billing",
  description: "Invoices and payments. Whoever rested longest.",
  strategy: "least_recent",
  agentTimeoutSeconds: 20,
  weight: 1,
});
/** The team that serves billing. */
export const BACK_OFFICE = {
  id: demoId<TeamId>(10, 1),
  name: "Back office",
  description: "Invoices and refunds.",
} as const;

export const DEMO_QUEUES: readonly DemoQueue[] = [SUPPORT, SALES, BILLING];

export const CUSTOMERS_LIST = demoId<ContactListId>(3, 1);
export const DEMO_LISTS = [
  { id: CUSTOMERS_LIST, name: "Customers", description: "Everybody who has written to us." },
  { id: demoId<ContactListId>(3, 2), name: "Newsletter", description: "Asked for news by WhatsApp." },
  { id: demoId<ContactListId>(3, 3), name: "Regular customers", description: null },
] as const;

export interface DemoAccount {
  readonly id: AccountId;
  readonly key: string;
  readonly name: string;
  readonly providerKind: ProviderKind;
  readonly phone: string;
  readonly description: string;
  /** Queues of its plan, the first one first. */
  readonly queues: readonly DemoQueue[];
  readonly greeting: string;
}

const account = (nth: number, it: Omit<DemoAccount, "id">): DemoAccount => ({ id: demoId<AccountId>(4, nth), ...it });

export const DEMO_ACCOUNTS: readonly DemoAccount[] = [
  account(1, {
    key: "TWI",
    name: "Harbour Home",
    providerKind: "twilio",
    phone: "+1 415 555 0142",
    description: "The shop's number for orders and deliveries.",
    queues: [SUPPORT],
    greeting: "Thank you for writing to Harbour Home. One of us is with you in a moment.",
  }),
  account(2, {
    key: "SIN",
    name: "Studio Lago",
    providerKind: "sinch",
    phone: "+44 20 7946 0142",
    description: "Appointments and questions of patients.",
    queues: [BILLING, SUPPORT],
    greeting: "Grazie di averci scritto. Le rispondiamo subito.",
  }),
  account(3, {
    key: "META",
    name: "Bottega Verde Salvia",
    providerKind: "meta",
    phone: "+44 131 496 0142",
    description: "New customers and quotes.",
    queues: [SALES, SUPPORT],
    greeting: "Ciao! Siamo felici che ci scrivi, arriviamo subito.",
  }),
  account(4, {
    key: "KAL",
    name: "Northwind Travel",
    providerKind: "kaleyra",
    phone: "+44 161 496 0142",
    description: "Bookings and changes.",
    queues: [SUPPORT, SALES],
    greeting: "Welcome to Northwind Travel. We will be right with you.",
  }),
];

/** Dispositions for all accounts, as paths from the top. */
export const DEMO_DISPOSITIONS: readonly (readonly string[])[] = [
  ["Order"],
  ["Order", "Delivery"],
  ["Order", "Delivery", "Late"],
  ["Order", "Delivery", "Damaged"],
  ["Order", "Return"],
  ["Order", "Changed"],
  ["Sale"],
  ["Sale", "Sold"],
  ["Sale", "Quote sent"],
  ["Sale", "Not interested"],
  ["Billing"],
  ["Billing", "Invoice sent"],
  ["Billing", "Invoice corrected"],
  ["Technical"],
  ["Technical", "Solved"],
  ["Technical", "Repair"],
  ["Technical", "Passed on"],
  ["Complaint"],
  ["Complaint", "Solved"],
  ["Complaint", "Refunded"],
  ["Information"],
];

/** Dispositions of one account alone, which its agents see first. */
export const DEMO_ACCOUNT_DISPOSITIONS: readonly { readonly accountId: AccountId; readonly path: readonly string[] }[] =
  [["Appointment"], ["Appointment", "Booked"], ["Appointment", "Moved"]].map((path) => ({
    accountId: demoId<AccountId>(4, 2),
    path,
  }));

/** Stable by the path, so that children find their parent. */
export function dispositionId(path: readonly string[], accountId: AccountId | null): DispositionId {
  const all = accountId === null ? DEMO_DISPOSITIONS : DEMO_ACCOUNT_DISPOSITIONS.map((it) => it.path);
  const index = all.findIndex((other) => other.join("/") === path.join("/"));
  return demoId<DispositionId>(accountId === null ? 5 : 6, index + 1);
}

export const DEMO_CANNED_ANSWERS: readonly {
  readonly accountId: AccountId | null;
  readonly key: string;
  readonly text: string;
}[] = [
  { accountId: null, key: "hello", text: "Hello {{contact.name}}, I'm {{agent.name}}. How can I help you?" },
  { accountId: null, key: "ciao", text: "Buongiorno {{contact.name}}, sono {{agent.name}}. Come posso aiutarla?" },
  { accountId: null, key: "moment", text: "One moment, please: I'm looking into it." },
  { accountId: null, key: "attimo", text: "Un attimo solo, controllo subito." },
  { accountId: null, key: "thanks", text: "Thank you for writing to us, {{contact.name}}. Have a good day!" },
  {
    accountId: demoId<AccountId>(4, 1),
    key: "order",
    text: "Could you send me your order number, please? It's in the confirmation e-mail.",
  },
  {
    accountId: demoId<AccountId>(4, 1),
    key: "return",
    text: "You can send it back within 30 days. Shall I send you the return label here?",
  },
  {
    accountId: demoId<AccountId>(4, 2),
    key: "orari",
    text: "Lo studio è aperto dal lunedì al venerdì, dalle 9 alle 13 e dalle 14:30 alle 19.",
  },
  {
    accountId: demoId<AccountId>(4, 3),
    key: "preventivo",
    text: "Volentieri! Mi dice quantità, colore e dove consegniamo?",
  },
  {
    accountId: demoId<AccountId>(4, 4),
    key: "booking",
    text: "May I have your booking code? Six letters or digits, at the top of your ticket.",
  },
];
