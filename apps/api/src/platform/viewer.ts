import type { Role, UserId } from "@parley/schema";

/** Who asks: a signed-in person, or a tool that holds one of their tokens. */
export interface Viewer {
  readonly userId: UserId;
  readonly role: Role;
  /** The browser session; null for a token. */
  readonly sessionId: string | null;
  /** The API token; null for a session. */
  readonly apiTokenId: string | null;
  /** What the token may do; null: all that its owner may. */
  readonly scopes: readonly string[] | null;
}
