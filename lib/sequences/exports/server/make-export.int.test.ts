import { createHash } from "node:crypto";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { setTrashed } from "@/db/gallery/entry-queries";
import { audioFiles } from "@/db/schema/sequences";
import { openTestDatabase, type TestDatabase } from "@/e2e/fixtures/database";
import { addGeneration, addUser } from "@/e2e/fixtures/rows";
import {
  grayFrames,
  hasFfmpeg,
  numberedVideo,
  numbersIn,
  probed,
  samplesIn,
  soundsAt,
  written,
} from "@/e2e/fixtures/videos/numbered-video";
import type { Clip, Recipe } from "@/lib/sequences/content";
import { cutsOf, emptyTimeline, layersAt, plainClip, totalFrames } from "@/lib/sequences/timeline";
import { createLocalDisk } from "@/lib/storage/local-disk";
import { bodyOf, type Storage } from "@/lib/storage/storage";
import { detectFfmpeg, type Programs } from "./ffmpeg";
import { makeExport } from "./make-export";

const RATE = 24;
let database: TestDatabase;
let storage: Storage;
let root: string;
let programs: Programs;
let userId: string;

beforeAll(async () => {
  database = await openTestDatabase();
  root = await mkdtemp(path.join(os.tmpdir(), "server-export-"));
  storage = createLocalDisk(path.join(root, "files"));
  userId = await addUser(database.db);
  const found = await detectFfmpeg();
  if (found.ok) programs = found.programs;
});
afterAll(async () => {
  await database.close();
  await rm(root, { recursive: true, force: true });
});

async function stored(bytes: Uint8Array): Promise<string> {
  const key = `videos/${crypto.randomUUID()}.mp4`;
  await storage.put(key, bodyOf(bytes), { contentType: "video/mp4", maxBytes: 1e9 });
  return addGeneration(database.db, {
    userId,
    prompt: "a heron",
    state: "ready",
    videoKey: key,
    videoBytes: bytes.length,
  });
}

let keys = 0;
const clip = (videoId: string, frames: number, given: Partial<Clip> = {}): Clip => ({
  ...plainClip,
  ...{ key: `k${keys++}`, videoId, name: "a heron", frames, in: 0, out: frames },
  ...given,
});
const recipeOf = (clips: Clip[], given: Partial<Recipe> = {}): Recipe => ({
  ...emptyTimeline,
  ...{ clips, rate: RATE, name: "first cut", visibleLabel: false },
  ...given,
});

async function exported(recipe: Recipe, signal = new AbortController().signal) {
  const folder = await mkdtemp(path.join(root, "job-"));
  const shares: number[] = [];
  const done = await makeExport({
    ...{ db: database.db, storage, programs, userId, recipe, folder, signal, threads: 1 },
    label: { id: "job", producer: "ninefold.example" },
    report: (share) => shares.push(share),
  });
  const bytes = new Uint8Array(await readFile(done.file));
  return { how: done.how, bytes, shares, read: probed(bytes) };
}

const videoTimes = ({ packets }: ReturnType<typeof probed>) =>
  packets.flatMap(({ codec_type, pts_time }) => (codec_type === "video" ? [Number(pts_time)] : []));
const hashes = ({ packets }: ReturnType<typeof probed>) =>
  packets.flatMap(({ codec_type, data_hash }) => (codec_type === "video" ? [data_hash] : []));

/** What each frame of the sequence has to show, by the function that the page plays by. */
const expected = (clips: Clip[], first: (clip: Clip) => number = () => 0) =>
  Array.from({ length: totalFrames(clips) }, (_, frame) => {
    const there = layersAt(clips, frame);
    return there && there.share === 1 ? there.top.frame + first(there.top.clip) : null;
  });

