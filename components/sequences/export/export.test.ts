import { BufferSource, Input, MP4, QTFF } from "mediabunny";
import { beforeAll, expect, test } from "vitest";
import { tinyVideo } from "@/e2e/fixtures/tiny-video";
import { loudestMoment, readTags, readVideo } from "@/e2e/fixtures/videos/read-video";
import { withSound } from "@/e2e/fixtures/videos/with-sound";
import type { Clip, Recipe } from "@/lib/sequences/content";
import { aigcValue } from "@/lib/sequences/exports/ai-label";
import { emptyTimeline, plainClip } from "@/lib/sequences/timeline";
import { memoryPlace } from "./place";
import { type ExportPlan, type ExportWork, planExport } from "./plan";
import { type ClipFile, readClipFile } from "./source";
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

const open = (bytes: Uint8Array) => readClipFile(() => new BufferSource(bytes));

type Part = { file: ClipFile; clip: Clip };

function clip(file: ClipFile, given: Partial<Clip> = {}): Part {
  const frames = Math.round(file.duration * RATE);
  const key = crypto.randomUUID();
  return { file, clip: { ...plainClip, key, videoId: key, name: "a heron", frames, in: 0, out: frames, ...given } };
}

const workOf = (parts: readonly Part[], given: Partial<Recipe> = {}): ExportWork => ({
  recipe: {
    ...{ ...emptyTimeline, rate: RATE, name: "first cut", visibleLabel: false },
    ...{ clips: parts.map((part) => part.clip), ...given },
  },
  files: parts.map(({ file }) => file),
});
const CAN = { decodeSound: true };
const planOf = (parts: readonly Part[], given: Partial<Recipe> = {}) => planExport(workOf(parts, given), CAN);

const AIGC = aigcValue({ producer: "Ninefold example.org", id: "an export" });

async function exported(parts: readonly Part[], given: Partial<Recipe> = {}, track?: Uint8Array, can = CAN) {
  const shares: number[] = [];
  const work = workOf(parts, given);
  const plan = await planExport(work, can);
  const into = await memoryPlace().open("export.mp4");
  const openTrack = track ? () => trackOf(track) : null;
  const what = plan.video.how === "copy" ? "video" : "audio";
  for await (const share of writeExport({ work, plan, encoded: null, what, openTrack, aigc: AIGC, into }))
    shares.push(share);
  const bytes = new Uint8Array(await (await into.blob()).arrayBuffer());
  return { plan, bytes, shares };
}

async function copied(parts: readonly Part[], given: Partial<Recipe> = {}) {
  const { bytes, plan, shares } = await exported(parts, given);
  expect(plan.video.how).toBe("copy");
  return { plan, bytes, shares, read: await readVideo(bytes) };
}

async function trackOf(bytes: Uint8Array) {
  const input = new Input({ source: new BufferSource(bytes), formats: [MP4, QTFF] });
  const track = await input.getPrimaryAudioTrack();
  if (!track) throw new Error("the fixture has no sound");
  return { track, close: () => input.dispose() };
}

const reasonOf = ({ video }: ExportPlan): string => (video.how === "copy" ? "copy" : video.reason);
const loud = (video: Uint8Array, seconds: number, clickAt: number) =>
  withSound(video, { seconds, clickAt, codec: "pcm-s16" });

test("export: whole videos with equal settings are copied, and every frame is the same bytes in its place", async () => {
  const [first, second] = [await open(wide), await open(other)];
  const { bytes, plan, read, shares } = await copied([clip(second), clip(first), clip(second)]);
  const sources = await Promise.all([other, wide, other].map((source) => readVideo(source)));
  expect(read.frames.map((frame) => frame.bytes)).toEqual(
    sources.flatMap(({ frames }) => frames.map((frame) => frame.bytes)),
  );
  expect(read.frames).toHaveLength(24 + 60 + 24);
  for (const [at, frame] of read.frames.entries()) expect(frame.at).toBeCloseTo(at / 12, 3);
  expect(Math.abs(read.seconds - 9)).toBeLessThan(1 / RATE);
  expect(read.audioSeconds).toBeNull();
  expect(shares.at(-1)).toBeCloseTo(1);
  expect(shares.toSorted((a, b) => a - b)).toEqual(shares);
  // The estimate is of what is copied; a file of a few frames is mostly its index.
  const data = sources.reduce(
    (sum, _, at) => sum + ([second, first, second][at]?.index ?? []).reduce((all, one) => all + one.bytes, 0),
    0,
  );
  expect(plan.bytes).toBe(data);
  expect(bytes.byteLength).toBeGreaterThan(plan.bytes);
});

