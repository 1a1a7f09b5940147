import { expect, test } from "vitest";
import type { SliceItems } from "@/components/gallery/grid/gallery-cache";
import type { MonthCount } from "@/lib/gallery/counts";
import { SLICE_SIZE } from "@/lib/gallery/month-slices";
import type { GenerationView } from "@/lib/generations/view";
import { boundsFor } from "./bounds";
import { estimateFor, HEADING } from "./estimate";
import { placeOfReading, readingAt } from "./reading-position";
import { RowMap, type Shown } from "./row-map";

const SIZES = [
  [16, 9],
  [9, 16],
  [1, 1],
  [4, 3],
  [3, 4],
  [21, 9],
] as const;
const SCREEN = 900;

/** Park and Miller: the same galleries in every run. */
function seeded(seed: number): (below: number) => number {
  let state = seed + 1;
  return (below) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % below;
  };
}

function video(id: string, [width, height]: readonly [number, number], batchId: string | null = null): GenerationView {
  return { ...({} as GenerationView), id, width, height, batchId, createdAt: id, state: "ready" };
}

/** Videos by month, newest first, and the slices of them that a gallery would load. */
function galleryOf(videos: readonly (readonly GenerationView[])[]) {
  const months: MonthCount[] = videos.map((items, at) => ({ month: 202_612 - at, n: items.length }));
  const slices = months.flatMap(({ month, n }, at): SliceItems[] => {
    const items = videos[at] ?? [];
    const newest = Math.ceil(n / SLICE_SIZE) - 1;
    return Array.from({ length: newest + 1 }, (_, index) => {
      const run = newest - index;
      const end = n - run * SLICE_SIZE;
      const start = Math.max(0, end - SLICE_SIZE);
      return { month, run, count: end - start, items: items.slice(start, end) };
    });
  });
  return { months, slices };
}

const shownOf = (months: MonthCount[], loaded: SliceItems[], open: string[] = []): Shown => ({
  months,
  loaded,
  headings: true,
  stacks: true,
  more: false,
  open: new Set(open),
});
const mapOf = (shown: Shown, width: number, before?: RowMap) =>
  new RowMap(shown, width, estimateFor([], true)(width), before);

function randomGallery(seed: number) {
  const random = seeded(seed);
  let made = 0;
  const videos = Array.from({ length: 1 + random(5) }, () =>
    Array.from({ length: 1 + random(70) }, () => {
      const batch = random(4) === 0 ? `batch ${Math.floor(made / 3)}` : null;
      return video(`video ${made++}`, SIZES[random(6)] ?? SIZES[0], batch);
    }),
  );
  return { random, videos, width: 288 + random(2_200) };
}

test("row map: rows run across slices and months, without a gap before the end", () => {
  for (let seed = 0; seed < 150; seed++) {
    const { videos, width } = randomGallery(seed);
    const { months, slices } = galleryOf(videos);
    const map = mapOf(shownOf(months, slices), width);
    const { gap } = boundsFor(width);
    const [ids, starts]: [string[], number[]] = [[], []];
    let top = 0;
    for (const [at, row] of map.rows.entries()) {
      expect(row.top, `seed ${seed}`).toBeCloseTo(top);
      expect(row.heading).toBe(row.cells.some(({ unit }) => unit.month !== null) ? HEADING : 0);
      const end = row.cells.at(-1);
      if (at < map.rows.length - 1) expect((end?.left ?? 0) + (end?.width ?? 0), `seed ${seed}`).toBeCloseTo(width);
      for (const { unit } of row.cells) {
        if (unit.month !== null) starts.push(unit.month);
        ids.push(...unit.videos.map(({ id }) => id).reverse());
      }
      top += row.heading + row.height + gap;
    }
    expect(ids).toEqual(videos.flat().map(({ id }) => id));
    expect(map.height).toBeCloseTo(top);
    // A month that begins inside a stack has no card of its own to stand over.
    expect(starts.length).toBeLessThanOrEqual(months.length);
    expect(starts[0]).toBe(202_612);
  }
});

test("row map: rows of another width stay where they are asked to and fit", () => {
  const { months, slices } = galleryOf(randomGallery(7).videos);
  const shown = shownOf(months, slices);
  const rowsOf = (map: RowMap) => map.rows.map(({ cells }) => cells.map(({ unit }) => unit.key).join());
  const served = mapOf(shown, 1_360);
  const near = new RowMap(shown, 1_300, estimateFor([], true)(1_300), served, true);
  expect(rowsOf(near)).toEqual(rowsOf(served));
  const phone = new RowMap(shown, 380, estimateFor([], true)(380), served, true);
  const { low, high } = boundsFor(380);
  for (const { height, full } of phone.rows) expect(!full || (height >= low && height <= high)).toBe(true);
});

