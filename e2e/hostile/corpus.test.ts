import sharp from "sharp";
import { expect, test } from "vitest";
import { checkImage } from "@/lib/images/check-image";
import { unreadCode } from "@/lib/images/problem";
import { reEncode } from "@/lib/images/re-encode";
import { plainImage } from "@/lib/media/plain-image";
import { NotAVideo, NotWhole, wholeVideo } from "@/lib/videos/whole-video";
import { CANARY, type Stored, type VideoEntry } from "./entry";
import { imageCorpus } from "./image-corpus";
import { videos } from "./videos";

/** The code of the refusal, or the image as it would be stored. */
async function judgeImage(bytes: Buffer) {
  const checked = await checkImage(bytes, "holiday.jpg");
  if (!checked.ok) return checked.error.code;
  const drawn = await reEncode(bytes, checked.image);
  return drawn.ok ? drawn.encoded : unreadCode(drawn.error);
}

async function colorAt(bytes: Buffer, left: number, top: number): Promise<number[]> {
  return [...(await sharp(bytes).removeAlpha().extract({ left, top, width: 1, height: 1 }).raw().toBuffer())];
}

/** Compression changes each part of a color a little. */
const near = (color: readonly number[]) =>
  color.map((part) => expect.toSatisfy((seen: number) => Math.abs(seen - part) <= 14));

async function expectStored(
  stored: { bytes: Buffer; thumb: Buffer },
  { width, height, format = "jpeg", corner, right }: Stored,
) {
  expect(plainImage(stored.bytes)).toEqual({ format, width, height });
  expect(plainImage(stored.thumb)).toMatchObject({ format: "webp" });
  for (const bytes of [stored.bytes, stored.thumb]) expect(bytes.includes(CANARY)).toBe(false);
  if (corner) expect(await colorAt(stored.bytes, 20, 20)).toEqual(near(corner));
  if (right) expect(await colorAt(stored.bytes, width - 20, 20)).toEqual(near(right));
}

test.each(imageCorpus.map((entry) => [entry.name, entry] as const))("%s", async (_, { make, outcome }) => {
  const judged = await judgeImage(await make());
  if (typeof outcome === "string" || typeof judged === "string") expect(judged).toBe(outcome);
  else await expectStored(judged, outcome);
});

async function judgeVideo(file: Buffer): Promise<VideoEntry["outcome"] | "changed"> {
  let size = { width: 0, height: 0 };
  const passed: Uint8Array[] = [];
  const onSize = (found: { width: number; height: number }) => {
    size = found;
  };
  try {
    for await (const bytes of wholeVideo(pieces(file), { seconds: 5, onSize })) passed.push(bytes);
    return Buffer.concat(passed).equals(file) ? size : "changed";
  } catch (error) {
    if (error instanceof NotAVideo) return "not_a_video";
    if (error instanceof NotWhole) return "cut_short";
    throw error;
  }
}

async function* pieces(file: Buffer) {
  for (let at = 0; at < file.length; at += 65_536) yield file.subarray(at, at + 65_536);
}

test.each(videos.map((entry) => [entry.name, entry] as const))("%s", async (_, { make, outcome }) => {
  expect(await judgeVideo(await make())).toEqual(outcome);
});

test("the corpus has at least eighty files, each with a name of its own", () => {
  const names = [...imageCorpus, ...videos].map(({ name }) => name);
  expect(names.length).toBeGreaterThanOrEqual(80);
  expect(new Set(names).size).toBe(names.length);
});