test("export: its index comes first, and the metadata says that it was made with AI", async () => {
  const { bytes } = await copied([clip(await open(wide))]);
  expect(boxesOf(bytes)).toEqual(["ftyp", "moov", "free", "mdat", "uuid"]);
  const tags = readTags(bytes);
  if (tags) expect(tags).toMatchObject({ title: "first cut", AIGC });
  const end = new TextDecoder().decode(bytes.slice(-800));
  expect(end).toContain("digitalsourcetype/trainedAlgorithmicMedia");
  const track = await loud(other, 2, 1);
  const { bytes: mixed } = await exported([clip(await open(wide))], { audio: audioTrack() }, track);
  expect(new TextDecoder().decode(mixed.slice(-800))).toContain("/compositeWithTrainedAlgorithmicMedia");
});

function boxesOf(bytes: Uint8Array): string[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const types: string[] = [];
  for (let at = 0; at < bytes.byteLength; at += view.getUint32(at))
    types.push(String.fromCharCode(...bytes.subarray(at + 4, at + 8)));
  return types;
}

const audioTrack = (given: Partial<NonNullable<Recipe["audio"]>> = {}): NonNullable<Recipe["audio"]> => ({
  ...{ audioId: crypto.randomUUID(), name: "music", frames: 48, at: 0, in: 0, out: 48 },
  ...{ volume: 100, muted: false, fadeIn: 0, fadeOut: 0, ...given },
});

test("export: a cut at a key frame is copied, and one anywhere else in the group has the video encoded", async () => {
  const file = await open(wide);
  const frames = Math.round(file.duration * RATE);
  const ofVideo = (await readVideo(wide)).frames.map(({ bytes }) => bytes);
  for (let begin = 0; begin < frames; begin += 1)
    expect([begin, reasonOf(await planOf([clip(file, { in: begin })]))]).toEqual([
      begin,
      begin % GROUP === 0 ? "copy" : "cut",
    ]);
  for (const [first, end] of [
    [0, GROUP],
    [GROUP, 2 * GROUP],
    [GROUP, frames],
  ] as const) {
    const { read } = await copied([clip(file, { in: first, out: end }), clip(file)]);
    expect(read.frames.map(({ bytes }) => bytes)).toEqual([...ofVideo.slice(first / 2, end / 2), ...ofVideo]);
    expect(Math.abs(read.seconds - (end - first + frames) / RATE)).toBeLessThan(1 / RATE);
    for (let at = 1; at < read.frames.length; at += 1)
      expect((read.frames[at]?.at ?? 0) - (read.frames[at - 1]?.at ?? 0)).toBeCloseTo(1 / 12, 3);
  }
  const endsInside = await planOf([clip(file, { out: GROUP + 2 }), clip(file)]);
  expect(endsInside).toMatchObject({ video: { reason: "cut" }, width: 64, height: 36 });
});

test("export: clips with other decoder settings never share a track", async () => {
  const [first, second] = [await open(wide), await open(tall)];
  expect(reasonOf(await planOf([clip(first), clip(second)]))).toBe("settings");
  const hevc = { ...second, settings: first.settings, isH264: false };
  expect(reasonOf(await planOf([clip(first), clip(hevc)]))).toBe("codec");
});

test("export: whatever is drawn over a frame or changes its size has the video encoded, and its reason is said", async () => {
  const parts = [clip(await open(wide), { crossfade: 12 }), clip(await open(other))];
  const [plain] = [parts.map((part) => ({ ...part, clip: { ...part.clip, crossfade: 0 } }))];
  expect(reasonOf(await planOf(plain))).toBe("copy");
  expect(reasonOf(await planOf(parts))).toBe("fade");
  expect((await planOf(parts)).frames).toBe((5 + 2) * RATE - 12);
  expect(reasonOf(await planOf(plain, { fades: { in: 0, out: 24 } }))).toBe("fade");
  expect(reasonOf(await planOf(plain, { visibleLabel: true }))).toBe("label");
  const square = await planOf(plain, { output: { ratio: "1:1", fit: "crop", resolution: 720 } });
  expect([reasonOf(square), square.width, square.height]).toEqual(["output", 36, 36]);
  // A cross-fade into nothing asks for nothing.
  expect(reasonOf(await planOf(parts.slice(0, 1)))).toBe("copy");
});

test("export: the reason to encode is a frame that is shown before the first, where a group needs the one before", async () => {
  const file = await open(wide);
  const index = file.index.map((entry, at) => (at === 21 ? { ...entry, at: 18 / 12 } : entry));
  expect(reasonOf(await planOf([clip({ ...file, index }, { in: GROUP })]))).toBe("cut");
});

test("export: a damaged file and one that ends early are refused", async () => {
  await expect(open(new Uint8Array(2_000))).rejects.toThrow();
  await expect(open(wide.slice(0, 300))).rejects.toThrow();
  // Its index is whole, and its samples are not there.
  const early = await readClipFile(() => new BufferSource(wide.slice(0, wide.byteLength - 2_000))).catch(() => null);
  if (early) await expect(exported([clip(early)])).rejects.toThrow();
});