test("row map: what is read stays where it is while slices load around it and a video appears at the top", () => {
  for (let seed = 0; seed < 150; seed++) {
    const { random, videos, width } = randomGallery(seed);
    const { months, slices } = galleryOf(videos);
    const at = random(slices.length);
    const loaded = slices.slice(at, at + 1);
    let map = mapOf(shownOf(months, loaded), width);
    const [row] = map.rows;
    // One slice may be too little for a row on a wide screen.
    if (!row) continue;
    let place = row.top + 1;
    const seen = () => map.between(place, place + SCREEN);
    const stays = (next: RowMap) => {
      const reading = readingAt(map, place, SCREEN);
      if (!reading) throw new Error("nothing is read");
      const held = reading.videos.find(({ id }) => next.topOf(id) !== undefined);
      place = placeOfReading(next, reading) ?? Number.NaN;
      map = next;
      if (held) expect((next.topOf(held.id) ?? 0) - place, `seed ${seed}`).toBeCloseTo(held.below);
      expect(seen().length).toBeGreaterThan(0);
    };
    for (let [from, to] = [at, at + 1]; from > 0 || to < slices.length; ) {
      if (from > 0 && (random(2) === 0 || to === slices.length)) from -= 1;
      else to += 1;
      const rows = seen().filter(({ full }) => full);
      const known = rows.map(({ cells }) => cells.map(({ unit }) => unit.key).join());
      stays(mapOf(shownOf(months, slices.slice(from, to)), width, map));
      // At the gallery's top the first rows may have to share with one that is left over.
      if (from > 0)
        expect(seen().map(({ cells }) => cells.map(({ unit }) => unit.key).join())).toEqual(
          expect.arrayContaining(known.slice(0, 1)),
        );
    }
    const [newest = [], ...older] = videos;
    const grown = galleryOf([[video("new", SIZES[random(6)] ?? SIZES[0]), ...newest], ...older]);
    stays(mapOf(shownOf(grown.months, grown.slices), width, map));
  }
});

test("row map: a stack is one card, also across slices, and opens in the order in which it was asked for", () => {
  const alone = Array.from({ length: 22 }, (_, at) => video(`${at}`, [16, 9]));
  const batch = ["d", "c", "b", "a"].map((id) => video(id, [16, 9], "batch"));
  const { months, slices } = galleryOf([[...alone, ...batch, video("last", [16, 9])]]);
  const closed = mapOf(shownOf(months, slices), 1_392);
  const unitsOf = (map: RowMap) => map.rows.flatMap(({ cells }) => cells.map(({ unit }) => unit));
  expect(unitsOf(closed)).toHaveLength(24);
  expect(unitsOf(closed)[22]?.videos.map(({ id }) => id)).toEqual(["a", "b", "c", "d"]);
  const open = unitsOf(mapOf(shownOf(months, slices, ["batch"]), 1_392, closed)).slice(22, 26);
  expect(open.map(({ key, place, opened }) => [key, place, opened?.at])).toEqual([
    ["a", 23, 1],
    ["b", 24, 2],
    ["c", 25, 3],
    ["d", 26, 4],
  ]);
});

test("row map: a million videos with a loaded part in their middle are laid out within one short task", () => {
  const months = Array.from({ length: 120 }, (_, at) => ({ month: 203_000 - at, n: 8_334 }));
  const loaded = Array.from({ length: 64 }, (_, at) => ({
    month: 202_950,
    run: 200 - at,
    count: SLICE_SIZE,
    items: Array.from({ length: SLICE_SIZE }, (_, item) =>
      video(`${at} ${item}`, SIZES[(at * 7 + item * 5) % 6] ?? SIZES[0]),
    ),
  }));
  let map = mapOf(shownOf(months, loaded), 1_392);
  const started = performance.now();
  for (let round = 0; round < 20; round++) {
    map = mapOf(shownOf(months, loaded.slice(round % 2)), 1_392, map);
    expect(map.between(map.rows[0]?.top ?? 0, (map.rows[0]?.top ?? 0) + SCREEN).length).toBeGreaterThan(2);
  }
  expect((performance.now() - started) / 20).toBeLessThan(50);
});
