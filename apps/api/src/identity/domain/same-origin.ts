/** The header our own pages send with every request that may change something: a foreign page cannot set it without asking first. */
export const CSRF_HEADER = "x-parley-csrf";

const LOOPBACK = new Set(["localhost", "127.0.0.1", "[::1]"]);

/**
 * Whether a request that came with a session cookie was made by our own pages: it carries the CSRF
 * header, and an Origin, when there is one, that is PUBLIC_URL's, or on loopback the host it was sent to.
 * Requests with a bearer token carry nothing by themselves and need not be asked.
 */
export function isSameOrigin(
  headers: { get(name: string): string | null | undefined },
  publicUrl: string,
  host: string | undefined,
): boolean {
  const mark = headers.get(CSRF_HEADER);
  return (
    mark !== null && mark !== undefined && mark !== "" && isOwnOrigin(headers.get("origin") ?? null, publicUrl, host)
  );
}

/** Whether an Origin header is ours; no header at all is (a tool, or a page of the same origin). Sockets ask this alone: browsers send no header of ours with them. */
export function isOwnOrigin(origin: string | null, publicUrl: string, host: string | undefined): boolean {
  if (origin === null) return true;
  if (!URL.canParse(origin)) return false;
  const from = new URL(origin);
  if (from.origin === new URL(publicUrl).origin) return true;
  return host !== undefined && LOOPBACK.has(from.hostname) && from.host === host.toLowerCase();
}
