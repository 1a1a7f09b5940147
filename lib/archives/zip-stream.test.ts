import { crc32 } from "node:zlib";
import { expect, test } from "vitest";
import { type ZipFile, zipStream } from "./zip-stream";

async function* list<Item>(items: Item[]): AsyncGenerator<Item> {
  yield* items;
}
const file = (name: string, ...chunks: string[]): ZipFile => ({
  name,
  at: new Date("2026-11-22T12:30:10Z"),
  body: async () => list(chunks.map((chunk) => Buffer.from(chunk))),
});
async function write(files: ZipFile[], zone?: string): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of zipStream(list(files), zone)) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** Reads an archive as `unzip` does: from the directory at its end. */
function read(zip: Buffer): { name: string; text: string }[] {
  const end = zip.length - 22;
  expect(zip.readUInt32LE(end)).toBe(0x06054b50);
  const found: { name: string; text: string }[] = [];
  let at = zip.readUInt32LE(end + 16);
  for (let entry = 0; entry < zip.readUInt16LE(end + 10); entry++) {
    expect(zip.readUInt32LE(at)).toBe(0x02014b50);
    const [crc, size, nameLength, extra, offset] = [
      zip.readUInt32LE(at + 16),
      zip.readUInt32LE(at + 24),
      zip.readUInt16LE(at + 28),
      zip.readUInt16LE(at + 30),
      zip.readUInt32LE(at + 42),
    ];
    const start = offset + 30 + zip.readUInt16LE(offset + 26) + zip.readUInt16LE(offset + 28);
    const body = zip.subarray(start, start + size);
    expect(crc32(body)).toBe(crc);
    found.push({ name: zip.toString("utf8", at + 46, at + 46 + nameLength), text: body.toString() });
    at += 46 + nameLength + extra;
  }
  expect(at).toBe(end);
  return found;
}

test("an archive contains every file whole, with names in any language", async () => {
  const zip = await write([file("雪 fox/video.mp4", "one", "two"), file("b.json", "{}"), file("empty")]);
  expect(read(zip)).toEqual([
    { name: "雪 fox/video.mp4", text: "onetwo" },
    { name: "b.json", text: "{}" },
    { name: "empty", text: "" },
  ]);
});

test.each([
  ["UTC", "2026-11-22 12:30:10"],
  ["Asia/Shanghai", "2026-11-22 20:30:10"],
  ["America/New_York", "2026-11-22 07:30:10"],
  ["Asia/Kathmandu", "2026-11-22 18:15:10"],
  ["Pacific/Kiritimati", "2026-11-23 02:30:10"],
])("a file's time is stored as local time in %s, and also as a timestamp", async (zone, shown) => {
  const zip = await write([file("a", "x")], zone);
  const start = zip.readUInt32LE(zip.length - 22 + 16);
  const times = [
    { time: zip.readUInt16LE(10), date: zip.readUInt16LE(12), extra: 30 + 1 },
    { time: zip.readUInt16LE(start + 12), date: zip.readUInt16LE(start + 14), extra: start + 46 + 1 },
  ];
  for (const { time, date, extra } of times) {
    const two = (number: number) => String(number).padStart(2, "0");
    const day = `${1980 + (date >> 9)}-${two((date >> 5) & 15)}-${two(date & 31)}`;
    expect(`${day} ${two(time >> 11)}:${two((time >> 5) & 63)}:${two((time & 31) * 2)}`).toBe(shown);
    expect([zip.readUInt16LE(extra), zip.readUInt16LE(extra + 2), zip.readUInt8(extra + 4)]).toEqual([0x5455, 5, 1]);
    expect(zip.readInt32LE(extra + 5)).toBe(Date.parse("2026-11-22T12:30:10Z") / 1000);
  }
});

test("a missing file is left out, and the archive stays valid", async () => {
  const zip = await write([{ name: "gone", at: new Date(), body: async () => null }, file("here", "x")]);
  expect(read(zip)).toEqual([{ name: "here", text: "x" }]);
});

test("no file is read before the stream is consumed", async () => {
  let opened = 0;
  const files = [1, 2, 3].map((number) => ({
    ...file(`f${number}`, "x"),
    body: async () => {
      opened += 1;
      return list([Buffer.from("x")]);
    },
  }));
  const stream = zipStream(list(files));
  await stream.next();
  expect(opened).toBe(1);
  await stream.return(undefined);
  expect(opened).toBe(1);
});

test("more than 65,535 files are counted in the Zip64 end record", async () => {
  const zip = await write(Array.from({ length: 65_536 }, (_, at) => file(String(at))));
  expect(zip.readUInt32LE(zip.length - 22 - 20)).toBe(0x07064b50);
  expect(zip.readBigUInt64LE(zip.length - 22 - 20 - 56 + 32)).toBe(65_536n);
});
