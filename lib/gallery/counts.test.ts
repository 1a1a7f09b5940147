import { expect, test } from "vitest";
import type { MonthKind } from "@/db/gallery/count-queries";
import { countUnder } from "./counts";

const kind = (change: Partial<MonthKind>): MonthKind => ({
  month: 202611,
  statusGroup: "ready",
  ratio: "16:9",
  duration: 5,
  model: "seedance-2.0",
  images: false,
  shared: false,
  favorite: false,
  n: 1,
  ...change,
});

const kinds = [
  kind({ n: 10 }),
  kind({ n: 3, statusGroup: "failed" }),
  kind({ n: 2, ratio: "9:16", favorite: true }),
  kind({ n: 5, month: 202610, ratio: "9:16" }),
];

test("everything is counted by month, newest first", () => {
  const counts = countUnder({}, kinds);
  expect(counts.total).toBe(20);
  expect(counts.months).toEqual([
    { month: 202611, n: 15 },
    { month: 202610, n: 5 },
  ]);
  expect(counts.favorite).toBe(2);
});

test("an option's number is what choosing it instead would show", () => {
  const counts = countUnder({ ratio: "16:9" }, kinds);
  expect(counts.total).toBe(13);
  expect(counts.ratio).toMatchObject({ "16:9": 13, "9:16": 7, "1:1": 0 });
  expect(counts.state).toMatchObject({ ready: 10, failed: 3 });
});

test("filters combine", () => {
  const counts = countUnder({ ratio: "9:16", favorite: true }, kinds);
  expect(counts.total).toBe(2);
  expect(counts.ratio).toMatchObject({ "16:9": 0, "9:16": 2 });
  expect(counts.months).toEqual([{ month: 202611, n: 2 }]);
});
