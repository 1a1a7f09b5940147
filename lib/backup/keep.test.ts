import { expect, test } from "vitest";
import { keptIds } from "./keep";
import { idOf, momentOf } from "./manifest";

const DAY = 86_400_000;
const start = Date.UTC(2026, 10, 26, 3, 30);
const daysAgo = (days: number) => idOf(new Date(start - days * DAY));

test("backups: of a year of daily ones, the last 7 and one of each of the last 4 weeks stay", () => {
  const kept = keptIds(Array.from({ length: 365 }, (_, day) => daysAgo(day)));
  // 26 November 2026 is a Thursday: the weeks before end on the Sundays of 4, 11 and 18 days ago.
  expect([...kept].sort()).toEqual([0, 1, 2, 3, 4, 5, 6, 11, 18].map(daysAgo).sort());
});

test("backups: of several on one day only the newest stays, and after a long pause old ones do", () => {
  const noon = idOf(new Date(start + DAY / 3));
  expect(keptIds([daysAgo(0), noon, daysAgo(200)])).toEqual(new Set([noon, daysAgo(200)]));
});

test("backups: an id is the moment of the backup", () => {
  expect(daysAgo(0)).toBe("20261126T033000Z");
  expect(momentOf("20261126T033000Z").getTime()).toBe(start);
});
