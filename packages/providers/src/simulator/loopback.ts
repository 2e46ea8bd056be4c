/** Addresses of this machine, the only ones that the simulator calls: it serves demos and tests and is no way out to the world. */

export function isLoopback(hostname: string): boolean {
  return hostname === "localhost" || hostname === "[::1]" || hostname === "::1" || /^127(\.\d{1,3}){3}$/.test(hostname);
}

/** Whether a URL is one of this machine, over http or https. */
export function isOfThisMachine(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { hostname, protocol } = new URL(address);
  return isLoopback(hostname) && /^https?:$/.test(protocol);
}
