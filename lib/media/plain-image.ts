export type PlainImage = { format: "jpeg" | "webp"; width: number; height: number };

/**
 * The format and size of an image that consists of nothing but what its pixels need; null for any other file, such as
 * one with EXIF, a color profile, a comment, an animation, or bytes behind its end. Everything that is stored passes
 * here, because the process that wrote it had just read a stranger's file.
 */
export function plainImage(bytes: Buffer): PlainImage | null {
  try {
    return bytes.readUInt16BE(0) === 0xffd8 ? plainJpeg(bytes) : plainWebp(bytes);
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** Start of frame: baseline and progressive. */
const FRAMES = [0xc0, 0xc1, 0xc2];
/** Huffman tables, quantization tables, restart interval, and the JFIF header, which only names a density. */
const TABLES = [0xc4, 0xdb, 0xdd, 0xe0];
const [SCAN, END] = [0xda, 0xd9];
const JFIF_BYTES = 16;

/** Source: ITU-T T.81, B.1 and B.2. */
function plainJpeg(bytes: Buffer): PlainImage | null {
  let size: { width: number; height: number } | null = null;
  for (let at = 2; ; ) {
    if (bytes.readUInt8(at) !== 0xff) return null;
    const marker = bytes.readUInt8(at + 1);
    if (marker === END) return at + 2 === bytes.length && size ? { format: "jpeg", ...size } : null;
    const length = bytes.readUInt16BE(at + 2);
    if (length < 2 || (marker === 0xe0 && length !== JFIF_BYTES)) return null;
    if (FRAMES.includes(marker)) size = { height: bytes.readUInt16BE(at + 5), width: bytes.readUInt16BE(at + 7) };
    else if (marker !== SCAN && !TABLES.includes(marker)) return null;
    at += 2 + length;
    if (marker === SCAN) at = endOfScan(bytes, at);
  }
}

/** In the data of a scan, 0xff stands before a zero, a restart marker, or the next segment. */
function endOfScan(bytes: Buffer, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at >= 0; at = bytes.indexOf(0xff, at + 2)) {
    const next = bytes.readUInt8(at + 1);
    if (next !== 0 && (next < 0xd0 || next > 0xd7)) return at;
  }
  return bytes.length;
}

/** Source: RFC 9649. */
function plainWebp(bytes: Buffer): PlainImage | null {
  const text = (at: number) => bytes.toString("latin1", at, at + 4);
  if (text(0) !== "RIFF" || text(8) !== "WEBP" || bytes.readUInt32LE(4) + 8 !== bytes.length) return null;
  let size: { width: number; height: number } | null = null;
  for (let at = 12; at < bytes.length; ) {
    const [kind, data, length] = [text(at), at + 8, bytes.readUInt32LE(at + 4)];
    if (kind === "VP8X") {
      // Its flags may announce transparency and nothing else.
      if (length !== 10 || (bytes.readUInt8(data) & ~0x10) !== 0) return null;
    } else if (kind === "VP8 ") {
      size = { width: bytes.readUInt16LE(data + 6) & 0x3fff, height: bytes.readUInt16LE(data + 8) & 0x3fff };
    } else if (kind === "VP8L") {
      const packed = bytes.readUInt32LE(data + 1);
      size = { width: (packed & 0x3fff) + 1, height: ((packed >>> 14) & 0x3fff) + 1 };
    } else if (kind !== "ALPH") return null;
    at = data + length + (length % 2);
    if (at > bytes.length) return null;
  }
  return size && { format: "webp", ...size };
}
