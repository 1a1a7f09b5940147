import { BrokenIndex, childrenOf, fieldsOf, find, type Mp4Box } from "./boxes";
import { displaySizeOf, type VideoSize } from "./display-size";

/** What a part of an index says about one track. */
type Samples = {
  count: number;
  /** The file offset behind the last sample; 0 without samples. */
  end: number;
};

export type Track = {
  id: number;
  /** As its handler says: `vide`, `soun` or another. */
  kind: string;
  /** The type of its sample entry, such as `avc1` or `mp4a`. */
  codec: string;
  /** As its header says; 0 where only fragments do. */
  seconds: number;
  /** Null for every other kind of track. */
  size: VideoSize | null;
  /** Units per second. */
  timescale: number;
  samples: Samples;
};

/** The tracks of a `moov` with the samples that it lists itself. Source: ISO/IEC 14496-12, 8.3 to 8.7. */
export function tracksOf(moov: Mp4Box): Track[] {
  return childrenOf(moov, "trak").map((trak) => {
    const [tkhd, mdhd, hdlr, stbl] = ["tkhd", "mdia/mdhd", "mdia/hdlr", "mdia/minf/stbl"].map((path) =>
      find(trak, path),
    );
    if (!tkhd || !mdhd || !hdlr || !stbl) throw new BrokenIndex();
    const [kind, timescale] = [handlerOf(hdlr), timescaleOf(mdhd)];
    return {
      ...{ id: idOf(tkhd), kind, codec: codecOf(stbl), timescale },
      seconds: durationOf(mdhd) / Math.max(1, timescale),
      size: kind === "vide" ? displaySizeOf(trak) : null,
      samples: samplesOf(stbl),
    };
  });
}

function idOf(tkhd: Mp4Box): number {
  const fields = fieldsOf(tkhd);
  const { version } = fields.full();
  fields.skip(version === 1 ? 16 : 8);
  return fields.u32();
}

function codecOf(stbl: Mp4Box): string {
  const stsd = find(stbl, "stsd");
  return stsd ? stsd.bytes.toString("latin1", stsd.start + 12, Math.min(stsd.end, stsd.start + 16)) : "";
}

function durationOf(mdhd: Mp4Box): number {
  const fields = fieldsOf(mdhd);
  const { version } = fields.full();
  fields.skip(version === 1 ? 20 : 12);
  return fields.wide(version);
}

/** Of a track's `mdhd` or of the whole video's `mvhd`, which begin alike. */
export function timescaleOf(header: Mp4Box): number {
  const fields = fieldsOf(header);
  const { version } = fields.full();
  fields.skip(version === 1 ? 16 : 8);
  return fields.u32();
}

function handlerOf(hdlr: Mp4Box): string {
  const fields = fieldsOf(hdlr);
  fields.skip(8);
  return fields.text(4);
}

/** Walks the chunks as a player does: where each begins (stco), how many samples it has (stsc), their sizes (stsz). */
function samplesOf(stbl: Mp4Box): Samples {
  const sizes = sizesOf(stbl);
  const chunks = chunksOf(stbl);
  const runs = runsOf(stbl);
  let [taken, end, run] = [0, 0, 0];
  for (let chunk = 0; chunk < chunks.count && taken < sizes.count; chunk++) {
    const offset = chunks.next();
    while ((runs[run + 1]?.first ?? Number.POSITIVE_INFINITY) <= chunk + 1) run++;
    const count = Math.min(runs[run]?.samples ?? 0, sizes.count - taken);
    const bytes = sizes.next(count);
    if (count > 0) end = Math.max(end, offset + bytes);
    taken += count;
  }
  // Samples without a place in a chunk cannot be in the file.
  if (taken < sizes.count) throw new BrokenIndex();
  return { count: taken, end };
}

/** `next` returns the bytes of the next samples. Without a table they all have one size. */
function sizesOf(stbl: Mp4Box): { count: number; next: (samples: number) => number } {
  const [stsz, stz2] = [find(stbl, "stsz"), find(stbl, "stz2")];
  if (stsz) {
    const fields = fieldsOf(stsz);
    fields.full();
    const [each, count] = [fields.u32(), fields.u32()];
    if (each > 0) return { count, next: (samples) => samples * each };
    return { count: fields.count(count, 4), next: (samples) => sum(samples, fields.u32) };
  }
  if (!stz2) throw new BrokenIndex();
  const fields = fieldsOf(stz2);
  fields.full();
  const [bits, count] = [fields.u32() & 255, fields.u32()];
  if (bits === 16) return { count: fields.count(count, 2), next: (samples) => sum(samples, fields.u16) };
  if (bits === 8) return { count: fields.count(count, 1), next: (samples) => sum(samples, fields.u8) };
  if (bits !== 4) throw new BrokenIndex();
  fields.count(Math.ceil(count / 2), 1);
  let low: number | null = null;
  const half = () => {
    if (low !== null) {
      const value = low;
      low = null;
      return value;
    }
    const both = fields.u8();
    low = both & 15;
    return both >> 4;
  };
  return { count, next: (samples) => sum(samples, half) };
}

function sum(times: number, next: () => number): number {
  let total = 0;
  for (let at = 0; at < times; at++) total += next();
  return total;
}

function chunksOf(stbl: Mp4Box): { count: number; next: () => number } {
  const [stco, co64] = [find(stbl, "stco"), find(stbl, "co64")];
  const table = stco ?? co64;
  if (!table) throw new BrokenIndex();
  const fields = fieldsOf(table);
  fields.full();
  return { count: fields.count(fields.u32(), stco ? 4 : 8), next: stco ? fields.u32 : fields.u64 };
}

/** From chunk `first` on (counted from 1), each chunk has this many samples. */
function runsOf(stbl: Mp4Box): { first: number; samples: number }[] {
  const stsc = find(stbl, "stsc");
  if (!stsc) throw new BrokenIndex();
  const fields = fieldsOf(stsc);
  fields.full();
  const runs = Array.from({ length: fields.count(fields.u32(), 12) }, () => {
    const run = { first: fields.u32(), samples: fields.u32() };
    fields.skip(4);
    return run;
  });
  if (runs.some((run, at) => run.first <= (runs[at - 1]?.first ?? 0))) throw new BrokenIndex();
  return runs;
}
