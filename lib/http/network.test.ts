import { expect, test } from "vitest";
import { parseEnv } from "@/env";
import { networkFromHeaders, networkOf } from "./network";

const from = (forwarded: string | null, peer?: string, trusted?: string) => {
  const headers = new Headers(forwarded === null ? {} : { "x-forwarded-for": forwarded });
  if (peer !== undefined) headers.set("x-ninefold-peer", peer);
  const { TRUSTED_PROXIES } = parseEnv({ TRUSTED_PROXIES: trusted });
  return networkFromHeaders(headers, { trusted: TRUSTED_PROXIES, knownPeers: peer !== undefined });
};

test("a household's IPv6 addresses are one network, and each IPv4 address is its own", () => {
  expect(networkOf("2001:db8:1:2::1")).toBe(networkOf("[2001:db8:1:2:ffff::9]:4711"));
  expect(networkOf("2001:db8:1:2::1")).not.toBe(networkOf("2001:db8:1:3::1"));
  expect(networkOf("::ffff:203.0.113.7")).toBe("203.0.113.7");
  expect(networkOf("203.0.113.7:4711")).toBe("203.0.113.7");
  expect(networkOf("not an address")).toBeNull();
});

test("a client that connects directly cannot fake its network", () => {
  expect(from("198.51.100.1", "8.8.8.8")).toBe("8.8.8.8");
  expect(from("198.51.100.1", "10.0.0.5")).toBe("10.0.0.5");
  expect(from("198.51.100.1", "::ffff:172.18.0.1")).toBe("172.18.0.1");
});

test("behind a proxy only the address that the proxy itself saw counts", () => {
  expect(from("198.51.100.1, 9.9.9.9", "127.0.0.1")).toBe("9.9.9.9");
  expect(from(null, "10.0.0.5")).toBe("10.0.0.5");
});

test("a peer header that this server did not write is ignored", () => {
  const headers = new Headers({ "x-ninefold-peer": "8.8.8.8", "x-forwarded-for": "9.9.9.9" });
  expect(networkFromHeaders(headers, { knownPeers: false })).toBe("9.9.9.9");
});

test.each([
  ["two proxies in a row: the one before the last", "1.1.1.1, 9.9.9.9, 10.0.0.7", "127.0.0.1", "2", "9.9.9.9"],
  ["fewer entries than proxies: the first there is", "9.9.9.9", "127.0.0.1", "2", "9.9.9.9"],
  ["no proxy: the header is ignored", "9.9.9.9", "192.168.1.5", "0", "192.168.1.5"],
  ["a number trusts no public peer", "1.1.1.1, 9.9.9.9", "8.8.8.8", "2", "8.8.8.8"],
  ["no peer is known: the header alone is counted", "1.1.1.1, 9.9.9.9, 10.0.0.7", undefined, "2", "9.9.9.9"],
  ["listed proxies are skipped", "1.1.1.1, 9.9.9.9, 173.245.48.9", "10.0.0.5", "10.0.0.5, 173.245.48.0/20", "9.9.9.9"],
  ["a public proxy that is listed is believed", "1.1.1.1, 9.9.9.9", "173.245.48.9", "173.245.48.0/20", "9.9.9.9"],
  ["a peer that is not listed is the client", "1.1.1.1", "10.0.0.9", "10.0.0.5", "10.0.0.9"],
  ["a listed address behind a stranger is invented", "10.0.0.5, 9.9.9.9", "10.0.0.5", "10.0.0.5", "9.9.9.9"],
  ["this machine needs no listing", "9.9.9.9, 10.0.0.5", "::1", "10.0.0.5", "9.9.9.9"],
  ["a socket in the file system has no address", "9.9.9.9, 10.0.0.5", "", "10.0.0.5", "9.9.9.9"],
  ["all are proxies: the farthest", "10.0.0.5", "127.0.0.1", "10.0.0.0/8", "10.0.0.5"],
  ["IPv6 proxies", "9.9.9.9, 2001:db8::7", "2001:db8::1", "2001:db8::/32", "9.9.9.9"],
  ["IPv4 within IPv6", "9.9.9.9", "::ffff:10.0.0.5", "10.0.0.5", "9.9.9.9"],
])("%s", (_, forwarded, peer, trusted, network) => {
  expect(from(forwarded, peer, trusted)).toBe(network);
});

test.each(["eleven", "11", "-1", "10.0.0.0/33", "10.0.0.5, nginx", "999.1.1.1", ","])(
  "TRUSTED_PROXIES=%s stops the start with an error that names it",
  (value) => {
    expect(() => parseEnv({ TRUSTED_PROXIES: value })).toThrow(
      /^The environment is not usable: TRUSTED_PROXIES must be/,
    );
  },
);
