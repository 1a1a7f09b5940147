import { expect, test } from "vitest";
import { boundsFor, cardRatio } from "./bounds";
import { type Edges, layoutRows, type Row, type RowUnit } from "./layout-rows";

const RATIOS = [16 / 9, 9 / 16, 1, 4 / 3, 3 / 4, 21 / 9];
const WHOLE: Edges = { above: false, below: false };
const RUNS = 2_000;

/** Mulberry32: the same mixes in every run. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

type Case = { seed: number; width: number; units: RowUnit[]; random: (below: number) => number; unit: () => RowUnit };

/** Any width, any number of videos, and a mix: all ratios, one of them, two of them, or any number. */
function caseOf(seed: number, most = 120): Case {
  const next = seeded(seed);
  const random = (below: number) => Math.floor(next() * below);
  const some = [RATIOS, RATIOS.slice(random(6)).slice(0, 1), [RATIOS[random(6)] ?? 1, RATIOS[random(6)] ?? 1]][
    random(4)
  ];
  let made = 0;
  const unit = () => ({
    key: `${made++}`,
    ratio: some?.[random(some.length)] ?? cardRatio({ width: 1 + next() * 4_000, height: 1 + next() * 4_000 }),
  });
  const units = Array.from({ length: 1 + random(most) }, unit);
  return { seed, width: 320 + random(2_241), units, random, unit };
}

function expectRows({ seed, width, units }: Pick<Case, "seed" | "width" | "units">, rows: Row[], edges = WHOLE): void {
  const bounds = boundsFor(width);
  const problems: string[] = [];
  const [first, last] = [rows[0], rows.at(-1)];
  if (!edges.above && first && first.from !== 0) problems.push("the first videos are missing");
  if (!edges.below && last?.to !== units.length && !(edges.above && rows.length === 0))
    problems.push("the last videos are missing");
  for (const [at, { from, to, height, full }] of rows.entries()) {
    if (to <= from || (at > 0 && from !== rows[at - 1]?.to)) problems.push(`row ${at} is out of order`);
    const ratios = units.slice(from, to).reduce((sum, { ratio }) => sum + ratio, 0);
    const reached = ratios * height + (to - from - 1) * bounds.gap;
    if (reached > width + 0.01) problems.push(`row ${at} is wider than the page`);
    if (full && reached < width - 0.01) problems.push(`row ${at} ends before the page`);
    if (!full && (at < rows.length - 1 || edges.below)) problems.push(`row ${at} is short before the end`);
    if (height < bounds.low || height > bounds.high) problems.push(`row ${at} is ${height} px high`);
    if (!full && width < 480) problems.push("a row on a phone is short");
  }
  expect(problems, `seed ${seed}, ${width} px`).toEqual([]);
}

const keysOf = (units: readonly RowUnit[], rows: readonly Row[]): string[][] =>
  rows.filter(({ full }) => full).map(({ from, to }) => units.slice(from, to).map(({ key }) => key));

test("rows: no gap before the end, heights within bounds and order kept, for any mix of ratios and any width", () => {
  for (let seed = 0; seed < RUNS; seed++) {
    const one = caseOf(seed);
    expectRows(one, layoutRows(one.units, boundsFor(one.width), WHOLE));
  }
});

test("rows: bounds stay within what fits a screen", () => {
  for (let width = 288; width <= 2_560; width++) {
    const { low, high, target } = boundsFor(width);
    expect(low).toBeGreaterThan(90);
    expect(low).toBeLessThan(target);
    expect(high).toBeLessThan(width < 480 ? width * 1.8 : 450);
  }
});

