import { expect, test } from "vitest";
import { SAMPLE_VIEW } from "@/lib/generations/sample-view";
import type { GenerationView } from "@/lib/generations/view";
import { groupByBatch } from "./groups";

const made = (id: string, batchId: string | null = null, at?: number): GenerationView => ({
  ...SAMPLE_VIEW,
  id,
  batchId,
  batch: at === undefined ? undefined : { at, of: 3 },
});
const shown = (items: GenerationView[]) => groupByBatch(items).map(({ videos }) => videos.map(({ id }) => id));

test("groups: the videos of one submit are together in the order asked, and submits stay newest first", () => {
  const items = [made("alone"), made("b3", "b", 3), made("b2", "b", 2), made("b1", "b", 1), made("old")];
  expect(shown(items)).toEqual([["alone"], ["b1", "b2", "b3"], ["old"]]);
});

test("groups: a batch whose positions are unknown is in the order of its creation, also around other videos", () => {
  expect(shown([made("c2", "c"), made("between"), made("c1", "c")])).toEqual([["c1", "c2"], ["between"]]);
});

test("groups: without videos there are none", () => {
  expect(groupByBatch([])).toEqual([]);
});
