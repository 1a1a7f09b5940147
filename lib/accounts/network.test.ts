import { expect, test } from "vitest";
import { networkFromHeaders, networkOf } from "./network";

const from = (forwarded: string | null, peer?: string) => {
  const headers = new Headers(forwarded === null ? {} : { "x-forwarded-for": forwarded });
  if (peer) headers.set("x-ninefold-peer", peer);
  return networkFromHeaders(headers, peer !== undefined);
};

test("a household's IPv6 addresses are one network, an IPv4 address is its own", () => {
  expect(networkOf("2001:db8:1:2::1")).toBe(networkOf("[2001:db8:1:2:ffff::9]:4711"));
  expect(networkOf("2001:db8:1:2::1")).not.toBe(networkOf("2001:db8:1:3::1"));
  expect(networkOf("::ffff:203.0.113.7")).toBe("203.0.113.7");
  expect(networkOf("203.0.113.7:4711")).toBe("203.0.113.7");
  expect(networkOf("not an address")).toBeNull();
});

test("who comes straight from outside cannot pretend to come from elsewhere", () => {
  expect(from("198.51.100.1", "8.8.8.8")).toBe("8.8.8.8");
});

test("behind a proxy only what the proxy itself saw counts", () => {
  expect(from("198.51.100.1, 9.9.9.9", "127.0.0.1")).toBe("9.9.9.9");
  expect(from(null, "10.0.0.5")).toBe("10.0.0.5");
});

test("a peer that nobody recorded is the client's own invention", () => {
  const headers = new Headers({ "x-ninefold-peer": "8.8.8.8", "x-forwarded-for": "9.9.9.9" });
  expect(networkFromHeaders(headers, false)).toBe("9.9.9.9");
});
