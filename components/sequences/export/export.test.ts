import { BufferSource } from "mediabunny";
import { beforeAll, expect, test } from "vitest";
import { tinyVideo } from "@/e2e/fixtures/tiny-video";
import { loudestMoment, readVideo } from "@/e2e/fixtures/videos/read-video";
import { withSound } from "@/e2e/fixtures/videos/with-sound";
import { type ExportClip, planExport } from "./plan";
import { type ClipFile, openFile } from "./source";
import { writeExport } from "./write";

const RATE = 24;
/** Frames of the sequence between two key frames of the fixture: 20 of its own, at 12 a second. */
const GROUP = 40;

let [wide, other, tall]: [Uint8Array, Uint8Array, Uint8Array] = [new Uint8Array(), new Uint8Array(), new Uint8Array()];
beforeAll(async () => {
  wide = await tinyVideo({ width: 64, height: 36 }, 5, GROUP / 2);
  other = await tinyVideo({ width: 64, height: 36 }, 2, GROUP / 2);
  tall = await tinyVideo({ width: 36, height: 64 }, 2, GROUP / 2);
}, 60_000);

const open = (bytes: Uint8Array) => openFile(new BufferSource(bytes));

function clip(file: ClipFile, given: { in?: number; out?: number; volume?: number } = {}): ExportClip {
  const frames = Math.round(file.duration * RATE);
  const [first, end] = [given.in ?? 0, given.out ?? frames];
  const whole = { in: first === 0, out: end === frames };
  return { file, in: first, out: end, whole, volume: given.volume ?? 100 };
}

async function exported(clips: ExportClip[]) {
  const shares: number[] = [];
  const plan = await planExport(clips, RATE);
  const report = (share: number) => shares.push(share);
  const bytes = new Uint8Array(await writeExport({ clips, plan, rate: RATE, title: "first cut", report }));
  return { plan, bytes, read: await readVideo(bytes), shares };
}

test("export: whole videos with equal settings are copied, and every frame is the same bytes in its place", async () => {
  const [first, second] = [await open(wide), await open(other)];
  const { plan, read, shares } = await exported([clip(second), clip(first), clip(second)]);
  expect(plan.video.how).toBe("copy");
  const sources = await Promise.all([other, wide, other].map((bytes) => readVideo(bytes)));
  expect(read.frames.map(({ bytes }) => bytes)).toEqual(
    sources.flatMap(({ frames }) => frames.map((one) => one.bytes)),
  );
  expect(read.frames).toHaveLength(24 + 60 + 24);
  for (const [at, frame] of read.frames.entries()) expect(frame.at).toBeCloseTo(at / 12, 3);
  expect(Math.abs(read.seconds - 9)).toBeLessThan(1 / RATE);
  expect(read.audioSeconds).toBeNull();
  expect(shares.at(-1)).toBeCloseTo(1);
  expect(shares.toSorted((a, b) => a - b)).toEqual(shares);
});

test("export: a cut at a key frame is copied, and one anywhere else in the group has the video encoded", async () => {
  const file = await open(wide);
  const frames = Math.round(file.duration * RATE);
  const ofVideo = (await readVideo(wide)).frames.map(({ bytes }) => bytes);
  for (let begin = 0; begin < frames; begin += 1) {
    const plan = await planExport([clip(file, { in: begin })], RATE);
    expect([begin, plan.video.how]).toEqual([begin, begin % GROUP === 0 ? "copy" : "encode"]);
  }
  for (const [first, end] of [
    [0, GROUP],
    [GROUP, 2 * GROUP],
    [GROUP, frames],
  ] as const) {
    const { plan, read } = await exported([clip(file, { in: first, out: end }), clip(file)]);
    expect(plan.video.how).toBe("copy");
    expect(read.frames.map(({ bytes }) => bytes)).toEqual([...ofVideo.slice(first / 2, end / 2), ...ofVideo]);
    expect(Math.abs(read.seconds - (end - first + frames) / RATE)).toBeLessThan(1 / RATE);
    for (let at = 1; at < read.frames.length; at += 1)
      expect((read.frames[at]?.at ?? 0) - (read.frames[at - 1]?.at ?? 0)).toBeCloseTo(1 / 12, 3);
  }
  const endsInside = await planExport([clip(file, { out: GROUP + 2 }), clip(file)], RATE);
  expect(endsInside.video).toMatchObject({ how: "encode", reason: "cut", width: 64, height: 36 });
});

test("export: clips with other decoder settings never share a track", async () => {
  const [first, second] = [await open(wide), await open(tall)];
  expect((await planExport([clip(first), clip(second)], RATE)).video).toMatchObject({
    how: "encode",
    reason: "settings",
  });
  const turned = { ...second, settings: first.settings, isH264: false };
  expect((await planExport([clip(first), clip(turned)], RATE)).video).toMatchObject({ how: "encode", reason: "codec" });
});

test("export: the reason to encode is a frame that is shown before the first, where a group needs the one before", async () => {
  const file = await open(wide);
  const index = file.index.map((entry, at) => (at === 21 ? { ...entry, at: 18 / 12 } : entry));
  expect((await planExport([clip({ ...file, index }, { in: GROUP })], RATE)).video).toMatchObject({ reason: "cut" });
});

test("export: a damaged file and one that ends early are refused", async () => {
  await expect(open(new Uint8Array(2_000))).rejects.toThrow();
  await expect(open(wide.slice(0, 300))).rejects.toThrow();
});

test("export: the sound is one track as long as the video, in step with them, and silent where a clip is", async () => {
  const [silent, loud] = [
    await open(wide),
    await open(await withSound(other, { seconds: 2, clickAt: 1.5, codec: "pcm-s16" })),
  ];
  const { plan, bytes, read } = await exported([clip(silent), clip(loud)]);
  expect(plan).toMatchObject({ video: { how: "copy" }, audio: "encode" });
  expect(Math.abs((read.audioSeconds ?? 0) - 7)).toBeLessThan(0.06);
  const clickAt = loudestMoment(bytes);
  expect(Math.abs((clickAt ?? 6.5) - 6.5)).toBeLessThan(0.005);
  const quiet = await planExport([clip(silent), clip(loud, { volume: 0 })], RATE);
  expect(quiet.audio).toBe("none");
  expect((await planExport([clip(loud)], RATE)).audio).toBe("copy");
  expect((await planExport([clip(loud, { volume: 50 })], RATE)).audio).toBe("encode");
});
