import { describe, expect, test } from "vitest";
import { SLICE_SIZE } from "@/lib/gallery/month-slices";
import { BlockMap } from "./block-map";

const estimate = { block: (count: number) => count * 10, heading: 40 };
const months = [
  { month: 202611, n: 30 },
  { month: 202610, n: 24 },
  { month: 202512, n: 1 },
];

describe("block positions", () => {
  test("months follow each other under their headings, newest videos first", () => {
    const map = new BlockMap(months, estimate);
    expect(map.between(0, 10_000).map(({ month, run, count, top }) => [month, run, count, top])).toEqual([
      [202611, 1, 6, 0],
      [202611, 0, 24, 100],
      [202610, 0, 24, 340],
      [202512, 0, 1, 620],
    ]);
    expect(map.height).toBe(670);
    expect(map.monthTop(202610)).toBe(340);
    expect(map.monthTop(202601)).toBe(620);
  });

  test("only the blocks that touch the screen are found", () => {
    const map = new BlockMap(months, estimate);
    expect(map.between(350, 400).map((block) => block.month)).toEqual([202610]);
  });

  test("a new video extends the newest run and keeps the names of all others", () => {
    const before = new BlockMap(months, estimate).between(0, 10_000).map((block) => `${block.month}:${block.run}`);
    const grown = [{ month: 202611, n: 31 }, ...months.slice(1)];
    expect(new BlockMap(grown, estimate).between(0, 10_000).map((block) => `${block.month}:${block.run}`)).toEqual(
      before,
    );
  });

  test("a measured block moves everything below it", () => {
    const map = new BlockMap(months, estimate);
    map.measure({ month: 202611, run: 0, count: SLICE_SIZE }, 300);
    expect(map.monthTop(202610)).toBe(400);
    expect(map.find(202611, 0)).toMatchObject({ top: 100, height: 300 });
    expect(new BlockMap(months, estimate, map).height).toBe(map.height);
  });

  test("each block knows how many videos precede it", () => {
    const map = new BlockMap(months, estimate);
    expect(map.between(0, 10_000).map((block) => map.before(block))).toEqual([0, 6, 30, 54]);
  });

  test("in a month of thousands, a block is found by name where a walk from the top meets it", () => {
    const map = new BlockMap(
      [
        { month: 202612, n: 5 },
        { month: 202611, n: 4_000 * SLICE_SIZE + 7 },
      ],
      estimate,
    );
    for (const run of [4_000, 3_999, 2_500, 1_234, 1_233, 0])
      map.measure({ month: 202611, run, count: run === 4_000 ? 7 : SLICE_SIZE }, 90 + run);
    const walked = map.between(Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY);
    expect(walked.map(({ run }) => run)).toEqual([0, ...Array.from({ length: 4_001 }, (_, at) => 4_000 - at)]);
    for (const [at, block] of walked.entries()) {
      expect(block.top).toBe(at === 0 ? 0 : (walked[at - 1]?.top ?? 0) + (walked[at - 1]?.height ?? 0));
      if (at % 97 > 2 && block.height === estimate.block(SLICE_SIZE)) continue;
      expect(map.find(block.month, block.run)).toEqual(block);
      expect(map.between(block.top, block.top + block.height)).toEqual([block]);
    }
    expect(map.find(202611, 4_001)).toBeNull();
    expect(map.between(map.height, map.height + 100)).toEqual([]);
  });

  test("a million videos are mapped within one frame", () => {
    const many = Array.from({ length: 120 }, (_, at) => ({ month: 203_000 - at, n: 8_334 }));
    const map = new BlockMap(many, estimate);
    const started = performance.now();
    for (let at = 0; at < 100; at++) {
      map.measure({ month: many[at]?.month ?? 0, run: at, count: SLICE_SIZE }, 250 + at);
      expect(map.between(map.height - 1_000, map.height).length).toBeGreaterThan(1);
    }
    expect((performance.now() - started) / 100).toBeLessThan(16);
  });
});
