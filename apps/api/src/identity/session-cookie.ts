/** Name of the cookie that carries the session's token. */
export const SESSION_COOKIE = "parley_session";

const ABSOLUTE_SECONDS = 7 * 24 * 3_600;

/** The Set-Cookie line for a session's token, or with null the one that removes it. Secure where the browser reaches us over https. */
export function sessionCookie(token: string | null, isSecure: boolean): string {
  const secure = isSecure ? "; Secure" : "";
  const lifetime = token === null ? 0 : ABSOLUTE_SECONDS;
  return `${SESSION_COOKIE}=${token ?? ""}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${lifetime}${secure}`;
}

/** The session's token in a Cookie header, or null. */
export function sessionTokenIn(cookieHeader: string | undefined): string | null {
  return cookieIn(cookieHeader, SESSION_COOKIE);
}

/** The value of a cookie in a Cookie header; null when it is not there or empty. */
export function cookieIn(cookieHeader: string | undefined, cookieName: string): string | null {
  for (const pair of (cookieHeader ?? "").split(";")) {
    const [name, value] = pair.trim().split("=", 2);
    if (name === cookieName && value !== undefined && value !== "") return value;
  }
  return null;
}
