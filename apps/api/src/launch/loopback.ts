/** Whether a system is this machine's own: what the demo, whose passwords everybody can read, stands on. */

/** Whether only this machine reaches a server by this name or address, as in HOST, in a URL or in a Host header. */
export function isLoopbackHost(host: string): boolean {
  return /^(localhost|\[?::1\]?|127(\.\d{1,3}){3})$/i.test(host);
}

/** The setting by which others than this machine come in; null: neither does. */
export function letsOthersIn(host: string, publicUrl: string | null): "HOST" | "PUBLIC_URL" | null {
  if (!isLoopbackHost(host)) return "HOST";
  if (publicUrl === null) return null;
  return URL.canParse(publicUrl) && isLoopbackHost(new URL(publicUrl).hostname) ? null : "PUBLIC_URL";
}