test("rows: only at an edge beyond which more is to be loaded do videos wait for a row, and too few for one", () => {
  for (let seed = 0; seed < RUNS; seed++) {
    const one = caseOf(seed);
    const edges = { above: one.random(2) === 0, below: one.random(2) === 0 };
    const bounds = boundsFor(one.width);
    const rows = layoutRows(one.units, bounds, edges);
    expectRows(one, rows, edges);
    const waiting = [one.units.slice(0, rows[0]?.from ?? 0), one.units.slice(rows.at(-1)?.to ?? one.units.length)];
    for (const units of waiting) {
      const ratios = units.reduce((sum, { ratio }) => sum + ratio, 0);
      const high = (one.width - (units.length - 1) * bounds.gap) / ratios;
      if (units.length > 0 && high <= bounds.high) expect.fail(`seed ${seed}: ${units.length} videos wait for a row`);
    }
  }
});

test("rows: a video that appears at the top or leaves moves no row that has room above it", () => {
  for (let seed = 0; seed < RUNS; seed++) {
    const one = caseOf(seed);
    const bounds = boundsFor(one.width);
    const before = layoutRows(one.units, bounds, WHOLE);
    const known = keysOf(one.units, before);
    const at = one.random(3) === 0 ? one.random(one.units.length) : 0;
    const units = one.units.toSpliced(at, one.random(2), one.unit());
    const after = layoutRows(units, bounds, WHOLE, known);
    expectRows({ ...one, units }, after);
    // Rows above the change are the same, and once one below it is, all that follow are.
    const now = keysOf(units, after).map(String);
    const above = known.filter((_, row) => (before[row]?.to ?? 0) <= at).map(String);
    expect(now.slice(0, above.length), `seed ${seed}`).toEqual(above);
    const stays = known.findIndex((keys, row) => (before[row]?.from ?? 0) > at && now.includes(String(keys)));
    if (stays >= 0) expect(now.slice(stays - known.length), `seed ${seed}`).toEqual(known.slice(stays).map(String));
  }
});

test("rows: the newest video of a long gallery changes the rows at the top only", () => {
  let changed = 0;
  for (let seed = 0; seed < 200; seed++) {
    const one = caseOf(seed);
    const long = Array.from({ length: 200 }, one.unit);
    const bounds = boundsFor(one.width);
    const known = keysOf(long, layoutRows(long, bounds, WHOLE));
    const units = [one.unit(), ...long];
    const now = new Set(keysOf(units, layoutRows(units, bounds, WHOLE, known)).map(String));
    changed = Math.max(changed, known.filter((keys) => !now.has(String(keys))).length);
  }
  expect(changed).toBeLessThanOrEqual(6);
});

test("rows: loading what precedes and follows, part by part, keeps every row that is shown", () => {
  for (let seed = 0; seed < RUNS / 5; seed++) {
    const one = caseOf(seed, 300);
    const bounds = boundsFor(one.width);
    const all = one.units.length;
    let [from, to] = [one.random(all), 0];
    to = Math.min(all, from + 24);
    let known: string[][] = [];
    while (from > 0 || to < all || known.length === 0) {
      const edges = { above: from > 0, below: to < all };
      const units = one.units.slice(from, to);
      const rows = layoutRows(units, bounds, edges, known);
      expectRows({ ...one, units }, rows, edges);
      const now = keysOf(units, rows);
      // At the very top the first row has to be full, so it may take from those below.
      if (edges.above) expect(now.map(String), `seed ${seed}`).toEqual(expect.arrayContaining(known.map(String)));
      known = now;
      if (!edges.above && !edges.below) break;
      if (one.random(2) === 0 && from > 0) from = Math.max(0, from - 24);
      else to = Math.min(all, to + 24);
    }
  }
});

test("rows: a lone card fills a phone's width and is never stretched on a large screen", () => {
  for (const ratio of RATIOS) {
    const [phone] = layoutRows([{ key: "only", ratio }], boundsFor(358), WHOLE);
    expect((phone?.height ?? 0) * ratio).toBeCloseTo(358);
    const [wide] = layoutRows([{ key: "only", ratio }], boundsFor(1_392), WHOLE);
    expect(wide?.height).toBe(boundsFor(1_392).target);
  }
});
