import { expect, test } from "vitest";
import { oneLine, retryAfterMs } from "./errors";

test("Retry-After is read in seconds or as a date, and limited", () => {
  const now = Date.parse("2026-01-01T00:00:00Z");
  expect(retryAfterMs("30", now)).toBe(30_000);
  expect(retryAfterMs("Thu, 01 Jan 2026 00:00:10 GMT", now)).toBe(10_000);
  expect(retryAfterMs("Wed, 31 Dec 2025 00:00:00 GMT", now)).toBe(0);
  expect(retryAfterMs("999999", now)).toBe(3_600_000);
  expect(retryAfterMs("soon", now)).toBeNull();
  expect(retryAfterMs(undefined, now)).toBeNull();
});

test("half a character is never kept", () => {
  expect(oneLine("a \ud800 b", "")).toBe("a \ufffd b");
  expect(oneLine(`${"x".repeat(498)}😀😀`, "")).toMatch(/^x+\ufffd?…$/);
});
