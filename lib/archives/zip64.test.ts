import { Readable } from "node:stream";
import { text } from "node:stream/consumers";
import { expect, test } from "vitest";
import { fromRandomAccessReaderPromise, RandomAccessReader } from "yauzl";
import { type ZipFile, zipStream } from "./zip-stream";

const GIB = 1024 ** 3;
const ZEROS = Buffer.alloc(64 * 1024 ** 2);

/** Written chunks by offset. The zeros are one buffer many times over, so that 4 GiB of them need 64 MiB. */
class Written extends RandomAccessReader {
  readonly parts: { at: number; bytes: Uint8Array }[] = [];
  size = 0;
  add(bytes: Uint8Array): void {
    this.parts.push({ at: this.size, bytes });
    this.size += bytes.length;
  }
  override _readStreamForRange(start: number, end: number): Readable {
    const hit = this.parts.filter(({ at, bytes }) => at < end && at + bytes.length > start);
    return Readable.from(hit.map(({ at, bytes }) => bytes.subarray(Math.max(0, start - at), end - at)));
  }
}

async function* body(bytes: number): AsyncGenerator<Uint8Array> {
  for (let left = bytes; left > 0; left -= ZEROS.length) yield ZEROS.subarray(0, Math.min(left, ZEROS.length));
}

test("zip: an archive of more than 4 GiB is read whole by another reader, including files beyond 4 GiB", async () => {
  const at = new Date("2026-11-22T12:30:10Z");
  const files: ZipFile[] = [
    { name: "one.mp4", at, body: async () => body(2.5 * GIB) },
    { name: "two.mp4", at, body: async () => body(1.75 * GIB) },
    { name: "about.json", at, body: async () => Readable.from([Buffer.from("beyond")]) },
  ];
  const written = new Written();
  for await (const chunk of zipStream(
    (async function* () {
      yield* files;
    })(),
  ))
    written.add(chunk);
  expect(written.size).toBeGreaterThan(4.25 * GIB);

  const zip = await fromRandomAccessReaderPromise(written, written.size, { autoClose: false, lazyEntries: true });
  const found = [];
  for await (const entry of zip.eachEntry()) {
    const last = entry.fileName === "about.json";
    const read = last ? await text(await zip.openReadStreamPromise(entry)) : null;
    found.push({ name: entry.fileName, size: entry.uncompressedSize, read });
    if (last) expect(entry.relativeOffsetOfLocalHeader).toBeGreaterThan(4 * GIB);
  }
  expect(found).toEqual([
    { name: "one.mp4", size: 2.5 * GIB, read: null },
    { name: "two.mp4", size: 1.75 * GIB, read: null },
    { name: "about.json", size: 6, read: "beyond" },
  ]);
});
