/** Browsers that somebody has signed in with before, by a signed cookie: guesses of strangers do not hold them up. */
import { createHmac, randomUUID, timingSafeEqual } from "node:crypto";
import { cookieIn } from "./session-cookie.ts";

const COOKIE = "parley_browser";
const KNOWN_BROWSER_SECONDS = 180 * 24 * 3_600;
/** A desk in shifts has several people; the cookie stays small. */
const MAX_USERS = 8;

export interface KnownBrowsers {
  /** What this browser is counted by when this user signs in with it; null: they never have, or long ago. */
  idFor(userId: string, cookieHeader: string | null, now: Date): string | null;
  /** The cookie's value once this user has signed in. */
  withUser(userId: string, cookieHeader: string | null, now: Date): string;
}

interface Entry {
  readonly userId: string;
  readonly browserId: string;
  readonly expiresAt: number;
}

/** `key` signs; whoever holds it can say of any browser that it is known. */
export function createKnownBrowsers(key: Buffer): KnownBrowsers {
  const signature = (said: string) => createHmac("sha256", key).update(said).digest();

  function written({ userId, browserId, expiresAt }: Entry): string {
    const said = `${userId}.${browserId}.${expiresAt}`;
    return `${said}.${signature(said).toString("base64url")}`;
  }

  function read(text: string, now: Date): Entry | null {
    const [userId = "", browserId = "", expires = "", signed = ""] = text.split(".");
    const expected = signature(`${userId}.${browserId}.${expires}`);
    const given = Buffer.from(signed, "base64url");
    if (given.length !== expected.length || !timingSafeEqual(given, expected)) return null;
    return Number(expires) > now.getTime() ? { userId, browserId, expiresAt: Number(expires) } : null;
  }

  const entriesOf = (cookieHeader: string | null, now: Date): readonly Entry[] =>
    (cookieIn(cookieHeader ?? undefined, COOKIE) ?? "")
      .split("~", MAX_USERS)
      .map((text) => read(text, now))
      .filter((entry) => entry !== null);
  const entryOf = (userId: string, cookieHeader: string | null, now: Date) =>
    entriesOf(cookieHeader, now).find((entry) => entry.userId === userId);

  return {
    idFor: (userId, cookieHeader, now) => entryOf(userId, cookieHeader, now)?.browserId ?? null,
    withUser(userId, cookieHeader, now) {
      const browserId = entryOf(userId, cookieHeader, now)?.browserId ?? randomUUID();
      const others = entriesOf(cookieHeader, now).filter((entry) => entry.userId !== userId);
      const newest = { userId, browserId, expiresAt: now.getTime() + KNOWN_BROWSER_SECONDS * 1_000 };
      return [newest, ...others.slice(0, MAX_USERS - 1)].map(written).join("~");
    },
  };
}

/** The Set-Cookie line: only requests to the API carry it. */
export function knownBrowserCookie(value: string, isSecure: boolean): string {
  const secure = isSecure ? "; Secure" : "";
  return `${COOKIE}=${value}; Path=/graphql; HttpOnly; SameSite=Strict; Max-Age=${KNOWN_BROWSER_SECONDS}${secure}`;
}
