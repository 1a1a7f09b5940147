import { expect, test, vi } from "vitest";
import type { MonthSlice } from "@/lib/gallery/month-slices";
import type { GenerationView } from "@/lib/generations/view";
import { GalleryCache } from "./gallery-cache";

const months = (n: number) => [{ month: 202611, n }];
const video = (id: string, state = "ready") => ({ id, state }) as GenerationView;
const run = (number: number, count: number): MonthSlice => ({ month: 202611, run: number, count });
const settled = () => new Promise((resolve) => setTimeout(resolve, 0));

test("a run is fetched once, and again only when it has grown", async () => {
  const fetchRun = vi.fn(async ({ count }: MonthSlice) => Array.from({ length: count }, (_, at) => video(`f${at}`)));
  const archive = new GalleryCache(fetchRun, { months: months(2), runs: [] });
  archive.want([run(0, 2)]);
  archive.want([run(0, 2)]);
  await settled();
  archive.want([run(0, 2)]);
  expect(fetchRun).toHaveBeenCalledTimes(1);
  archive.want([run(0, 3)]);
  expect(fetchRun).toHaveBeenCalledTimes(2);
  expect(archive.get(run(0, 3))).toHaveLength(2);
  await settled();
  expect(archive.get(run(0, 3))).toHaveLength(3);
});

test("runs that were scrolled past are no longer fetched", async () => {
  const signals: AbortSignal[] = [];
  const archive = new GalleryCache(
    (_, signal) => {
      signals.push(signal);
      return new Promise(() => undefined);
    },
    { months: months(100), runs: [] },
  );
  archive.want([run(4, 4)]);
  archive.want([run(0, 24)]);
  expect(signals.map((signal) => signal.aborted)).toEqual([true, false]);
});

test("a change updates a loaded video and reports whether it was loaded", () => {
  const archive = new GalleryCache(async () => [], {
    months: months(2),
    runs: [{ ...run(0, 2), items: [video("b"), video("a")] }],
  });
  expect(archive.put(video("a", "failed"))).toBe(true);
  expect(archive.get(run(0, 2))?.map((item) => item.state)).toEqual(["ready", "failed"]);
  expect(archive.put(video("z"))).toBe(false);
});

test("a favorite set during a refetch stays set", async () => {
  const before = [{ ...video("b"), favorite: false }, video("a")];
  const archive = new GalleryCache(async () => before.map((item) => ({ ...item })), {
    months: months(2),
    runs: [{ ...run(0, 2), items: before }],
  });
  archive.doubt();
  archive.want([run(0, 2)]);
  archive.put({ ...video("b"), favorite: true });
  await settled();
  expect(archive.get(run(0, 2))?.map((item) => item.favorite)).toEqual([true, undefined]);
});

test("an answer from before a change doesn't count as current", async () => {
  const answers: ((items: GenerationView[]) => void)[] = [];
  const archive = new GalleryCache(() => new Promise((answer) => answers.push(answer)), {
    months: months(1),
    runs: [{ ...run(0, 1), items: [video("a")] }],
  });
  archive.remove("a");
  archive.want([run(0, 1)]);
  archive.doubt();
  answers[0]?.([]);
  await settled();
  archive.want([run(0, 1)]);
  answers[1]?.([video("a")]);
  await settled();
  expect(archive.get(run(0, 1))?.map(({ id }) => id)).toEqual(["a"]);
});

test("a deleted video leaves immediately, and the runs it shifted are fetched again", async () => {
  const fetchRun = vi.fn(async () => [video("b")]);
  const archive = new GalleryCache(fetchRun, {
    months: months(2),
    runs: [{ ...run(0, 2), items: [video("b"), video("a")] }],
  });
  archive.remove("a");
  expect(archive.months).toEqual([{ month: 202611, n: 1 }]);
  expect(archive.get(run(0, 1))?.map((item) => item.id)).toEqual(["b"]);
  archive.want([run(0, 1)]);
  expect(fetchRun).toHaveBeenCalledTimes(1);
});

test("memory stays bounded however far the user scrolls", async () => {
  const archive = new GalleryCache(async ({ count }) => Array.from({ length: count }, (_, at) => video(`f${at}`)), {
    months: months(24_000),
    runs: [],
  });
  for (let at = 0; at < 200; at++) {
    archive.want([run(at, 24)]);
    await settled();
  }
  const kept = Array.from({ length: 200 }, (_, at) => archive.get(run(at, 24))).filter(Boolean);
  expect(kept.length).toBeLessThanOrEqual(64);
  expect(archive.get(run(199, 24))).not.toBeNull();
});

test("a failed request is reported and retried when next needed", async () => {
  let works = false;
  const archive = new GalleryCache(async () => (works ? [video("a")] : Promise.reject(new Error("down"))), {
    months: months(1),
    runs: [],
  });
  archive.want([run(0, 1)]);
  await settled();
  expect(archive.failed).toBe(true);
  works = true;
  archive.want([run(0, 1)]);
  await settled();
  expect([archive.failed, archive.get(run(0, 1))?.length]).toEqual([false, 1]);
});
