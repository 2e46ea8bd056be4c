/** A file that reads tables of other areas, or writes them. */
export interface TableUsers {
  /** Below `apps/api/src`; the area is its first folder. */
  readonly file: string;
  readonly tables: readonly string[];
  readonly reason: string;
}

/** Where an area reads tables of other areas by itself instead of asking their owners, and why. */
export const TABLE_READERS: readonly TableUsers[] = [
  {
    file: "accounts/persistence/contact-lists.ts",
    tables: ["contact_list", "account_whitelist"],
    reason: "Finds which accounts use a list, and gives deleted accounts another one, in one statement under one lock.",
  },
  {
    file: "accounts/persistence/members.ts",
    tables: ["parley_user"],
    reason: "Sorts an account's agents by their names and leaves out those who may not sign in, in one round trip.",
  },
  {
    file: "contacts/persistence/contacts.ts",
    tables: ["interaction"],
    reason:
      "Whether a viewer may see a contact depends on its interactions, and is asked by the statement that locks it.",
  },
  {
    file: "demo/persistence/accounts.ts",
    tables: ["contact", "interaction", "message", "template"],
    reason: "The simulator is told of the open chats that the demo itself stored, found by its own message ids.",
  },
  {
    file: "demo/persistence/past.ts",
    tables: ["account"],
    reason: "The demo's interactions run the plan that their account has, joined where they are inserted.",
  },
  {
    file: "drafts/persistence/drafts.ts",
    tables: ["interaction"],
    reason: "A draft is looked up with each keystroke's pause, together with whether its interaction may be seen.",
  },
  {
    file: "identity/persistence/users.ts",
    tables: ["account_agent"],
    reason: "Every request loads its viewer and the viewer's accounts in one round trip.",
  },
  {
    file: "messaging/persistence/changes.ts",
    tables: ["contact_identifier", "interaction"],
    reason: "Finds the interactions of a whole batch of provider events by their senders in one statement.",
  },
  {
    file: "messaging/persistence/deliveries.ts",
    tables: ["account", "contact", "contact_identifier", "interaction", "template"],
    reason: "Sending takes all that a provider call needs in one round trip.",
  },
  {
    file: "messaging/persistence/insert-messages.ts",
    tables: ["parley_user", "queue"],
    reason: "System lines store the names of people and queues in the statement that inserts a whole batch of lines.",
  },
  {
    file: "messaging/persistence/message-queries.ts",
    tables: ["interaction"],
    reason: "A thread goes on in the contact's neighbouring interactions, which are found along with their messages.",
  },
  {
    file: "messaging/persistence/newest-inbound.ts",
    tables: ["contact", "contact_identifier", "interaction"],
    reason: "Read marks and typing signs take the message and its sender's identifiers in one round trip.",
  },
  {
    file: "messaging/persistence/writing.ts",
    tables: ["account", "interaction", "template"],
    reason: "Sending a message locks its interaction and checks it together with its account in one round trip.",
  },
  {
    file: "queues/persistence/queue-member.entity.ts",
    tables: ["team_agent"],
    reason: "The view of a queue's members joins those who serve it as members of a team.",
  },
  {
    file: "routing/persistence/directory.ts",
    tables: [
      "account_agent",
      "interaction",
      "parley_user",
      "presence_lease",
      "queue",
      "queue_member",
      "queue_sign_out",
    ],
    reason: "Each evaluation counts the free slots of all agents it may ask in one statement.",
  },
  {
    file: "routing/persistence/due.ts",
    tables: ["account", "account_agent", "interaction", "queue", "queue_member"],
    reason: "Each evaluation takes what is due and what competes with it in one statement.",
  },
  {
    file: "routing/persistence/inbound.ts",
    tables: ["interaction", "presence_lease"],
    reason:
      "Ingest reads where the interactions of a batch stand, and whether their owners are online, in one statement.",
  },
  {
    file: "routing/persistence/offers.ts",
    tables: ["account_agent", "interaction"],
    reason: "Answering an offer locks its interaction if the agent is still on the account, in one round trip.",
  },
  {
    file: "routing/persistence/orphans.ts",
    tables: ["account_agent", "interaction", "parley_user"],
    reason: "Finds the interactions whose owners can no longer answer by what they may reach, as a set.",
  },
  {
    file: "routing/persistence/routing-metrics.ts",
    tables: ["interaction"],
    reason: "Counts the interactions that wait, in one pass for all gauges.",
  },
  {
    file: "routing/persistence/situations.ts",
    tables: ["account", "contact", "contact_list_member", "interaction", "message", "routing_plan"],
    reason: "A situation is everything routing knows when it decides, read in one statement for a whole batch.",
  },
  {
    file: "routing/persistence/store-changes.ts",
    tables: ["queue"],
    reason: "A queue deleted meanwhile is left out by the statement that stores a whole batch of decisions.",
  },
  {
    file: "routing/persistence/transfers.ts",
    tables: ["account", "interaction"],
    reason: "Transfers are part of an interaction's routing state, and their settings are the account's columns.",
  },
  {
    file: "routing/persistence/trial-contact.ts",
    tables: ["contact", "contact_identifier", "contact_list_member"],
    reason: "A trial takes the contact with its lists in the shape that plans read, in one round trip.",
  },
  {
    file: "teams/persistence/teams.ts",
    tables: ["parley_user", "queue_team"],
    reason: "Lists a team's agents by name and the teams of queues in one round trip for all that are asked for.",
  },
  {
    file: "webhooks/persistence/problems.ts",
    tables: ["account"],
    reason: "Shows which provider a request that was set aside came from, with one join for a page.",
  },
];

/** Where an area writes (and reads) tables of other areas although their owners write them, and why. */
export const TABLE_WRITERS: readonly TableUsers[] = [
  {
    file: "demo/persistence/installation.ts",
    tables: [
      "account",
      "account_agent",
      "canned_answer",
      "contact_list",
      "disposition",
      "named_interval",
      "parley_user",
      "queue",
      "queue_agent",
      "queue_team",
      "routing_plan",
      "team",
      "team_agent",
    ],
    reason: "Fills an empty installation once, under ids of its own, before anybody could be told of it or asked.",
  },
  {
    file: "demo/persistence/past.ts",
    tables: ["contact", "contact_identifier", "contact_list_member", "interaction", "message"],
    reason: "Stores two months that never happened: the owners' functions know only what happens now.",
  },
  {
    file: "demo/persistence/accounts.ts",
    tables: ["account"],
    reason: "Lets the demo's accounts follow this start's ports, which no administrator has typed.",
  },
];
