/**
 * The limits of everything that can be typed, listed or awaited: one place for the API that enforces them
 * and for the screens that show them. Plain: the browser may import it.
 */

/** An AccountKey. Unique without regard to case. */
export const ACCOUNT_KEY_PATTERN = /^[A-Za-z0-9]{1,5}$/;

/** R8: seconds a message waits for the assigned agent, then for the assigned queue; also for one step of a plan. */
export const WAIT_SECONDS = { min: 1, max: 2_147_483, default: 10 } as const;
/** R9: seconds a transfer waits to be accepted before it returns to its giver. */
export const TRANSFER_SECONDS = { min: 1, max: 2_147_483, default: 60 } as const;
/** R10: minutes after a person's last message until an interaction closes by itself; 0 turns it off. */
export const INACTIVITY_MINUTES = { min: 0, max: 525_600 } as const;
/** Characters of an `idempotencyKey`. */
export const IDEMPOTENCY_KEY_LENGTH = { min: 1, max: 100 } as const;
/** Entries of `Interaction.routingHistory`. */
export const ROUTING_HISTORY_MAX = 500;
/** Seconds one agent of a queue is notified before the next. */
export const AGENT_TIMEOUT_SECONDS = { min: 1, max: 2_147_483, default: 15 } as const;
/** Higher is served first. */
export const QUEUE_WEIGHT = { min: 0, max: 1_000, default: 0 } as const;
/** Interactions one agent may own at once. */
export const CAPACITY = { min: 1, max: 100, default: 5 } as const;

/** Entries a page of a list has. */
export const PAGE_SIZE = { min: 1, max: 100, default: 25 } as const;
/** Messages a page of a thread has. */
export const THREAD_PAGE_SIZE = { min: 1, max: 100, default: 50 } as const;
/** Where `totalCount` stops counting. */
export const COUNT_CAP = 10_000;
/** Characters of a cursor. */
export const CURSOR_LENGTH_MAX = 500;
/** `Interaction.notes`. */
export const NOTES_SHOWN_MAX = 50;
/** `Interaction.earlier`. */
export const EARLIER_INTERACTIONS_MAX = 20;

/** Characters of a name of anything. */
export const NAME_LENGTH = { min: 1, max: 120 } as const;
/** Characters of a description of anything. */
export const DESCRIPTION_LENGTH_MAX = 2_000;
/** Characters of a password that is being set. */
export const PASSWORD_LENGTH = { min: 10, max: 200 } as const;
/** Characters of an e-mail address. */
export const EMAIL_LENGTH_MAX = 254;
/** Digits of a phone number, country code included. */
export const PHONE_DIGITS = { min: 7, max: 15 } as const;
/** Characters of a host with its port. */
export const DOMAIN_LENGTH_MAX = 255;
/** Characters of one credential of an account. */
export const CREDENTIAL_LENGTH_MAX = 4_096;
/** Characters of a notification template. */
export const NOTIFICATION_TEMPLATE_LENGTH_MAX = 2_000;
/** Permission names in the scope of one API token. */
export const TOKEN_SCOPES_MAX = 50;
/** Agents on one account or queue, and accounts or queues of one user, as one call may set them. */
export const MEMBERS_MAX = 1_000;

/** Subsets of one interval. */
export const INTERVAL_SUBSETS_MAX = 50;
/** Characters of a time zone's name. */
export const TIME_ZONE_LENGTH_MAX = 64;

/** Lists attached to one account. */
export const WHITELISTS_MAX = 100;
/** R4: minutes in which a refused sender is told so once, however often they write. */
export const WHITELIST_REPLY_MINUTES = 10;
/** Contacts one call puts into a list. */
export const NEW_MEMBERS_MAX = 500;

