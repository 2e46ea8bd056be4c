import type { Role } from "#gql/types";

/** Where each role starts the day. */
export function homeOf(role: Role): string {
  switch (role) {
    case "ADMINISTRATOR":
      return "/accounts";
    case "SUPERVISOR":
      return "/interactions";
    case "AGENT":
      return "/desk";
  }
}

/** A path of this console to return to after signing in, or null: never another origin, never the sign-in page itself. */
export function safeReturnPath(next: string | null): string | null {
  if (next === null || !/^\/(?![/\\])/.test(next) || next.startsWith("/sign-in")) return null;
  return next;
}
