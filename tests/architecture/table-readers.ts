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
    file: "agents/persistence/users.ts",
    tables: ["account_agent", "parley_user", "presence_lease"],
    reason:
      "Lists the users whom a viewer may see by their accounts, and whether they are there, in one round trip each.",
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
    file: "live/persistence/circle.ts",
    tables: ["account_agent", "queue_member"],
    reason: "Finds the colleagues and queues whose events an agent receives, in one round trip for each stream.",
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
    tables: ["contact", "contact_identifier", "interaction", "account"],
    reason: "Read marks and typing signs take the message and its sender's identifiers in one round trip.",
  },
  {
    file: "messaging/persistence/writing.ts",
    tables: ["account", "interaction"],
    reason: "Sending a message locks its interaction and checks it together with its account in one round trip.",
  },
  {
    file: "pauses/persistence/disposing.ts",
    tables: ["account", "interaction"],
    reason: "Beginning to close locks the interaction together with its account's pause, in one round trip.",
  },
  {
    file: "presence/persistence/leases.ts",
    tables: ["api_token", "parley_user", "session"],
    reason: "Renews a node's leases in one statement, which ends those of users without a session or a token.",
  },
  {
    file: "queues/persistence/members.ts",
    tables: ["parley_user", "team_agent"],
    reason: "Sorts members by their names, and says whom a change of teams concerns, in one statement.",
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
    file: "routing/persistence/inbound.ts",
    tables: ["interaction", "presence_lease"],
    reason:
      "Ingest reads where the interactions of a batch stand, and whether their owners are online, in one statement.",
  },
  {
    file: "routing/persistence/offers.ts",
    tables: ["account_agent", "interaction", "parley_user"],
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
    file: "viewing/persistence/viewing-leases.ts",
    tables: ["interaction", "parley_user"],
    reason: "Renews leases only of interactions that are still there, and lists watchers by their names, as sets.",
  },
  {
    file: "webhooks/persistence/problems.ts",
    tables: ["account"],
    reason: "Shows which provider a request that was set aside came from, with one join for a page.",
  },
  {
    file: "interactions/persistence/close.ts",
    tables: ["disposition"],
    reason:
      "Keeps the names of a disposition and those above it in the statement that closes, whatever becomes of them later.",
  },
  {
    file: "interactions/persistence/due.ts",
    tables: ["queue", "offer", "account", "queue_member", "account_agent"],
    reason: "Picks and locks what is due, with whom it may ask, in one set-based statement of the router's hot path.",
  },
  {
    file: "interactions/persistence/lately-refused.ts",
    tables: ["message"],
    reason: "Whether a refused sender was told so lately is asked for a whole batch of webhooks in one round trip.",
  },
  {
    file: "interactions/persistence/note-messages.ts",
    tables: ["message"],
    reason:
      "The newest message is chosen by the database's clock in the update itself, so that no other can come between.",
  },
  {
    file: "interactions/persistence/open-interactions.ts",
    tables: ["account"],
    reason: "A new interaction takes over its account's present plan in the statement that opens it.",
  },
  {
    file: "interactions/persistence/standings.ts",
    tables: ["queue"],
    reason: "A queue that was deleted meanwhile is left out in the statement that stores a whole batch of decisions.",
  },
  {
    file: "interactions/persistence/search/compile.ts",
    tables: ["contact"],
    reason: "A filter on the contact has to be one condition of the search's only statement.",
  },
  {
    file: "interactions/persistence/search/read-page.ts",
    tables: ["contact", "message", "parley_user"],
    reason:
      "A page of fifty rows comes with what stands beside each in one round trip: the list that agents look at all day.",
  },
  {
    file: "routing/persistence/notifications.ts",
    tables: ["account", "interaction", "contact", "parley_user", "contact_list", "queue", "message"],
    reason: "Everything an offer's notification may name is read for all offers of a viewer in one round trip.",
  },
  {
    file: "routing/persistence/routing-history.ts",
    tables: ["queue"],
    reason: "Lines of the history come with the names of their queues in one round trip.",
  },
  {
    file: "routing/persistence/starting.ts",
    tables: ["account", "message", "interaction"],
    reason: "Starting an interaction locks and checks account, key and earlier message in one round trip each.",
  },
  {
    file: "templates/persistence/templates.ts",
    tables: ["account"],
    reason: "The account's chosen recontact template, or the first that fits, is found in one round trip.",
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
