/**
 * Connections that leave us: to public addresses only, looked at when connecting, after the name was looked up, so
 * that no name, no spelling of an address and no redirect leads into this machine or a private network.
 */
import { lookup as lookUpAddress } from "node:dns";
import { BlockList, isIP, type LookupFunction } from "node:net";
import { Agent, buildConnector } from "undici";

const CONNECT_MS = 5_000;

/** What a connection to a private address fails with. */
export const ADDRESS_REFUSED = "ERR_ADDRESS_REFUSED";

/** Connects within 5 s; `trusted` base addresses are excepted: those that the operator or an account's form names. */
export function guardedAgent(trusted: () => readonly string[]): Agent {
  const guarded = buildConnector({ timeout: CONNECT_MS, lookup: lookUpPublic });
  const open = buildConnector({ timeout: CONNECT_MS });
  return new Agent({
    connect(options, callback) {
      const port = options.port || (options.protocol === "https:" ? "443" : "80");
      if (trusted().some((base) => isAt(base, options.hostname, port))) return open(options, callback);
      if (isIP(bareHost(options.hostname)) !== 0 && isPrivateAddress(bareHost(options.hostname))) {
        return callback(refusal(), null);
      }
      return guarded(options, callback);
    },
  });
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
  return Object.assign(new Error("private addresses are not connected to"), { code: ADDRESS_REFUSED });
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
  ["2002::", 16],
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
