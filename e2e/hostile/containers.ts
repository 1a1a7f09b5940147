import { crc32, deflateSync } from "node:zlib";

/** Editing of image files by their segments and chunks, for what no encoder writes. */

/** A PNG chunk with its checksum. */
export function pngChunk(type: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const chunk = Buffer.alloc(body.length + 8);
  chunk.writeUInt32BE(data.length, 0);
  body.copy(chunk, 4);
  chunk.writeUInt32BE(crc32(body), body.length + 4);
  return chunk;
}

/** Chunks behind a PNG's header. */
export const withPngChunks = (png: Buffer, ...chunks: Buffer[]) =>
  Buffer.concat([png.subarray(0, 33), ...chunks, png.subarray(33)]);

/** A compressed text; `size` zeros need a thousandth of it. */
export const zText = (keyword: string, data: Uint8Array) =>
  pngChunk("zTXt", Buffer.concat([Buffer.from(`${keyword}\0\0`), deflateSync(data)]));

export const pngProfile = (profile: Uint8Array) =>
  pngChunk("iCCP", Buffer.concat([Buffer.from("p\0\0"), deflateSync(profile)]));

/** A PNG from its header's fields and its raw lines, each with its filter byte. */
export function rawPng(
  header: { width: number; height: number; depth: number; color: number },
  lines: Uint8Array,
  ...chunks: Buffer[]
): Buffer {
  const ihdr = Buffer.alloc(13);
  ihdr.writeUInt32BE(header.width, 0);
  ihdr.writeUInt32BE(header.height, 4);
  ihdr.writeUInt8(header.depth, 8);
  ihdr.writeUInt8(header.color, 9);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const body = [
    pngChunk("IHDR", ihdr),
    ...chunks,
    pngChunk("IDAT", deflateSync(lines)),
    pngChunk("IEND", Buffer.alloc(0)),
  ];
  return Buffer.concat([signature, ...body]);
}

export function jpegSegment(marker: number, data: Uint8Array): Buffer {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(data.length + 2, 2);
  return Buffer.concat([head, data]);
}

/** Segments behind a JPEG's first marker. */
export const withJpegSegments = (jpeg: Buffer, ...segments: Buffer[]) =>
  Buffer.concat([jpeg.subarray(0, 2), ...segments, jpeg.subarray(2)]);

/** A profile in as many segments as it needs. */
export function jpegProfile(profile: Buffer): Buffer[] {
  const count = Math.ceil(profile.length / 65_000);
  return Array.from({ length: count }, (_, at) =>
    jpegSegment(
      0xe2,
      Buffer.concat([
        Buffer.from("ICC_PROFILE\0"),
        Buffer.from([at + 1, count]),
        profile.subarray(at * 65_000, (at + 1) * 65_000),
      ]),
    ),
  );
}

/** The offset of a JPEG's segment with this marker; searches the headers only. */
export function segmentAt(jpeg: Buffer, ...markers: number[]): number {
  for (let at = 2; at < jpeg.length; at += 2 + jpeg.readUInt16BE(at + 2)) {
    if (markers.includes(jpeg.readUInt8(at + 1))) return at;
  }
  throw new Error("no such segment");
}

/** A WebP with chunks at its end, counted by its header. */
export function withWebpChunk(webp: Buffer, kind: string, data: Buffer): Buffer {
  const head = Buffer.alloc(8);
  head.write(kind, 0, "latin1");
  head.writeUInt32LE(data.length, 4);
  const file = Buffer.concat([webp, head, data, Buffer.alloc(data.length % 2)]);
  file.writeUInt32LE(file.length - 8, 4);
  return file;
}

/** Bytes replaced at an offset. */
export function patched(bytes: Buffer, at: number, ...values: number[]): Buffer {
  const copy = Buffer.from(bytes);
  copy.set(values, at);
  return copy;
}
