import { lookup as lookUpAddress } from "node:dns";
import { BlockList, isIP, type LookupFunction } from "node:net";
import type { Fetch } from "@parley/providers";
import { Agent, buildConnector, type RequestInit as UndiciInit, fetch as undiciFetch } from "undici";

const CONNECT_MS = 5_000;
/** One whole call to a provider; longer ones end as "nobody knows" (R3). */
const CALL_MS = 30_000;
/** One whole file. */
const DOWNLOAD_MS = 300_000;

/** The network that provider adapters are given. */
export interface ProviderHttp {
  /** For calls: 5 s to connect, 30 s in all. */
  readonly call: Fetch;
  /** For customers' files: 5 s to connect, 5 minutes in all. */
  readonly download: Fetch;
  close(): Promise<void>;
}

/**
 * Opens it. Addresses of this machine and of private networks are refused when connecting, after the name was
 * looked up, so that no name and no redirect leads there (S26); `trusted` base addresses are excepted: the
 * providers' configured ones, an account's own, the simulator's.
 */
export function openProviderHttp(trusted: () => readonly string[]): ProviderHttp {
  const guarded = buildConnector({ timeout: CONNECT_MS, lookup: lookUpPublic });
  const open = buildConnector({ timeout: CONNECT_MS });
  const agent = new Agent({
    connect(options, callback) {
      const port = options.port || (options.protocol === "https:" ? "443" : "80");
      if (trusted().some((base) => isAt(base, options.hostname, port))) return open(options, callback);
      if (isIP(bareHost(options.hostname)) !== 0 && isPrivateAddress(bareHost(options.hostname))) {
        return callback(refusal(), null);
      }
      return guarded(options, callback);
    },
  });
  const fetchWithin =
    (wholeMs: number): Fetch =>
    async (url, init) => {
      const signals = [AbortSignal.timeout(wholeMs), ...(init?.signal ? [init.signal] : [])];
      const answer: unknown = await undiciFetch(url, {
        ...(init as UndiciInit | undefined),
        signal: AbortSignal.any(signals),
        dispatcher: agent,
      });
      // The same class by another name: undici's own and the one that Node carries.
      return answer as Response;
    };
  return { call: fetchWithin(CALL_MS), download: fetchWithin(DOWNLOAD_MS), close: () => agent.close() };
}

function isAt(base: string, hostname: string, port: string): boolean {
  if (!URL.canParse(base)) return false;
  const url = new URL(base);
  const basePort = url.port || (url.protocol === "https:" ? "443" : "80");
  return bareHost(url.hostname) === bareHost(hostname) && basePort === port;
}

function bareHost(hostname: string): string {
  return hostname.replace(/^\[|\]$/g, "").toLowerCase();
}

const lookUpPublic: LookupFunction = (hostname, options, callback) => {
  lookUpAddress(hostname, { ...options, all: true }, (error, addresses) => {
    if (error) return callback(error, "", 0);
    const [first] = addresses;
    if (first === undefined || addresses.some(({ address }) => isPrivateAddress(address)))
      return callback(refusal(), "", 0);
    return options.all === true ? callback(null, addresses) : callback(null, first.address, first.family);
  });
};

function refusal(): NodeJS.ErrnoException {
  return Object.assign(new Error("private addresses are not connected to"), { code: "ERR_ADDRESS_REFUSED" });
}

const PRIVATE = new BlockList();
for (const [network, bits] of [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  ["169.254.0.0", 16],
  ["172.16.0.0", 12],
  ["192.0.0.0", 24],
  ["192.168.0.0", 16],
  ["198.18.0.0", 15],
  ["224.0.0.0", 3],
] as const) {
  PRIVATE.addSubnet(network, bits, "ipv4");
}
for (const [network, bits] of [
  ["::", 96],
  ["64:ff9b:1::", 48],
  ["fc00::", 7],
  ["fe80::", 10],
  ["ff00::", 8],
] as const) {
  PRIVATE.addSubnet(network, bits, "ipv6");
}

/** Whether an address is this machine's, a private network's, or nobody's. IPv4 written as IPv6 is seen through. */
export function isPrivateAddress(address: string): boolean {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  const plain = mapped ?? address;
  const family = isIP(plain);
  return family === 0 || PRIVATE.check(plain, family === 4 ? "ipv4" : "ipv6");
}
