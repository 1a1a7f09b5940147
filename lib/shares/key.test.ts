import { expect, test, vi } from "vitest";
import { keyFits, makeKey } from "./key";

const secrets = vi.hoisted(() => ({ known: ["a secret of this test alone, long enough"] }));
vi.mock("@/lib/secret", () => ({ authSecrets: () => secrets.known }));

const link = { id: "one", passwordHash: "$argon2id$1" };
const now = new Date("2026-11-22T12:00:00Z");
const later = (hours: number) => new Date(now.getTime() + hours * 3_600_000);
const key = makeKey(link, "file", now);

test("a key opens its link until it expires", () => {
  expect(keyFits(link, "file", key, now)).toBe(true);
  expect(keyFits(link, "file", key, later(5.9))).toBe(true);
  expect(keyFits(link, "file", key, later(6.1))).toBe(false);
});

test("a new password invalidates the keys of the old one", () => {
  expect(keyFits({ ...link, passwordHash: "$argon2id$2" }, "file", key, now)).toBe(false);
});

test("a key to one link opens no other link, and a file's key opens no page", () => {
  expect(keyFits({ ...link, id: "two" }, "file", key, now)).toBe(false);
  expect(keyFits(link, "page", key, now)).toBe(false);
});

test.each([null, "", "x", key.slice(0, -1), `${key}A`, key.replace(/^\d/, "9"), `9${key}`, key.replace(".", ".A")])(
  "%j opens nothing",
  (forged) => {
    expect(keyFits(link, "file", forged, now)).toBe(false);
  },
);

test("a key made with the secret before this one opens its link, and new ones are made with the new secret", () => {
  const before = secrets.known;
  secrets.known = ["the secret of today, long enough", ...before];
  expect(keyFits(link, "file", key, now)).toBe(true);
  const made = makeKey(link, "file", now);
  expect(made).not.toBe(key);
  secrets.known = secrets.known.slice(0, 1);
  expect([keyFits(link, "file", made, now), keyFits(link, "file", key, now)]).toEqual([true, false]);
  secrets.known = before;
});
