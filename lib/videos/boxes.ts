/** The file's index contradicts itself: no player could read it, and more bytes would not help. */
export class BrokenIndex extends Error {}

/** A box inside an index in memory. `start` and `end` delimit its payload in `bytes`. */
export type Mp4Box = { type: string; start: number; end: number; bytes: Buffer };

/** A box of a real index has a few children; a run per frame of a fragment is the most. */
const MAX_CHILDREN = 4_096;

/**
 * The boxes between two offsets of an index, in order. Each is at least as long as its header, so the loop ends. Only
 * what a caller names is opened, so boxes inside boxes are never followed deeper than its path.
 */
function* boxesIn(bytes: Buffer, start: number, end: number): Generator<Mp4Box> {
  let at = start;
  for (let children = 0; at + 8 <= end; children++) {
    // Sixteen megabytes hold two million empty boxes, each of which would become an object.
    if (children === MAX_CHILDREN) throw new BrokenIndex();
    const box = boxAt(bytes, at, end);
    yield box;
    at = box.end;
  }
}

/** The box at an offset, which ends at `end` or before. */
export function boxAt(bytes: Buffer, at: number, end: number): Mp4Box {
  if (at + 8 > end) throw new BrokenIndex();
  const short = bytes.readUInt32BE(at);
  const header = short === 1 ? 16 : 8;
  if (at + header > end) throw new BrokenIndex();
  const size = short === 1 ? Number(bytes.readBigUInt64BE(at + 8)) : short === 0 ? end - at : short;
  if (size < header || size > end - at) throw new BrokenIndex();
  return { type: bytes.toString("latin1", at + 4, at + 8), start: at + header, end: at + size, bytes };
}

export function childrenOf({ bytes, start, end }: Mp4Box, type: string): Mp4Box[] {
  return [...boxesIn(bytes, start, end)].filter((box) => box.type === type);
}

/** The box at the end of a path such as `mdia/minf/stbl`; undefined where it is missing. */
export function find(box: Mp4Box, path: string): Mp4Box | undefined {
  let found: Mp4Box | undefined = box;
  for (const type of path.split("/")) found = found && childrenOf(found, type)[0];
  return found;
}

/** Reads a box's fields one after the other; throws BrokenIndex for one beyond its end. */
export function fieldsOf({ bytes, start, end }: Mp4Box) {
  let at = start;
  const take = (length: number): number => {
    if (length > end - at) throw new BrokenIndex();
    at += length;
    return at - length;
  };
  const u32 = () => bytes.readUInt32BE(take(4));
  const u64 = () => Number(bytes.readBigUInt64BE(take(8)));
  return {
    skip: (length: number) => void take(length),
    u8: () => bytes.readUInt8(take(1)),
    u16: () => bytes.readUInt16BE(take(2)),
    u32,
    i32: () => bytes.readInt32BE(take(4)),
    u64,
    text: (length: number) => {
      const from = take(length);
      return bytes.toString("latin1", from, from + length);
    },
    /** The version and flags at the start of a full box. */
    full: () => {
      const word = u32();
      return { version: word >>> 24, flags: word & 0xffffff };
    },
    /** 64 bits in version 1, else 32. */
    wide: (version: number) => (version === 1 ? u64() : u32()),
    /**
     * Checks a declared number of entries of `size` bytes against the bytes that exist, before anything loops over it.
     */
    count: (entries: number, size: number) => {
      if (entries * size > end - at) throw new BrokenIndex();
      return entries;
    },
  };
}
