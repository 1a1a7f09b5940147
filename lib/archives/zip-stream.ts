import { crc32 } from "node:zlib";
import { UTC, wallClock } from "@/lib/text/time-zone";

/** One file of an archive. `name` uses "/" and is relative. */
export type ZipFile = { name: string; at: Date; body: () => Promise<AsyncIterable<Uint8Array> | null> };

type Written = { name: Buffer; at: Date; dosTime: number; crc: number; size: number; offset: number };

const LIMIT = 0xffffffff;
/** Sizes follow the data, names are UTF-8. */
const FLAGS = 0x0808;
const VERSION = 45;

/**
 * Writes a ZIP while it is read, one chunk in memory at a time. Files are stored uncompressed: videos do not shrink.
 * Zip64 where a number needs it. A file whose body is null is left out. Format: PKWARE APPNOTE 6.3.10.
 * Times are written twice: as local time in `zone`, which is all that the old field can hold, and as timestamps in
 * Info-ZIP's extended timestamp.
 */
export async function* zipStream(files: AsyncIterable<ZipFile>, zone = UTC): AsyncGenerator<Uint8Array> {
  const written: Written[] = [];
  let offset = 0;
  for await (const file of files) {
    const body = await file.body();
    if (!body) continue;
    const entry: Written = {
      name: Buffer.from(file.name),
      at: file.at,
      dosTime: dosTime(file.at, zone),
      crc: 0,
      size: 0,
      offset,
    };
    const head = localHeader(entry);
    yield head;
    for await (const chunk of body) {
      entry.crc = crc32(chunk, entry.crc);
      entry.size += chunk.length;
      yield chunk;
    }
    const tail = descriptor(entry);
    yield tail;
    offset += head.length + entry.size + tail.length;
    written.push(entry);
  }
  const start = offset;
  for (const entry of written) {
    const record = centralRecord(entry);
    offset += record.length;
    yield record;
  }
  yield ending(written.length, start, offset - start);
}

function localHeader({ name, at, dosTime }: Written): Buffer {
  const head = Buffer.alloc(30);
  head.writeUInt32LE(0x04034b50, 0);
  head.writeUInt16LE(VERSION, 4);
  head.writeUInt16LE(FLAGS, 6);
  head.writeUInt32LE(dosTime, 10);
  head.writeUInt16LE(name.length, 26);
  const extra = timestamp(at);
  head.writeUInt16LE(extra.length, 28);
  return Buffer.concat([head, name, extra]);
}

function descriptor({ crc, size }: Written): Buffer {
  // Without a zip64 field in the local header the sizes here have four bytes; no single video reaches four gigabytes.
  if (size >= LIMIT) throw new Error("a file is too large for the archive");
  const tail = Buffer.alloc(16);
  tail.writeUInt32LE(0x08074b50, 0);
  tail.writeUInt32LE(crc, 4);
  tail.writeUInt32LE(size, 8);
  tail.writeUInt32LE(size, 12);
  return tail;
}

function centralRecord({ name, at, dosTime, crc, size, offset }: Written): Buffer {
  const far = offset >= LIMIT;
  const record = Buffer.alloc(46);
  record.writeUInt32LE(0x02014b50, 0);
  record.writeUInt16LE((3 << 8) | VERSION, 4);
  record.writeUInt16LE(VERSION, 6);
  record.writeUInt16LE(FLAGS, 8);
  record.writeUInt32LE(dosTime, 12);
  record.writeUInt32LE(crc, 16);
  record.writeUInt32LE(size, 20);
  record.writeUInt32LE(size, 24);
  record.writeUInt16LE(name.length, 28);
  const time = timestamp(at);
  record.writeUInt16LE(time.length + (far ? 12 : 0), 30);
  record.writeUInt32LE((0o100644 << 16) >>> 0, 38);
  record.writeUInt32LE(far ? LIMIT : offset, 42);
  if (!far) return Buffer.concat([record, name, time]);
  const extra = Buffer.alloc(12);
  extra.writeUInt16LE(1, 0);
  extra.writeUInt16LE(8, 2);
  extra.writeBigUInt64LE(BigInt(offset), 4);
  return Buffer.concat([record, name, extra, time]);
}

/** The extended timestamp: when the file was made, in seconds since 1970. */
function timestamp(at: Date): Buffer {
  const extra = Buffer.alloc(9);
  extra.writeUInt16LE(0x5455, 0);
  extra.writeUInt16LE(5, 2);
  extra.writeUInt8(1, 4);
  extra.writeInt32LE(Math.min(Math.floor(at.getTime() / 1000), 0x7fffffff), 5);
  return extra;
}

function ending(count: number, start: number, size: number): Buffer {
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(Math.min(count, 0xffff), 8);
  end.writeUInt16LE(Math.min(count, 0xffff), 10);
  end.writeUInt32LE(Math.min(size, LIMIT), 12);
  end.writeUInt32LE(Math.min(start, LIMIT), 16);
  if (count < 0xffff && start < LIMIT && size < LIMIT) return end;
  const large = Buffer.alloc(56);
  large.writeUInt32LE(0x06064b50, 0);
  large.writeBigUInt64LE(44n, 4);
  large.writeUInt16LE(VERSION, 12);
  large.writeUInt16LE(VERSION, 14);
  large.writeBigUInt64LE(BigInt(count), 24);
  large.writeBigUInt64LE(BigInt(count), 32);
  large.writeBigUInt64LE(BigInt(size), 40);
  large.writeBigUInt64LE(BigInt(start), 48);
  const locator = Buffer.alloc(20);
  locator.writeUInt32LE(0x07064b50, 0);
  locator.writeBigUInt64LE(BigInt(start + size), 8);
  locator.writeUInt32LE(1, 16);
  return Buffer.concat([large, locator, end]);
}

/** Two seconds' precision, from 1980 on. */
function dosTime(at: Date, zone: string): number {
  const { year, month, day, hour, minute, second } = wallClock(at, zone);
  const date = ((Math.max(year, 1980) - 1980) << 9) | (month << 5) | day;
  const time = (hour << 11) | (minute << 5) | (second >> 1);
  return ((date << 16) | time) >>> 0;
}

/** Chunks as a web stream that requests the next chunk when the last was read, and stops when its reader cancels. */
export const toStream = (chunks: AsyncGenerator<Uint8Array>): ReadableStream<Uint8Array> =>
  new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const { done, value } = await chunks.next();
        if (done) controller.close();
        else controller.enqueue(value);
      },
      async cancel() {
        await chunks.return(undefined);
      },
    },
    { highWaterMark: 0 },
  );
