import { expect, test } from "vitest";
import { parseEnv } from "@/env";
import { isKnownHost } from "./known-host";

const PUBLIC = "https://videos.example.com";
const LOCAL = "http://localhost:3000";

test.each<[string, string | undefined, boolean]>([
  [PUBLIC, "videos.example.com", true],
  [PUBLIC, "VIDEOS.example.com:443", true],
  [PUBLIC, "videos.example.com:8443", true],
  [PUBLIC, "127.0.0.1:3000", true],
  [PUBLIC, "[::1]:3000", true],
  [PUBLIC, "localhost", true],
  [PUBLIC, "evil.example", false],
  [PUBLIC, "videos.example.com.evil.example", false],
  [PUBLIC, "localhost.evil.example", false],
  [PUBLIC, "evil.example/@videos.example.com", false],
  [PUBLIC, "videos.example.com@evil.example", false],
  [PUBLIC, "10.0.0.7", false],
  [PUBLIC, "", false],
  [PUBLIC, undefined, false],
  [LOCAL, "localhost:3000", true],
  [LOCAL, "127.0.0.1:8080", true],
  [LOCAL, "192.168.1.4:3000", false],
  ["http://192.168.1.4:3000", "192.168.1.4:3000", true],
  ["http://videos.local:3000", "videos.local:3000", true],
])("host: at %s, %s is answered: %s", (appUrl, host, known) => {
  expect(isKnownHost({ host, forwardedHost: undefined, peer: "127.0.0.1" }, { appUrl })).toBe(known);
});

test.each<[string, string, string, string | undefined, boolean]>([
  ["a proxy on this machine", PUBLIC, "127.0.0.1", undefined, true],
  ["a proxy on a private address, by number", PUBLIC, "10.0.0.5", "1", true],
  ["a private address that was not named", PUBLIC, "10.0.0.5", undefined, false],
  ["a listed proxy", PUBLIC, "173.245.48.9", "173.245.48.0/20", true],
  ["a stranger", PUBLIC, "8.8.8.8", undefined, false],
  ["a private address that is not listed", PUBLIC, "10.0.0.5", "10.0.0.9", false],
  ["anyone, without proxies", PUBLIC, "10.0.0.5", "0", false],
  ["a page on this machine", LOCAL, "127.0.0.1", undefined, false],
])("host: a forwarded host counts from %s: %s, %s, %s, %s", (_, appUrl, peer, proxies, known) => {
  const { TRUSTED_PROXIES: trusted } = parseEnv({ TRUSTED_PROXIES: proxies });
  const forwardedHost = new URL(appUrl).host;
  expect(isKnownHost({ host: "ninefold", forwardedHost, peer }, { appUrl, trusted })).toBe(known);
  expect(isKnownHost({ host: "ninefold", forwardedHost: "evil.example", peer }, { appUrl, trusted })).toBe(false);
});
