import { expect, test } from "vitest";
import { isSignedFor, signedImageUrl } from "./signed-image-url";

const secret = "a secret of this instance";
const id = "8b5f6a0e-9d36-4a1e-9c57-0d8a3f0a4b11";
const now = new Date("2026-11-22T10:00:00Z");
const soon = new Date("2026-11-22T11:00:00Z");
const query = () =>
  new URL(signedImageUrl({ origin: "https://ninefold.test", secret, id, expiresAt: soon })).searchParams;

test("a signed address opens its image until it expires", () => {
  const url = new URL(signedImageUrl({ origin: "https://ninefold.test", secret, id, expiresAt: soon }));
  expect(url.origin + url.pathname).toBe(`https://ninefold.test/api/files/image/${id}`);
  expect(isSignedFor(url.searchParams, { secrets: [secret], id }, now)).toBe(true);
  expect(isSignedFor(url.searchParams, { secrets: [secret], id }, new Date(soon.getTime() - 1))).toBe(true);
  expect(isSignedFor(url.searchParams, { secrets: [secret], id }, soon)).toBe(false);
});

test("a signature opens no other image, with no other secret, and with no other expiry", () => {
  expect(isSignedFor(query(), { secrets: [secret], id: "8b5f6a0e-9d36-4a1e-9c57-0d8a3f0a4b12" }, now)).toBe(false);
  expect(isSignedFor(query(), { secrets: ["another secret"], id }, now)).toBe(false);
  const later = query();
  later.set("expires", String(Number(later.get("expires")) + 1));
  expect(isSignedFor(later, { secrets: [secret], id }, now)).toBe(false);
});

test("an address that was signed with the secret before this one opens its image", () => {
  expect(isSignedFor(query(), { secrets: ["the secret of today", secret], id }, now)).toBe(true);
});

test.each(["", "0", "-1", "1e99", "0x7fffffff", " 99999999999", "099999999999", "9999999999999", "Infinity", "NaN"])(
  "an expiry of %j opens nothing",
  (expires) => {
    const tampered = query();
    tampered.set("expires", expires);
    expect(isSignedFor(tampered, { secrets: [secret], id }, now)).toBe(false);
  },
);

test("a truncated, changed, long or missing signature opens nothing", () => {
  const good = query().get("signature") ?? "";
  for (const bad of [
    "",
    good.slice(1),
    `${good}A`,
    `A${good.slice(1)}`.replace(good, "B"),
    good.toUpperCase(),
    "é".repeat(43),
  ]) {
    const tampered = query();
    tampered.set("signature", bad);
    expect(isSignedFor(tampered, { secrets: [secret], id }, now)).toBe(false);
  }
  expect(isSignedFor(new URLSearchParams(), { secrets: [secret], id }, now)).toBe(false);
});
