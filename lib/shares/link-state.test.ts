import { expect, test } from "vitest";
import { linkState } from "./link-state";

const now = new Date("2026-11-22T12:00:00Z");
const before = new Date("2026-11-22T11:59:59Z");
const after = new Date("2026-11-22T12:00:01Z");

test.each([
  ["active", null, null, 1],
  ["active", null, after, 1],
  ["expired", null, before, 1],
  ["expired", null, now, 1],
  ["revoked", before, null, 1],
  ["revoked", before, before, 0],
  ["expired", null, before, 0],
  ["gone", null, null, 0],
  ["gone", null, after, 0],
] as const)("%s, when revoked at %s, ending at %s, with %i videos", (expected, revokedAt, endsAt, videos) => {
  expect(linkState({ revokedAt, endsAt }, videos, now)).toBe(expected);
});