test("export: 500 clips are written with at most two files open at a time", async () => {
  const file = await open(other);
  let [now, most] = [0, 0];
  const counted: ClipFile = {
    ...file,
    open: async () => {
      const opened = await file.open();
      now += 1;
      most = Math.max(most, now);
      return {
        ...opened,
        close: () => {
          now -= 1;
          opened.close();
        },
      };
    },
  };
  const { read } = await copied(Array.from({ length: 500 }, () => clip(counted)));
  expect(read.frames).toHaveLength(500 * 24);
  expect(Math.abs(read.seconds - 1_000)).toBeLessThan(1 / RATE);
  expect([now, most]).toEqual([0, 2]);
});

test("export: the sound is one track as long as the video, in step with them, and silent where a clip is", async () => {
  const [silent, sounding] = [await open(wide), await open(await loud(other, 2, 1.5))];
  const { plan, bytes, read } = await copied([clip(silent), clip(sounding)]);
  expect(plan.audio).toBe("encode");
  expect(Math.abs((read.audioSeconds ?? 0) - 7)).toBeLessThan(0.06);
  expect(Math.abs((loudestMoment(bytes) ?? 6.5) - 6.5)).toBeLessThan(0.005);
  for (const given of [{ volume: 0 }, { muted: true }])
    expect((await planOf([clip(silent), clip(sounding, given)])).audio).toBe("none");
  const aac = await open(await withSound(other, { seconds: 2, clickAt: 1.5, codec: "aac" }));
  expect((await planOf([clip(aac)])).audio).toBe("copy");
  for (const given of [{ volume: 50 }, { fadeIn: 3 }, { fadeOut: 3 }])
    expect((await planOf([clip(aac, given)])).audio).toBe("encode");
  expect((await planOf([clip(aac)], { audio: audioTrack() })).audio).toBe("encode");
});

test("export: sound stays in step over many clips and across a cross-fade", async () => {
  const sounding = await open(await loud(other, 2, 1));
  const quiet = clip(sounding, { volume: 5 });
  const parts = [...Array.from({ length: 9 }, () => ({ ...quiet, clip: { ...quiet.clip, key: crypto.randomUUID() } }))];
  const { bytes } = await copied([...parts, clip(sounding), ...parts.slice(0, 2)]);
  expect(Math.abs((loudestMoment(bytes) ?? 19) - 19)).toBeLessThan(0.005);
  const faded = parts.map((part) => ({ ...part, clip: { ...part.clip, crossfade: 12 } }));
  const { bytes: sound, plan } = await exported([...faded, clip(sounding)]);
  expect(reasonOf(plan)).toBe("fade");
  expect(Math.abs((loudestMoment(sound) ?? 14.5) - (9 * 1.5 + 1))).toBeLessThan(0.02);
});

test("export: a browser that cannot decode sound copies it clip by clip, in step, where nothing changes it", async () => {
  const aac = await open(await withSound(other, { seconds: 2, clickAt: 1.5, codec: "aac" }));
  const silent = await open(wide);
  const { bytes, plan } = await exported([clip(silent), clip(aac)], {}, undefined, { decodeSound: false });
  expect(plan).toMatchObject({ video: { how: "copy" }, audio: "pieces" });
  expect(Math.abs((loudestMoment(bytes) ?? 6.5) - 6.5)).toBeLessThan(0.02);
  const three = await exported([clip(aac), clip(aac), clip(aac)], {}, undefined, { decodeSound: false });
  const read = await readVideo(three.bytes);
  expect(Math.abs((read.audioSeconds ?? 0) - 6)).toBeLessThan(0.05);
  const softer = workOf([clip(aac, { volume: 50 }), clip(silent)]);
  expect((await planExport(softer, { decodeSound: false })).audio).toBe("encode");
});

test("export: the audio track is mixed in where it begins, as loud as it says, and peaks of both stay below 1", async () => {
  const [silent, sounding] = [await open(wide), await open(await loud(other, 2, 1))];
  const music = await loud(other, 2, 0.5);
  const late = await exported([clip(silent)], { audio: audioTrack({ at: 72 }) }, music);
  expect(Math.abs((loudestMoment(late.bytes) ?? 3.5) - 3.5)).toBeLessThan(0.005);
  const cut = await exported([clip(silent)], { audio: audioTrack({ at: 24, in: 6 }) }, music);
  expect(Math.abs((loudestMoment(cut.bytes) ?? 1.25) - 1.25)).toBeLessThan(0.005);
  const muted = await planOf([clip(silent)], { audio: audioTrack({ muted: true }) });
  expect(muted.audio).toBe("none");
  // The click of both at the same moment would be 1.8.
  const both = await exported([clip(sounding)], { audio: audioTrack({ at: 12 }) }, music);
  expect(Math.abs((loudestMoment(both.bytes) ?? 1) - 1)).toBeLessThan(0.005);
});
