import { BrokenIndex, type Mp4Box } from "./boxes";
import type { VideoSize } from "./display-size";
import { endOfSegments, type FragmentPlan, fragmentsOf, planOf, secondsOf } from "./fragments";
import { type Track, tracksOf } from "./sample-table";

/** The index of an hour of video has some three megabytes; it is in memory while it is read. */
const MAX_INDEX_BYTES = 16 * 1024 * 1024;
/** Four printable characters, or the zeros with which some writers pad. */
const BOX_TYPE = /^(?:[\x20-\x7e\xa9]{4}|\0{4})$/;
/** One fragment per frame for two hours. */
const MAX_BOXES = 400_000;
/** Boxes that are read; the others are skipped. */
const INDEXES = ["moov", "moof", "sidx", "mfra"];
/** Below this share of the expected duration a video is incomplete, and not just rounded. */
const ENOUGH = 0.9;

/** Not an MP4 with a video track, or one whose index contradicts itself. */
export class NotAVideo extends Error {}

/** It begins as an MP4, but a box or a sample that it declares is missing. */
export class NotWhole extends Error {}

/** Whether a file begins as an MP4 does. */
export const beginsAsVideo = (head: Uint8Array): boolean =>
  head.length >= 8 && Buffer.from(head.subarray(4, 8)).toString("latin1") === "ftyp";

/**
 * Passes the bytes of an MP4 through and reads its boxes on the way. After the last byte it throws NotAVideo or
 * NotWhole unless every declared box and every sample of the index is inside the file; a writer that discards a body
 * that throws thus never stores half a video, however its source ended. `seconds`: the requested duration, for
 * fragmented files that do not declare where they end. `onSize` receives the size at which the whole video is
 * displayed, `onTracks` what its index says of each track. Memory: the largest index of the file, at most 16 MB. Source
 * of the format: ISO/IEC 14496-12.
 */
export async function* wholeVideo(
  body: AsyncIterable<Uint8Array>,
  expected: { seconds: number; onSize?: (size: VideoSize) => void; onTracks?: (tracks: Track[]) => void },
): AsyncGenerator<Uint8Array> {
  const video = readVideo(expected.seconds);
  for await (const chunk of body) {
    orNotAVideo(() => video.read(chunk));
    yield chunk;
  }
  const { size, tracks } = orNotAVideo(() => video.end());
  expected.onSize?.(size);
  expected.onTracks?.(tracks);
}

function orNotAVideo<Value>(read: () => Value): Value {
  try {
    return read();
  } catch (error) {
    throw error instanceof BrokenIndex ? new NotAVideo("a broken index") : error;
  }
}

/** Walks the file's top-level boxes as their bytes arrive. */
function readVideo(seconds: number) {
  const index = createIndex(seconds);
  let at = 0;
  let boxes = 0;
  let header = Buffer.alloc(0);
  /** The box whose payload is passing. `left` is infinite where the box extends to the end of the file. */
  let open: { type: string; start: number; left: number; kept: Uint8Array[] | null } | null = null;

  function begin(): void {
    const short = header.readUInt32BE(0);
    const type = header.toString("latin1", 4, 8);
    const size = short === 1 ? Number(header.readBigUInt64BE(8)) : short || Number.POSITIVE_INFINITY;
    boxes += 1;
    if (boxes === 1 && type !== "ftyp") throw new NotAVideo("another kind of file");
    if (size < header.length || boxes > MAX_BOXES || !BOX_TYPE.test(type)) throw new BrokenIndex();
    const isIndex = INDEXES.includes(type);
    if (isIndex && size > MAX_INDEX_BYTES && size !== Number.POSITIVE_INFINITY) throw new BrokenIndex();
    open = { type, start: at - header.length, left: size - header.length, kept: isIndex ? [] : null };
    header = Buffer.alloc(0);
    if (open.left === 0) close();
  }

  function close(): void {
    if (!open) return;
    const { type, start, kept } = open;
    open = null;
    if (!kept) return;
    const bytes = Buffer.concat(kept);
    index.add({ type, start: 0, end: bytes.length, bytes }, start, at);
  }

  return {
    read(chunk: Uint8Array): void {
      for (let from = 0; from < chunk.length; ) {
        if (open === null) {
          const missing = (header.length >= 8 && header.readUInt32BE(0) === 1 ? 16 : 8) - header.length;
          const part = chunk.subarray(from, from + missing);
          header = Buffer.concat([header, part]);
          [from, at] = [from + part.length, at + part.length];
          if (header.length === (header.length >= 8 && header.readUInt32BE(0) === 1 ? 16 : 8)) begin();
          continue;
        }
        const part = chunk.subarray(from, from + open.left);
        [from, at] = [from + part.length, at + part.length];
        open.left -= part.length;
        open.kept?.push(part);
        if (open.kept && at - open.start > MAX_INDEX_BYTES) throw new BrokenIndex();
        if (open.left === 0) close();
      }
    },
    end(): { size: VideoSize; tracks: Track[] } {
      if (boxes === 0) throw new NotAVideo("too short to be any file");
      // Some writers pad with zeros; any other rest is a truncated header.
      if (header.some((byte) => byte !== 0)) throw new NotWhole("cut inside a header");
      if (open && open.left !== Number.POSITIVE_INFINITY) throw new NotWhole("cut inside a box");
      close();
      return index.judge(at);
    },
  };
}

/** What the indexes of a file say together. */
function createIndex(expectedSeconds: number) {
  let tracks: Track[] | null = null;
  let plan: FragmentPlan | null = null;
  /** The offset behind the last byte that any index points to. */
  let needed = 0;
  const durations = new Map<number, number>();
  const counts = new Map<number, number>();
  /** Whether the table of all fragments, which follows the last of them, was read. */
  let closed = false;

  function addFragment(moof: Mp4Box, start: number): void {
    if (!plan) throw new BrokenIndex();
    for (const { track, count, end, duration } of fragmentsOf(moof, start, plan)) {
      needed = Math.max(needed, end);
      durations.set(track, (durations.get(track) ?? 0) + duration);
      counts.set(track, (counts.get(track) ?? 0) + count);
    }
  }

  return {
    add(box: Mp4Box, start: number, end: number): void {
      switch (box.type) {
        case "moov":
          tracks = tracksOf(box);
          plan = planOf(box);
          for (const { samples } of tracks) needed = Math.max(needed, samples.end);
          return;
        case "moof":
          addFragment(box, start);
          return;
        case "sidx":
          needed = Math.max(needed, endOfSegments(box, end));
          return;
        case "mfra":
          closed = true;
          return;
      }
    },
    judge(bytes: number): { size: VideoSize; tracks: Track[] } {
      if (!tracks) throw new NotWhole("without an index");
      if (needed > bytes) throw new NotWhole("a sample lies behind the end");
      const videos = tracks.filter(({ size }) => size !== null);
      const size = videos[0]?.size;
      if (!size) throw new NotAVideo("no video in it");
      if (videos.some((track) => track.samples.count > 0)) return { size, tracks };
      if (!plan) throw new NotAVideo("no frame in it");
      if (!videos.some((track) => counts.get(track.id))) throw new NotWhole("without a fragment");
      // When cut between two fragments, each is whole; only the expected duration shows that some are missing.
      const promised = plan.seconds || (closed ? 0 : expectedSeconds);
      const longest = Math.max(...tracks.map((track) => secondsOf(track, durations.get(track.id) ?? 0)));
      if (longest < promised * ENOUGH) throw new NotWhole("fragments are missing");
      return { size, tracks };
    },
  };
}
