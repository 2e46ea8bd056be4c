/**
 * Who asks, and by which name, when proxies stand between: over HTTP and over a WebSocket alike. What a peer says of
 * others (X-Forwarded-*) counts only where the peer is trusted to say it; of a stranger it is an empty word.
 */
import type { IncomingMessage } from "node:http";
import { BlockList, isIP } from "node:net";
import { isLoopbackHost } from "../launch/loopback.ts";

export type IsTrustedProxy = (address: string) => boolean;
type Asked = Pick<IncomingMessage, "headers" | "socket">;

export const LOOPBACK_PROXIES = "127.0.0.0/8, ::1";

/** Reads addresses and ranges, by commas; `wrong` is the first that is neither. */
export function readTrustedProxies(text: string): {
  readonly isTrusted: IsTrustedProxy;
  readonly wrong: string | null;
} {
  const list = new BlockList();
  const entries = text.split(",").map((entry) => entry.trim());
  const wrong = entries.find((entry) => entry !== "" && !added(list, entry)) ?? null;
  return { wrong, isTrusted: (address) => isIP(address) !== 0 && list.check(address, familyOf(address)) };
}

function added(list: BlockList, entry: string): boolean {
  const [address = "", bits, ...more] = entry.split("/");
  const longest = isIP(address) === 4 ? 32 : 128;
  if (isIP(address) === 0 || more.length > 0) return false;
  if (bits === undefined) list.addAddress(address, familyOf(address));
  else if (!/^\d{1,3}$/.test(bits) || Number(bits) > longest) return false;
  else list.addSubnet(address, Number(bits), familyOf(address));
  return true;
}

/**
 * The address that asks: the nearest one that is no trusted proxy, read from the right, where each proxy adds its
 * peer; of what stands further left anybody can have written anything.
 */
export function clientAddress({ headers, socket }: Asked, isTrusted: IsTrustedProxy): string {
  const said = String(headers["x-forwarded-for"] ?? "").split(",");
  let address = plainAddress(socket.remoteAddress ?? "");
  while (said.length > 0 && isTrusted(address)) {
    const next = plainAddress(said.pop() ?? "");
    if (isIP(next) === 0) break;
    address = next;
  }
  return address;
}

/** The host and port that were asked for, as the client wrote them; undefined when it wrote none. */
export function requestedHost({ headers, socket }: Asked, isTrusted: IsTrustedProxy): string | undefined {
  const said = lastOf(headers["x-forwarded-host"]);
  return said !== undefined && isTrusted(plainAddress(socket.remoteAddress ?? "")) ? said : headers.host;
}

/** Whether it was asked for over https, by a trusted proxy's word. */
export function isOverHttps({ headers, socket }: Asked, isTrusted: IsTrustedProxy): boolean {
  const said = lastOf(headers["x-forwarded-proto"]);
  return said?.toLowerCase() === "https" && isTrusted(plainAddress(socket.remoteAddress ?? ""));
}

/**
 * Whether somebody on this machine asks this machine: by the address, and by every name that was asked for, so that
 * neither a proxy in front nor a foreign name that leads here (DNS rebinding) passes.
 */
export function isOnThisMachine(request: Asked, isTrusted: IsTrustedProxy): boolean {
  const { host, forwarded, "x-forwarded-host": passedOn } = request.headers;
  const names = [host ?? "", ...(passedOn === undefined ? [] : String(passedOn).split(","))];
  const isNamedSo = (name: string) =>
    URL.canParse(`http://${name.trim()}`) && isLoopbackHost(new URL(`http://${name.trim()}`).hostname);
  return forwarded === undefined && names.every(isNamedSo) && isLoopbackHost(clientAddress(request, isTrusted));
}

/** What is counted as one place: an address, of IPv6 the /64 that one household or host has whole. */
export function placeOf(address: string): string {
  if (isIP(address) !== 6) return address;
  const [head = "", tail = ""] = address.split("::");
  const groups = (part: string) => part.split(":").filter((group) => group !== "");
  const last = groups(tail);
  // A dotted end stands for two groups.
  const missing = 8 - groups(head).length - last.length - (address.includes(".") ? 1 : 0);
  const all = [...groups(head), ...Array<string>(address.includes("::") ? missing : 0).fill("0"), ...last];
  return `${all
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(":")}::/64`;
}

/** Without what servers and proxies put around an address: `::ffff:` before IPv4, brackets, a port, a zone. */
function plainAddress(written: string): string {
  const [text = ""] = written.trim().toLowerCase().split("%", 1);
  const bare = /^\[([^\]]+)\](?::\d+)?$/.exec(text)?.[1] ?? /^(\d+(?:\.\d+){3}):\d+$/.exec(text)?.[1] ?? text;
  return /^::ffff:(\d+(?:\.\d+){3})$/.exec(bare)?.[1] ?? bare;
}

function lastOf(header: string | string[] | undefined): string | undefined {
  return header === undefined ? undefined : String(header).split(",").at(-1)?.trim();
}

function familyOf(address: string): "ipv4" | "ipv6" {
  return isIP(address) === 4 ? "ipv4" : "ipv6";
}