describe.skipIf(!hasFfmpeg)("exports by ffmpeg, which has to be installed", { timeout: 300_000 }, () => {
  test("server export: trims at every offset of a group have exactly their frames, in order, at even times", async () => {
    const id = await stored(numberedVideo({ frames: 48, group: 12 }));
    for (const offset of [1, 7, 11, 13]) {
      const clips = [clip(id, 48, { in: offset, out: 30 }), clip(id, 48, { in: 40 - offset, out: 48 })];
      const { bytes, read, how } = await exported(recipeOf(clips));
      expect([offset, how]).toEqual([offset, "encode"]);
      expect(numbersIn(bytes)).toEqual(expected(clips));
      const times = videoTimes(read).toSorted((a, b) => a - b);
      for (const [at, time] of times.entries()) expect(time).toBeCloseTo(at / RATE, 3);
      expect(Math.abs(Number(read.format.duration) - totalFrames(clips) / RATE)).toBeLessThan(1 / RATE);
    }
  });

  test("server export: whole clips and cuts at key frames are copied sample by sample, each from where it begins", async () => {
    const first = numberedVideo({ frames: 48, group: 12, clicks: [0.5] });
    const second = numberedVideo({ frames: 36, group: 12, first: 100, clicks: [0.25] });
    const [a, b] = [await stored(first), await stored(second)];
    const ofFile = [hashes(probed(first)), hashes(probed(second))] as const;
    const clips = [clip(a, 48), clip(b, 36, { in: 12, out: 24 }), clip(a, 48, { in: 24 })];
    const { how, bytes, read } = await exported(recipeOf(clips));
    expect(how).toBe("copy");
    expect(hashes(read)).toEqual([...ofFile[0], ...ofFile[1].slice(12, 24), ...ofFile[0].slice(24)]);
    expect(numbersIn(bytes)).toEqual(expected(clips, ({ videoId }) => (videoId === b ? 100 : 0)));
    const times = videoTimes(read).toSorted((x, y) => x - y);
    for (const [at, time] of times.entries()) expect(time).toBeCloseTo(at / RATE, 3);
    const decoded = read.packets.flatMap((one) => (one.codec_type === "video" ? [Number(one.dts_time)] : []));
    expect(decoded.toSorted((x, y) => x - y)).toEqual(decoded);
    expect(soundsAt(samplesIn(bytes)).map((at) => at.toFixed(2))).toEqual(["0.50"]);
  });

  test("server export: one untouched clip keeps its sound, and clips with other settings are never copied into one track", async () => {
    const plain = numberedVideo({ frames: 24, clicks: [0.5] });
    const id = await stored(plain);
    const alone = await exported(recipeOf([clip(id, 24)]));
    expect(alone.how).toBe("copy");
    const sound = (read: ReturnType<typeof probed>) =>
      read.packets.flatMap(({ codec_type, data_hash }) => (codec_type === "audio" ? [data_hash] : []));
    expect(sound(alone.read)).toEqual(sound(probed(plain)));
    const other = await stored(numberedVideo({ frames: 24, args: ["-bf", "0", "-refs", "2"] }));
    const mixed = await exported(recipeOf([clip(id, 24), clip(other, 24)]));
    expect(mixed.how).toBe("encode");
    expect(numbersIn(mixed.bytes)).toHaveLength(48);
    for (const change of [{ fades: { in: 5, out: 0 } }, { visibleLabel: true }])
      expect((await exported(recipeOf([clip(id, 24)], change))).how).toBe("encode");
  });

  test("server export: a cross-fade mixes frame by frame, and the sound stays in step before, in and behind it", async () => {
    const black = await stored(
      written((file) => [
        "-f",
        "lavfi",
        "-i",
        "color=black:s=320x180:r=24:d=3",
        "-f",
        "lavfi",
        "-i",
        "aevalsrc='0.8*between(t,1,1.002)':s=48000:d=3",
        "-pix_fmt",
        "yuv420p",
        "-c:a",
        "aac",
        file,
      ]),
    );
    const white = await stored(
      written((file) => [
        "-f",
        "lavfi",
        "-i",
        "color=white:s=320x180:r=24:d=3",
        "-f",
        "lavfi",
        "-i",
        "aevalsrc='0.8*(between(t,0.4,0.402)+between(t,2,2.002))':s=48000:d=3",
        "-pix_fmt",
        "yuv420p",
        "-c:a",
        "aac",
        file,
      ]),
    );
    const clips = [clip(black, 72, { crossfade: 24 }), clip(white, 72, { crossfade: 12 }), clip(black, 72)];
    const { bytes, read } = await exported(recipeOf(clips));
    const grays = grayFrames(bytes, { width: 1, height: 1 }).map(([gray = 0]) => gray / 255);
    expect(grays).toHaveLength(totalFrames(clips));
    for (const [frame, gray] of grays.entries()) {
      const there = layersAt(clips, frame);
      const whites = [
        there?.top.clip.videoId === white ? there.share : 0,
        there?.below?.clip.videoId === white ? 1 - (there?.share ?? 0) : 0,
      ];
      expect(Math.abs(gray - whites.reduce((sum, one) => sum + one, 0)), `frame ${frame}`).toBeLessThan(0.03);
    }
    const begins = cutsOf(clips).map((frame) => frame / RATE);
    const wanted = [1, (begins[1] ?? 0) + 0.4, (begins[1] ?? 0) + 2, (begins[2] ?? 0) + 1];
    const heard = soundsAt(samplesIn(bytes));
    expect(heard).toHaveLength(4);
    for (const [at, moment] of wanted.entries()) expect(Math.abs((heard[at] ?? 0) - moment)).toBeLessThan(0.02);
    expect(
      Math.abs(
        Number(read.streams.find(({ codec_type }) => codec_type === "audio")?.duration) - totalFrames(clips) / RATE,
      ),
    ).toBeLessThan(0.05);
  });

  test("server export: many clips become several pieces of one track, and no frame or sample is lost between them", async () => {
    const id = await stored(numberedVideo({ frames: 48, clicks: [1] }));
    const clips = Array.from({ length: 21 }, (_, at) =>
      clip(id, 48, { in: at, out: 48, crossfade: at % 3 === 0 ? 6 : 0, muted: at % 2 === 1 }),
    );
    const { bytes, how, read, shares } = await exported(recipeOf(clips));
    expect(how).toBe("encode");
    const numbers = numbersIn(bytes);
    const wanted = expected(clips);
    expect(numbers).toHaveLength(wanted.length);
    for (const [at, number] of wanted.entries()) if (number !== null) expect([at, numbers[at]]).toEqual([at, number]);
    const times = videoTimes(read).toSorted((a, b) => a - b);
    for (const [at, time] of times.entries()) expect(time).toBeCloseTo(at / RATE, 3);
    const begins = cutsOf(clips);
    const clicks = clips.flatMap((one, at) =>
      one.muted || one.in > 24 ? [] : [((begins[at] ?? 0) + 24 - one.in) / RATE],
    );
    const heard = soundsAt(samplesIn(bytes), 0.15);
    for (const moment of clicks.slice(1))
      expect(Math.min(...heard.map((at) => Math.abs(at - moment))), `${moment}`).toBeLessThan(0.02);
    expect(shares.toSorted((a, b) => a - b)).toEqual(shares);
    expect(shares.at(-1)).toBeGreaterThan(0.9);
  });

  test("server export: another ratio gets bars, is cut off around its focus, or lies on its own blur", async () => {
    const halves = await stored(
      written((file) => [
        "-f",
        "lavfi",
        "-i",
        "color=white:s=320x180:r=24:d=1,drawbox=x=160:y=0:w=160:h=180:c=black:t=fill",
        "-pix_fmt",
        "yuv420p",
        file,
      ]),
    );
    const looks = async (fit: Recipe["output"]["fit"], x = 50) => {
      const { bytes, read } = await exported(
        recipeOf([clip(halves, 24, { focus: { x, y: 50 } })], { output: { ratio: "1:1", fit, resolution: 720 } }),
      );
      const { width, height } = read.streams[0] ?? {};
      const [frame = new Uint8Array()] = grayFrames(bytes, { width: 18, height: 18 });
      const at = (column: number, row: number) => frame[row * 18 + column] ?? 0;
      return { width, height, at };
    };
    const pad = await looks("pad");
    expect([pad.width, pad.height]).toEqual([180, 180]);
    expect(Math.max(pad.at(9, 1), pad.at(9, 16))).toBeLessThan(4);
    expect([pad.at(3, 9) > 240, pad.at(14, 9) < 15]).toEqual([true, true]);
    const crop = await looks("crop");
    expect([crop.at(3, 1) > 240, crop.at(14, 16) < 15]).toEqual([true, true]);
    const left = await looks("crop", 0);
    expect(left.at(14, 9)).toBeGreaterThan(240);
    const blur = await looks("blur");
    expect([blur.at(1, 1) > 200, blur.at(16, 16) < 60, blur.at(3, 9) > 240]).toEqual([true, true, true]);
  });

  test("server export: silent clips, other rates and sizes, HEVC, a turned video and one that is shorter than said", async () => {
    const odd = await stored(numberedVideo({ frames: 60, rate: 30, width: 640, height: 360, clicks: [0.5] }));
    const hevc = await stored(
      numberedVideo({
        frames: 24,
        args: ["-c:v", "libx265", "-preset", "ultrafast", "-x265-params", "log-level=none"],
      }),
    );
    const silent = await stored(numberedVideo({ frames: 24 }));
    const slow = await stored(numberedVideo({ frames: 12, rate: 12 }));
    const clips = [clip(odd, 48), clip(hevc, 24), clip(silent, 24), clip(slow, 24), clip(silent, 30)];
    const { bytes, read } = await exported(recipeOf(clips));
    const numbers = numbersIn(bytes);
    expect(numbers).toHaveLength(150);
    expect(numbers.slice(0, 48)).toEqual(Array.from({ length: 48 }, (_, at) => Math.floor(((at + 0.5) / 24) * 30)));
    expect(numbers.slice(48, 96)).toEqual([...Array(24).keys(), ...Array(24).keys()]);
    expect(numbers.slice(96, 120)).toEqual(Array.from({ length: 24 }, (_, at) => Math.floor(at / 2)));
    expect(numbers.slice(120)).toEqual([...Array(24).keys(), ...Array(6).fill(23)]);
    expect(soundsAt(samplesIn(bytes)).map((at) => at.toFixed(2))).toEqual(["0.50"]);
    expect(read.streams[0]).toMatchObject({ width: 640, height: 360, codec_name: "h264", color_space: "bt709" });
  });

  test("server export: the audio track is heard at its place with its fades, over clips and alone, and never too loud", async () => {
    const tone = written(
      (file) => ["-f", "lavfi", "-i", "sine=frequency=440:duration=4,volume=8", "-ac", "2", file],
      "tone.mp3",
    );
    const key = `images/${crypto.randomUUID()}.png`;
    await storage.put(key, bodyOf(tone), { contentType: "audio/mpeg", maxBytes: 1e9 });
    const id = crypto.randomUUID();
    await database.db.insert(audioFiles).values({
      id,
      userId,
      storageKey: key,
      sha256: createHash("sha256").update(tone).digest("hex"),
      bytes: tone.length,
      contentType: "audio/mpeg",
      name: "tone",
      duration: 4_000,
    });
    const video = await stored(numberedVideo({ frames: 72, clicks: [1.5] }));
    const audio = {
      audioId: id,
      name: "tone",
      frames: 96,
      at: 24,
      in: 0,
      out: 48,
      volume: 100,
      muted: false,
      fadeIn: 24,
      fadeOut: 0,
    };
    const { bytes, how } = await exported(recipeOf([clip(video, 72)], { audio }));
    expect(how).toBe("copy");
    const samples = samplesIn(bytes);
    const peak = (from: number, to: number) =>
      samples.slice(from * 48_000, to * 48_000).reduce((most, value) => Math.max(most, Math.abs(value)), 0);
    expect(peak(0, 0.98)).toBeLessThan(0.02);
    expect(peak(1.1, 1.2)).toBeLessThan(0.3);
    expect(peak(2.1, 2.9)).toBeGreaterThan(0.5);
    expect(peak(0, 3)).toBeLessThanOrEqual(1.001);
    const quiet = await exported(recipeOf([clip(video, 72, { muted: true })], { audio: { ...audio, volume: 50 } }));
    expect(soundsAt(samplesIn(quiet.bytes), 0.05)[0]).toBeGreaterThan(1);
    const none = await exported(recipeOf([clip(video, 72, { muted: true })], { audio: { ...audio, muted: true } }));
    expect(none.read.streams).toHaveLength(1);
    await expect(
      exported(recipeOf([clip(video, 72)], { audio: { ...audio, audioId: crypto.randomUUID() } })),
    ).rejects.toMatchObject({ code: "audio_gone" });
    const noise = `images/${crypto.randomUUID()}.png`;
    await storage.put(noise, bodyOf(new Uint8Array(5_000).fill(7)), { contentType: "audio/mpeg", maxBytes: 1e9 });
    const broken = crypto.randomUUID();
    await database.db.insert(audioFiles).values({
      id: broken,
      userId,
      storageKey: noise,
      sha256: "x",
      bytes: 5_000,
      contentType: "audio/mpeg",
      name: "noise",
      duration: 4_000,
    });
    await expect(exported(recipeOf([clip(video, 72)], { audio: { ...audio, audioId: broken } }))).rejects.toMatchObject(
      { code: "audio_unreadable" },
    );
  });

  test("server export: a clip's volume and fades are heard, and fades of the whole come out of black and go into it", async () => {
    const white = await stored(
      written((file) => [
        "-f",
        "lavfi",
        "-i",
        "color=white:s=320x180:r=24:d=3",
        "-f",
        "lavfi",
        "-i",
        "sine=frequency=440:sample_rate=48000:duration=3,volume=8",
        "-pix_fmt",
        "yuv420p",
        "-c:a",
        "aac",
        file,
      ]),
    );
    const { bytes } = await exported(
      recipeOf([clip(white, 72, { volume: 50, fadeIn: 24, fadeOut: 24 })], { fades: { in: 12, out: 24 } }),
    );
    const grays = grayFrames(bytes, { width: 1, height: 1 }).map(([gray = 0]) => gray / 255);
    expect(grays).toHaveLength(72);
    for (const [frame, gray] of grays.entries()) {
      const shown = Math.min(1, frame / 12) * Math.min(1, (71 - frame) / 24);
      expect(Math.abs(gray - shown), `frame ${frame}`).toBeLessThan(0.03);
    }
    const samples = samplesIn(bytes);
    const peak = (at: number) =>
      samples.slice(at * 48_000, (at + 0.02) * 48_000).reduce((most, value) => Math.max(most, Math.abs(value)), 0);
    const full = peak(1.5);
    expect(peak(0.5) / full).toBeCloseTo(0.5, 1);
    expect(peak(2.5) / full).toBeCloseTo(0.5, 1);
    expect(full).toBeGreaterThan(0.3);
    expect(full).toBeLessThan(0.55);
  });

  test("server export: the label is on the opening frames alone, and the metadata names the maker", async () => {
    const id = await stored(
      written((file) => ["-f", "lavfi", "-i", "color=gray:s=1280x720:r=24:d=4", "-pix_fmt", "yuv420p", file]),
    );
    const { bytes, read } = await exported(
      recipeOf([clip(id, 96)], { visibleLabel: true, name: 'A "title"; -f null' }),
    );
    const corner = grayFrames(bytes, { width: 320, height: 180 }).map((frame) => {
      const inside = Array.from(
        { length: 9 * 60 },
        (_, at) => frame[(9 + Math.floor(at / 60)) * 320 + 12 + (at % 60)] ?? 0,
      );
      return Math.max(...inside) - Math.min(...inside);
    });
    expect(corner.slice(0, 60).every((contrast) => contrast > 80)).toBe(true);
    expect(corner.slice(60).every((contrast) => contrast < 12)).toBe(true);
    expect(read.format.tags.title).toBe('A "title"; -f null');
    expect(JSON.parse(read.format.tags.AIGC ?? "")).toMatchObject({
      Label: "1",
      ContentProducer: "ninefold.example",
      ProduceID: "job",
    });
    const text = Buffer.from(bytes).toString("latin1");
    expect(text.indexOf("moov")).toBeLessThan(text.indexOf("mdat"));
    expect(text.slice(-1_500)).toContain("trainedAlgorithmicMedia");
  });

  test("server export: a clip that is gone, another user's or damaged is named, and a stop is no trouble", async () => {
    const id = await stored(numberedVideo({ frames: 24 }));
    const gone = await stored(numberedVideo({ frames: 24 }));
    await setTrashed(database.db, { userId, ids: [gone], at: new Date() });
    await expect(exported(recipeOf([clip(id, 24), clip(gone, 24)]))).rejects.toMatchObject({ code: "gone", clip: 1 });
    const theirs = await addGeneration(database.db, {
      userId: await addUser(database.db),
      prompt: "x",
      state: "ready",
    });
    await expect(exported(recipeOf([clip(theirs, 24)]))).rejects.toMatchObject({ code: "gone", clip: 0 });
    const whole = numberedVideo({ frames: 48 });
    const noIndex = await stored(whole.slice(0, 2_000));
    await expect(exported(recipeOf([clip(id, 24), clip(noIndex, 24)]))).rejects.toMatchObject({
      code: "unreadable",
      clip: 1,
    });
    const damaged = Uint8Array.from(whole);
    const data = Buffer.from(damaged).indexOf("mdat");
    damaged.fill(0x55, data + 400, data + 6_000);
    const bad = await stored(damaged);
    await expect(exported(recipeOf([clip(id, 24, { in: 1 }), clip(bad, 48, { in: 1 })]))).rejects.toMatchObject({
      code: "unreadable",
      clip: 1,
    });
    const stop = new AbortController();
    const long = await stored(
      written((file) => ["-f", "lavfi", "-i", "testsrc2=s=1280x720:r=24:d=10", "-pix_fmt", "yuv420p", file]),
    );
    const running = exported(recipeOf(Array.from({ length: 20 }, () => clip(long, 240, { in: 1 }))), stop.signal);
    setTimeout(() => stop.abort(), 1_500);
    await expect(running).rejects.toMatchObject({ name: "AbortError" });
  });
});
