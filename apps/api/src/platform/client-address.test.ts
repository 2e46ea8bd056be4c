import type { IncomingHttpHeaders } from "node:http";
import type { Socket } from "node:net";
import { clientAddress, LOOPBACK_PROXIES, placeOf, readTrustedProxies, requestedHost } from "./client-address.ts";

const from = (remoteAddress: string, headers: IncomingHttpHeaders = {}) => ({
  headers,
  socket: { remoteAddress } as Socket,
});
const trusting = (list: string) => readTrustedProxies(list).isTrusted;
const said = (list: string) => ({ "x-forwarded-for": list });

test.each([
  ["nobody in front", "203.0.113.9", {}, LOOPBACK_PROXIES, "203.0.113.9"],
  ["a stranger who says to be another", "203.0.113.9", said("198.51.100.1"), LOOPBACK_PROXIES, "203.0.113.9"],
  ["a proxy on this machine", "127.0.0.1", said("198.51.100.1"), LOOPBACK_PROXIES, "198.51.100.1"],
  [
    "the same over a socket of both families",
    "::ffff:127.0.0.1",
    said("198.51.100.1"),
    LOOPBACK_PROXIES,
    "198.51.100.1",
  ],
  [
    "what the client wrote before the proxy's word",
    "127.0.0.1",
    said("10.1.1.1, 198.51.100.1"),
    LOOPBACK_PROXIES,
    "198.51.100.1",
  ],
  ["two proxies", "10.0.0.2", said("6.6.6.6, 198.51.100.1, 10.9.9.9"), "10.0.0.0/8", "198.51.100.1"],
  ["a machine of the trusted net itself", "10.0.0.2", said("10.9.9.9"), "10.0.0.0/8", "10.9.9.9"],
  ["an untrusted proxy before a trusted one", "10.0.0.2", said("198.51.100.1, 192.0.2.3"), "10.0.0.2", "192.0.2.3"],
  ["a proxy that writes ports", "10.0.0.2", said("198.51.100.1:4711"), "10.0.0.2", "198.51.100.1"],
  ["IPv6 with a port", "::1", said("[2001:DB8::7]:443"), LOOPBACK_PROXIES, "2001:db8::7"],
  ["words that are no address", "127.0.0.1", said("unknown"), LOOPBACK_PROXIES, "127.0.0.1"],
  ["an empty word", "127.0.0.1", said(""), LOOPBACK_PROXIES, "127.0.0.1"],
  ["loopback that is not trusted", "127.0.0.1", said("198.51.100.1"), "10.0.0.1", "127.0.0.1"],
])("%s", (_who, peer, headers, list, address) => {
  expect(clientAddress(from(peer, headers), trusting(list))).toBe(address);
});

test.each([
  ["", null],
  ["10.0.0.1, 192.168.0.0/16 ,fd00::/8,::1", null],
  ["10.0.0.0/33", "10.0.0.0/33"],
  ["::1/129", "::1/129"],
  ["10.0.0.1/8/8", "10.0.0.1/8/8"],
  ["10.0.0.0/", "10.0.0.0/"],
  ["127.0.0.1, proxy.example", "proxy.example"],
  ["10.0.0.300", "10.0.0.300"],
])("the list %j: wrong is %j", (list, wrong) => expect(readTrustedProxies(list).wrong).toBe(wrong));

test("the host a proxy passes on counts from a trusted one alone", () => {
  const headers = { host: "127.0.0.1:3000", "x-forwarded-host": "evil.example, localhost:8443" };
  expect(requestedHost(from("127.0.0.1", headers), trusting(LOOPBACK_PROXIES))).toBe("localhost:8443");
  expect(requestedHost(from("203.0.113.9", headers), trusting(LOOPBACK_PROXIES))).toBe("127.0.0.1:3000");
});

test.each([
  ["198.51.100.1", "198.51.100.1"],
  ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"],
  ["2001:0db8:0001:0002::9", "2001:db8:1:2::/64"],
  ["2001:db8::1", "2001:db8:0:0::/64"],
  ["::1", "0:0:0:0::/64"],
  ["64:ff9b::192.0.2.33", "64:ff9b:0:0::/64"],
  ["1::", "1:0:0:0::/64"],
])("%s is counted as %s", (address, place) => expect(placeOf(address)).toBe(place));
