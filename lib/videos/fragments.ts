import { BrokenIndex, childrenOf, fieldsOf, find, type Mp4Box } from "./boxes";
import { type Track, timescaleOf } from "./sample-table";

/** What a fragmented file declares before its fragments; null for a file without fragments. */
export type FragmentPlan = {
  /** Default sizes and durations of samples, by track, where a fragment gives none. */
  defaults: Map<number, { duration: number; size: number }>;
  /** The total seconds of all fragments, if declared. */
  seconds: number | null;
};

/** Source: ISO/IEC 14496-12, 8.8. */
export function planOf(moov: Mp4Box): FragmentPlan | null {
  const [mvex, mvhd] = [find(moov, "mvex"), find(moov, "mvhd")];
  if (!mvex || !mvhd) return null;
  const defaults = new Map<number, { duration: number; size: number }>();
  for (const trex of childrenOf(mvex, "trex")) {
    const fields = fieldsOf(trex);
    fields.full();
    const id = fields.u32();
    fields.skip(4);
    defaults.set(id, { duration: fields.u32(), size: fields.u32() });
  }
  const mehd = find(mvex, "mehd");
  if (!mehd) return { defaults, seconds: null };
  const fields = fieldsOf(mehd);
  return { defaults, seconds: fields.wide(fields.full().version) / timescaleOf(mvhd) };
}

/**
 * What one fragment adds to a track: samples, the offset behind the last one, and their duration in the track's units.
 */
export type Fragment = { track: number; count: number; end: number; duration: number };

/** `at`: the file offset of the `moof`, from which its own offsets count. */
export function fragmentsOf(moof: Mp4Box, at: number, plan: FragmentPlan): Fragment[] {
  let after = at;
  return childrenOf(moof, "traf").map((traf) => {
    const tfhd = find(traf, "tfhd");
    if (!tfhd) throw new BrokenIndex();
    const fields = fieldsOf(tfhd);
    const { flags } = fields.full();
    const track = fields.u32();
    const usual = { duration: 0, size: 0, ...plan.defaults.get(track) };
    const base = flags & 0x1 ? fields.u64() : flags & 0x20000 ? at : after;
    if (flags & 0x2) fields.skip(4);
    if (flags & 0x8) usual.duration = fields.u32();
    if (flags & 0x10) usual.size = fields.u32();
    const fragment = { track, count: 0, end: 0, duration: 0 };
    after = base;
    for (const trun of childrenOf(traf, "trun")) {
      const run = readRun(trun, base, after, usual);
      fragment.count += run.count;
      fragment.duration += run.duration;
      if (run.count > 0) fragment.end = Math.max(fragment.end, run.end);
      after = run.end;
    }
    return fragment;
  });
}

/** A run without its own offset begins where the previous one ended. */
function readRun(trun: Mp4Box, base: number, after: number, usual: { duration: number; size: number }) {
  const fields = fieldsOf(trun);
  const { flags } = fields.full();
  const count = fields.u32();
  const start = flags & 0x1 ? base + fields.i32() : after;
  if (flags & 0x4) fields.skip(4);
  const told = [0x100, 0x200, 0x400, 0x800].filter((flag) => flags & flag);
  if (told.length === 0) return { count, end: start + count * usual.size, duration: count * usual.duration };
  let [end, duration] = [start, 0];
  for (let sample = fields.count(count, told.length * 4); sample > 0; sample--) {
    duration += flags & 0x100 ? fields.u32() : usual.duration;
    end += flags & 0x200 ? fields.u32() : usual.size;
    if (flags & 0x400) fields.skip(4);
    if (flags & 0x800) fields.skip(4);
  }
  return { count, end, duration };
}

/** The file offset behind everything that a `sidx` points to; `at` is the offset behind the box itself. */
export function endOfSegments(sidx: Mp4Box, at: number): number {
  const fields = fieldsOf(sidx);
  const { version } = fields.full();
  fields.skip(version === 0 ? 12 : 16);
  const first = version === 0 ? fields.u32() : fields.u64();
  fields.skip(2);
  let end = at + first;
  for (let left = fields.count(fields.u16(), 12); left > 0; left--) {
    end += fields.u32() & 0x7fffffff;
    fields.skip(8);
  }
  return end;
}

export const secondsOf = (track: Track, duration: number): number =>
  track.timescale > 0 ? duration / track.timescale : 0;
