import { afterEach, expect, test, vi } from "vitest";
import type { FoundShare } from "@/db/shares/share-queries";
import { keepFoundLink, takeFoundLink } from "./found-link";

const found = { timeZone: "UTC", videos: [] } as unknown as FoundShare;
afterEach(() => vi.useRealTimers());

test("the rows of a link are for one request, its link, and once", () => {
  keepFoundLink("one", "slug", found);
  expect(takeFoundLink("another", "slug")).toBeUndefined();
  expect(takeFoundLink(null, "slug")).toBeUndefined();
  expect(takeFoundLink("one", "slug")).toBe(found);
  expect(takeFoundLink("one", "slug")).toBeUndefined();
  keepFoundLink("two", "slug", found);
  expect(takeFoundLink("two", "another")).toBeUndefined();
  keepFoundLink("three", "slug", null);
  expect(takeFoundLink("three", "slug")).toBeNull();
});

test("rows that are a second old are read again", () => {
  vi.useFakeTimers({ toFake: ["performance"] });
  keepFoundLink("one", "slug", found);
  vi.advanceTimersByTime(1_001);
  expect(takeFoundLink("one", "slug")).toBeUndefined();
});

test("requests whose page never asks take a bounded amount of memory", () => {
  for (let request = 0; request < 1_000; request++) keepFoundLink(`request ${request}`, "slug", found);
  expect(takeFoundLink("request 0", "slug")).toBeUndefined();
  expect(takeFoundLink("request 999", "slug")).toBe(found);
});