/** Steps of a routing plan. */
export const PLAN_ACTIONS_MAX = 100;
/** Jumps one run of a plan may make; then it is treated as spent. */
export const PLAN_JUMPS_MAX = 100;
/** A variable's name; letters, digits and underscores, and no digit first. */
export const VARIABLE_NAME_PATTERN = /^[A-Za-z_][A-Za-z0-9_]{0,39}$/;
/** Names that a variable cannot have: `{{…}}` reads the interaction's own objects by them. */
export const RESERVED_VARIABLE_NAMES = ["account", "contact", "interaction", "message", "variables"] as const;
/** Variables of one interaction, and characters of each. */
export const VARIABLES = { maxCount: 50, maxLength: 1_000 } as const;
/** Characters of a note that a plan writes. */
export const PLAN_NOTE_LENGTH = { min: 1, max: 1_000 } as const;
/** Characters of an HTTP step's address and body, its headers, fields of the answer it keeps, and their paths. */
export const HTTP_STEP = {
  urlLength: 2_000,
  bodyLength: 10_000,
  headers: 10,
  headerNameLength: 100,
  headerValueLength: 4_000,
  mappings: 20,
  pathLength: 200,
} as const;
/** Seconds an HTTP request or a command may take. */
export const CALL_SECONDS = { min: 1, max: 30, default: 10 } as const;
/** Bytes of an answer that are read; a longer one counts as a failure. */
export const CALL_ANSWER_BYTES_MAX = 262_144;
/** Levels of the disposition tree. */
export const DISPOSITION_LEVELS = 3;
/** Characters of a canned answer's key. */
export const CANNED_ANSWER_KEY_LENGTH = { min: 1, max: 40 } as const;
/** Canned answers one list shows. */
export const CANNED_ANSWERS_MAX = 500;
/** Templates one list shows. */
export const TEMPLATES_MAX = 1_000;

/** Characters of a message, note, canned answer or automatic reply; a provider's own limit may be lower. */
export const MESSAGE_TEXT_LENGTH = { min: 1, max: 4_096 } as const;
/** Characters of a draft: longer than any message, so that nothing typed is lost. */
export const DRAFT_LENGTH_MAX = 16_384;
/** Characters of a `clientMessageId`. */
export const CLIENT_MESSAGE_ID_LENGTH = { min: 1, max: 100 } as const;
/** What may fill one template. */
export const TEMPLATE_PARAMETERS = { maxCount: 50, maxLength: 1_024 } as const;
/** Characters of a place's postal address. */
export const ADDRESS_LENGTH_MAX = 500;
/** Characters of a tag, and tags of one interaction. */
export const TAG_LENGTH = { min: 1, max: 40 } as const;
export const TAGS_MAX = 50;
/** Characters of the note an interaction is closed with. */
export const CLOSING_NOTE_LENGTH_MAX = 2_000;
/** R12: how long free text is allowed after the contact's last message. */
export const SERVICE_WINDOW_HOURS = 24;
/**
 * Seconds of the sign that somebody types. WhatsApp shows it for `shows` or until a message comes; a screen asks for
 * it anew `every` so often while its agent types, and the API asks a provider no more than once in `atMostEvery`.
 */
export const TYPING_SECONDS = { shows: 25, every: 20, atMostEvery: 15 } as const;
/** Times a person may have one file fetched again. */
export const FILE_RETRIES_MAX = 10;
/** Megabytes of one uploaded file, unless the installation allows less. */
export const ATTACHMENT_MEGABYTES = { min: 1, max: 25, default: 25 } as const;
/** Interactions one desk keeps in tabs. */
export const TABS_MAX = 20;
/** Characters of a quarantined body that `IngestProblem.payload` shows. */
export const QUARANTINED_PAYLOAD_LENGTH_MAX = 65_536;

/** What one search may hold: beyond it `errors[]` answers LIMIT_EXCEEDED. */
export const SEARCH_LIMITS = { depth: 5, conditions: 50, values: 200, textLength: 200 } as const;
/** `DurationInput.minutes`: one minute to ten years. */
export const DURATION_MINUTES = { min: 1, max: 5_256_000 } as const;

/** R15: seconds between two heartbeats of `events`. */
export const HEARTBEAT_SECONDS = 15;
