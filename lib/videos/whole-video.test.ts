import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { boxesOf, type Mp4Kinds, mp4Kinds } from "@/e2e/fixtures/mp4-kinds";
import { NotAVideo, NotWhole, wholeVideo } from "./whole-video";

let kinds: Mp4Kinds;
beforeAll(async () => {
  kinds = await mp4Kinds();
});

async function* pieces(file: Buffer, size: number) {
  for (let at = 0; at < file.length; at += size) yield file.subarray(at, at + size);
}

async function judged(file: Buffer, { piece = file.length, seconds = 3 } = {}): Promise<string> {
  try {
    const passed: Uint8Array[] = [];
    for await (const bytes of wholeVideo(pieces(file, Math.max(1, piece)), { seconds })) passed.push(bytes);
    return Buffer.concat(passed).equals(file) ? "whole" : "changed";
  } catch (error) {
    if (error instanceof NotWhole) return "not whole";
    if (error instanceof NotAVideo) return "not a video";
    throw error;
  }
}

const NAMES = [
  "indexFirst",
  "indexLast",
  "toTheEnd",
  "wideSize",
  "padded",
  "fragments",
  "openFragments",
] as const satisfies (keyof Mp4Kinds)[];

describe.each(NAMES)("%s", (name) => {
  test("is whole, whatever the sizes of its chunks", async () => {
    for (const piece of [1, 7, 1_000, 1_000_000]) expect(await judged(kinds[name], { piece })).toBe("whole");
  });

  test("is not whole when it is cut anywhere before the end of its last frame", async () => {
    const file = kinds[name];
    const frames = boxesOf(file).findLast((box) => box.type === "mdat")!.end;
    const indexed = name === "indexLast" || name === "wideSize" ? file.length : frames;
    // Between its last fragments a missing one cannot be told from none: less than a tenth of the file.
    const sure = name.endsWith("ragments") ? boxesOf(file).filter((box) => box.type === "moof")[8]!.start : indexed;
    for (let length = 1; length < sure; length++) {
      const outcome = await judged(file.subarray(0, length));
      if (outcome === "whole") throw new Error(`${length} of ${file.length} bytes pass for the whole`);
    }
  });
});

test("without an expected duration, fragments that end between two of them are judged by their own table", async () => {
  const moof = boxesOf(kinds.fragments).filter((box) => box.type === "moof")[5]!;
  const half = kinds.fragments.subarray(0, moof.start);
  expect(await judged(half, { seconds: 3 })).toBe("not whole");
  // A short video that declares itself complete is accepted, whatever duration was requested.
  expect(await judged(kinds.fragments, { seconds: 15 })).toBe("whole");
});

test.each<[string, () => Buffer]>([
  ["nothing", () => Buffer.alloc(0)],
  ["four bytes", () => Buffer.from("\0\0\0\x08")],
  ["a page", () => Buffer.from("<!doctype html><title>Please wait</title>")],
  ["JSON", () => Buffer.from('{"error":"not ready"}')],
  ["zeros", () => Buffer.alloc(10_000)],
  ["a WebM", () => Buffer.from("1a45dfa3010000000000001f4286810142f7810142f2810442f381", "hex")],
  ["boxes that are smaller than their own header", () => Buffer.from("\0\0\0\x08ftyp\0\0\0\x04free")],
])("%s is not a video", async (_, make) => {
  expect(await judged(make())).toBe("not a video");
});

test("an MP4 without a video track and an empty one are not videos", async () => {
  const sound = Buffer.from(kinds.indexFirst);
  sound.write("soun", sound.indexOf("vide"), "latin1");
  expect(await judged(sound)).toBe("not a video");
});

/** The file with one value of an index table changed. */
const with32 = (type: string, offset: number, value: number) => {
  const file = Buffer.from(kinds.indexFirst);
  file.writeUInt32BE(value, file.indexOf(type) + 4 + offset);
  return file;
};

test.each<[string, () => Buffer]>([
  ["four billion samples of one size", () => with32("stsz", 4, 1_000)],
  ["four billion sizes", () => with32("stsz", 8, 0xffffffff)],
  ["four billion chunks", () => with32("stco", 4, 0xffffffff)],
  ["four billion runs", () => with32("stsc", 4, 0xffffffff)],
  ["four billion samples a chunk", () => with32("stsc", 12, 0xffffffff)],
  ["a chunk beyond the end", () => with32("stco", 8, 0xfffffff0)],
  ["a box larger than the index", () => with32("trak", -8, 0x7fffffff)],
])("an index with %s is refused at once", async (name, make) => {
  // In processor time: another check may run beside this one.
  const started = process.cpuUsage();
  // A chunk that declares more samples than there are still contains all of them.
  const fine = name === "four billion samples a chunk" ? "whole" : expect.stringMatching(/^not/);
  expect(await judged(make())).toEqual(fine);
  expect(process.cpuUsage(started).user / 1_000).toBeLessThan(1_000);
});

test("an index over the size limit is not collected", async () => {
  const start = Buffer.from("\0\0\0\x08ftyp\0\0\0\0moov");
  let given = 0;
  async function* endless() {
    yield start;
    for (; given < 200; given++) yield Buffer.alloc(1024 * 1024);
  }
  const reading = async () => {
    for await (const _ of wholeVideo(endless(), { seconds: 5 }));
  };
  await expect(reading()).rejects.toBeInstanceOf(NotAVideo);
  expect(given).toBeLessThan(20);
});

test("whatever bytes are changed, the file is judged without any other error", async () => {
  const change = fc.record({ at: fc.nat(4_000), value: fc.integer({ min: 0, max: 255 }) });
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...NAMES), fc.array(change, { minLength: 1, maxLength: 8 }), async (name, all) => {
      const file = Buffer.from(kinds[name]);
      for (const { at, value } of all) file[at % file.length] = value;
      expect(["whole", "not whole", "not a video"]).toContain(await judged(file, { piece: 500 }));
    }),
    { numRuns: 500 },
  );
});
