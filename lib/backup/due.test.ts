import { expect, test } from "vitest";
import { isOverdue, lastDue } from "./due";

test("backups: the last one due is today's once its time has come, else yesterday's", () => {
  expect(lastDue("03:30", new Date(2026, 10, 26, 3, 30))).toEqual(new Date(2026, 10, 26, 3, 30));
  expect(lastDue("03:30", new Date(2026, 10, 26, 3, 29))).toEqual(new Date(2026, 10, 25, 3, 30));
});

test("backups: two missed ones are overdue, one is not", () => {
  const now = new Date(2026, 10, 26, 12);
  expect(isOverdue(null, now)).toBe(true);
  expect(isOverdue(new Date(2026, 10, 24, 12), now)).toBe(false);
  expect(isOverdue(new Date(2026, 10, 24, 3, 30), now)).toBe(true);
});
