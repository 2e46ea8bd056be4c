/** What a file still does that only another one may: `SQL` outside `persistence/`, or a table that is another area's. */
export type StillToMove = Readonly<Record<string, readonly string[]>>;

/** What has not moved to where it belongs. Whoever moves something takes it off this list; nothing is ever added to it. */
export const STILL_TO_MOVE: StillToMove = {
  "demo/register-numbers.ts": ["SQL", "interaction", "contact", "message"],
  "demo/seed.ts": [
    "SQL",
    "parley_user",
    "queue",
    "queue_agent",
    "team",
    "team_agent",
    "queue_team",
    "contact_list",
    "account",
    "routing_plan",
    "account_agent",
    "disposition",
    "canned_answer",
    "named_interval",
    "contact",
    "contact_identifier",
    "contact_list_member",
    "interaction",
    "message",
  ],
  "demo/start-demo.ts": ["SQL", "account", "template"],
  "demo/users.ts": ["SQL", "parley_user", "api_token"],
  "identity/application/sign-in.ts": ["SQL"],
};
