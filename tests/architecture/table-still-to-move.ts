/** What a file still does that only another one may: `SQL` outside `persistence/`, or a table that is another area's. */
export type StillToMove = Readonly<Record<string, readonly string[]>>;

/** What has not moved to where it belongs. Whoever moves something takes it off this list; nothing is ever added to it. */
export const STILL_TO_MOVE: StillToMove = {
  "demo/users.ts": ["SQL", "parley_user", "api_token"],
  "identity/application/sign-in.ts": ["SQL"],
};
