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

/** Stands in for the console's own origin: what leads elsewhere from here leads elsewhere from there. */
const HERE = "https://console.invalid";
const LONGEST = 2_000;

/**
 * A path of this console to return to after signing in, or null: never another origin, never the sign-in page itself.
 * It is read as browsers read addresses, which drop tabs and line breaks and take `\` for `/`, and given back as they
 * would write it, so that what was looked at is what is gone to.
 */
export function safeReturnPath(next: string | null): string | null {
  if (next === null || next.length > LONGEST || !next.startsWith("/") || !URL.canParse(next, HERE)) return null;
  const { origin, pathname, search, hash } = new URL(next, HERE);
  // A second reading of the path alone must not see a host in it either.
  if (origin !== HERE || pathname.startsWith("//") || pathname.includes("\\")) return null;
  return isEntrance(pathname) ? null : pathname + search + hash;
}

/** Pages one sees before signing in. */
function isEntrance(pathname: string): boolean {
  return pathname === "/sign-in" || pathname.startsWith("/sign-in/") || pathname === "/setup";
}
