import { BrokenIndex, boxAt, childrenOf, fieldsOf, find, type Mp4Box } from "./boxes";

/** Pixels, as the video is displayed. */
export type VideoSize = { width: number; height: number };

/** Bytes of a visual sample entry before the boxes inside it. */
const ENTRY_BYTES = 78;
/** What 16 bits hold, as the size of the frames does. */
const MAX_SIDE = 65_535;

/**
 * The size at which a video track is displayed: that of its frames, with its pixels' own ratio (`pasp`) and rotation.
 * Source: ISO/IEC 14496-12, 8.3.2, 8.5.2 and 12.1.
 */
export function displaySizeOf(trak: Mp4Box): VideoSize {
  const [tkhd, stsd] = [find(trak, "tkhd"), find(trak, "mdia/minf/stbl/stsd")];
  if (!tkhd || !stsd) throw new BrokenIndex();
  const entry = boxAt(stsd.bytes, stsd.start + 8, stsd.end);
  const fields = fieldsOf(entry);
  fields.skip(24);
  const coded = { width: fields.u16(), height: fields.u16() };
  if (coded.width === 0 || coded.height === 0) throw new BrokenIndex();
  const square = withSquarePixels(coded, { ...entry, start: Math.min(entry.end, entry.start + ENTRY_BYTES) });
  return isOnItsSide(tkhd) ? { width: square.height, height: square.width } : square;
}

/** Never smaller than the frames: a player widens them or makes them higher. */
function withSquarePixels({ width, height }: VideoSize, entry: Mp4Box): VideoSize {
  const pasp = childrenOf(entry, "pasp")[0];
  if (!pasp) return { width, height };
  const fields = fieldsOf(pasp);
  const [across, down] = [fields.u32(), fields.u32()];
  if (across === 0 || down === 0) return { width, height };
  const square =
    across > down
      ? { width: Math.round((width * across) / down), height }
      : { width, height: Math.round((height * down) / across) };
  // A ratio of billions to one would not even fit in the database.
  if (Math.max(square.width, square.height) > MAX_SIDE) throw new BrokenIndex();
  return square;
}

/** Whether its matrix turns it by 90 or 270 degrees. */
function isOnItsSide(tkhd: Mp4Box): boolean {
  const fields = fieldsOf(tkhd);
  fields.skip(fields.full().version === 1 ? 48 : 36);
  const [a, b] = [fields.i32(), fields.i32()];
  return Math.abs(b) > Math.abs(a);
}
