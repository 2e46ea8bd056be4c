import { DOMAIN_LENGTH_MAX, type Reason } from "@parley/schema";
import { because } from "../../platform/reasons.ts";

const LOOPBACK = new Set(["localhost", "127.0.0.1", "[::1]"]);

export interface ReceiveAddress {
  readonly accountId: string;
  readonly receiveToken: string;
  /** Host, and port where it is not 443. */
  readonly domain: string;
}

/**
 * The address to enter at the provider: https, as providers demand, except on this machine's own
 * addresses, and except where PUBLIC_URL names the same host otherwise.
 */
export function receiveUrl({ accountId, receiveToken, domain }: ReceiveAddress, publicUrl: string): string {
  const own = new URL(publicUrl);
  const { hostname } = new URL(`https://${domain}`);
  const isOwn = [own.host, `${own.hostname}:${own.port || (own.protocol === "https:" ? "443" : "80")}`].includes(
    domain,
  );
  const scheme = isOwn ? own.protocol : LOOPBACK.has(hostname) ? "http:" : "https:";
  const { host } = new URL(`${scheme}//${domain}`);
  return `${scheme}//${host}/receive/${accountId}/${receiveToken}`;
}

/** The domain of a new account unless another is entered. */
export function defaultDomain(publicUrl: string): string {
  return new URL(publicUrl).host;
}

/** What is wrong with a host and port, in words; null when a receive URL can be built on it. */
export function problemWithDomain(domain: string): Reason | null {
  if (domain.length > DOMAIN_LENGTH_MAX) return because("TOO_LONG", { max: DOMAIN_LENGTH_MAX });
  const says = because("DOMAIN_WRONG");
  if (!/^(\[[0-9a-f:]+\]|[a-z0-9]([a-z0-9.-]*[a-z0-9])?)(:\d{1,5})?$/.test(domain)) return says;
  return URL.canParse(`https://${domain}`) ? null : says;
}
