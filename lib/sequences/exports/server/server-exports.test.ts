import { expect, test } from "vitest";
import type { Clip } from "@/lib/sequences/content";
import { layersAt, plainClip, totalFrames } from "@/lib/sequences/timeline";
import { copyRange, type Packet, readPackets } from "./copy-plan";
import { finishArgs } from "./finish-args";
import { fitFilter } from "./fit-filter";
import { labelImage } from "./label-image";
import { pieceArgs } from "./piece-args";
import { fadesOf } from "./piece-sound";
import { piecesOf, regionLength } from "./pieces";
import { readProbe } from "./probe-clip";
import { JobTrouble, readTrouble } from "./trouble";

/** Numbers that look random and are the same in every run. */
function numbers(seed: number) {
  let now = seed;
  return (below: number) => {
    now = (now * 1_103_515_245 + 12_345) % 2_147_483_648;
    return (now >> 8) % below;
  };
}

function someClips(seed: number, count: number): Clip[] {
  const next = numbers(seed);
  return Array.from({ length: count }, (_, at) => {
    const frames = 1 + next(400);
    const first = next(frames);
    const out = first + 1 + next(frames - first);
    const crossfade = next(3) === 0 ? next(60) : 0;
    return { ...plainClip, key: `${at}`, videoId: "v", name: "", frames, in: first, out, crossfade };
  });
}

test("pieces: every frame of the sequence is in one of them, from the clips that the page shows there", () => {
  for (let seed = 1; seed <= 15; seed += 1) {
    const clips = someClips(seed, 1 + (seed % 23));
    const pieces = piecesOf(clips, { frames: 240, parts: 8 });
    const encoded = pieces.flatMap(({ regions }) =>
      regions.flatMap((region) => {
        const upper = region.top ?? region.below;
        return Array.from({ length: regionLength(region) }, (_, n) => [
          ...[clips[upper.clip]?.key, upper.from + n, region.top ? region.below.from + n : null],
        ]);
      }),
    );
    const shown = Array.from({ length: totalFrames(clips) }, (_, frame) => {
      const there = layersAt(clips, frame);
      return [there?.top.clip.key, there?.top.frame, there?.below?.frame ?? null];
    });
    expect(encoded, `seed ${seed}`).toEqual(shown);
    expect(pieces.map(({ from }) => from)).toEqual([0, ...pieces.slice(0, -1).map(({ to }) => to)]);
    expect(pieces.every(({ from, to }) => to - from <= 240)).toBe(true);
    const parts = pieces.map(({ regions }) => regions.reduce((sum, { top }) => sum + (top ? 2 : 1), 0));
    expect(Math.max(...parts)).toBeLessThanOrEqual(8);
  }
});

const probed = {
  ...{ width: 1280, height: 720, codec: "h264", video: 0, audio: { stream: 1, channels: 2, codec: "aac" }, lead: 0 },
  ...{ isTagged: true, settings: "", frames: 400 },
};

test("pieces: 500 clips open few files at once, and their samples add up to the length of the video at any rate", () => {
  for (const rate of [24, 25, 30, 7, 60]) {
    const clips = someClips(9, 500);
    const sources = clips.map((clip, at) => ({ clip, file: `clip-${at}.mp4`, probed }));
    const total = totalFrames(clips);
    const size = { width: 1280, height: 720 };
    const work = {
      clips: sources,
      fades: { in: 0, out: 0 },
      fit: "pad" as const,
      rate,
      total,
      size,
      label: null,
      threads: 1,
    };
    const pieces = piecesOf(clips, { frames: 30 * rate, parts: 8 });
    const args = pieces.map((piece) => pieceArgs(piece, work, { video: null, sound: "s.f32" }));
    expect(Math.max(...args.map((one) => one.filter((arg) => arg === "-i").length))).toBeLessThanOrEqual(8);
    let samples = 0;
    for (const one of args)
      for (const part of (one[one.indexOf("-filter_complex") + 1] ?? "").split(";")) {
        const trim = /atrim=start_sample=(\d+):end_sample=(\d+).*\[p\d+a\]$/.exec(part);
        if (trim) samples += Number(trim[2]) - Number(trim[1]);
        const cross = /afade=t=out:curve=qsin:ss=0:ns=(\d+)/.exec(part);
        if (cross) samples -= Number(cross[1]);
      }
    expect([rate, samples]).toEqual([rate, Math.round((total / rate) * 48_000)]);
  }
});

test("arguments: no file but ours is named, no address can be opened, and a title stays one argument", () => {
  const clips = someClips(3, 4);
  const sources = clips.map((clip) => ({
    clip: { ...clip, name: "http://evil -i /etc/passwd" },
    file: "clip-0.mp4",
    probed,
  }));
  const size = { width: 720, height: 720 };
  const work = {
    clips: sources,
    fades: { in: 5, out: 5 },
    fit: "blur" as const,
    rate: 24,
    total: 10,
    size,
    label: null,
    threads: 1,
  };
  const [piece] = piecesOf(clips, { frames: 720, parts: 8 });
  if (!piece) throw new Error("no piece");
  const args = pieceArgs(piece, work, { video: "piece.mp4", sound: "piece.f32" });
  expect(args.join(" ")).not.toMatch(/evil|passwd/);
  const opened = args.flatMap((arg, at) => (args[at - 1] === "-i" ? [arg] : []));
  expect(opened.every((file) => /^\.\/clip-\d+\.mp4$/.test(file))).toBe(true);
  expect(args.filter((arg) => arg === "file,pipe")).toHaveLength(opened.length);
  const title = '" -f tee; [x] %{n} $(id)';
  const finish = {
    video: { list: "list.txt" },
    sound: null,
    track: null,
    rate: 24,
    total: 10,
    aigc: "{}",
    out: "o.mp4",
  };
  expect(finishArgs({ ...finish, title })).toContain(`title=${title}`);
});

test("fit: a clip of the same ratio is only scaled, and every crop stays within the frame and at even pixels", () => {
  const wide = { width: 1280, height: 720 };
  const fitted = (to: typeof wide, fit: "pad" | "crop" | "blur", x = 50) =>
    fitFilter(wide, to, { fit, focus: { x, y: 50 }, name: "n" });
  expect(fitted({ width: 1920, height: 1080 }, "pad")).not.toMatch(/pad|crop/);
  expect(fitted({ width: 720, height: 720 }, "pad")).toContain("pad=720:720:0:156:black");
  expect(
    [0, 50, 100].map((x) => /crop=720:720:(\d+):0/.exec(fitted({ width: 720, height: 720 }, "crop", x))?.[1]),
  ).toEqual(["0", "280", "560"]);
  expect(fitted({ width: 720, height: 1280 }, "blur")).toContain("overlay=0:");
});

test("copying: a range begins and ends at key frames, and a file that calls all of its frames so is trusted at its first", () => {
  // In the order of decoding, with one frame of delay, as an encoder with B-frames writes.
  const packets: Packet[] = Array.from({ length: 48 }, (_, at) => ({
    at: at / 24,
    dts: (at - 1) / 24,
    key: at % 12 === 0,
  }));
  const clip = (first: number, out: number): Clip => ({
    ...plainClip,
    key: "k",
    videoId: "v",
    name: "",
    frames: 48,
    in: first,
    out,
  });
  expect(copyRange(clip(0, 48), packets, 24)).toEqual({ from: 0, to: 48 });
  expect(copyRange(clip(12, 36), packets, 24)).toEqual({ from: 12, to: 36 });
  expect(copyRange(clip(11, 36), packets, 24)).toBeNull();
  expect(copyRange(clip(12, 35), packets, 24)).toBeNull();
  // Its page had not measured it: 47 of 48 frames are no whole video.
  expect(copyRange(clip(0, 47), packets, 24)).toBeNull();
  const open = packets.map((one, at) => (at === 13 ? { ...one, at: 11.5 / 24 } : one));
  expect(copyRange(clip(12, 24), open, 24)).toBeNull();
  const all = readPackets("0.000000,0.000000,K__\n0.041667,0.041667,K__\n\nN/A,N/A,K__\n");
  expect(all.map(({ key }) => key)).toEqual([true, false]);
});

test("probe: what ffprobe says is read with bounds, turned videos by their matrix, and anything else is no video", () => {
  const video = { index: 0, codec_type: "video", codec_name: "h264", width: 1920, height: 1080 };
  const answer = (given: object, more: object[] = []) =>
    readProbe(JSON.stringify({ streams: [{ ...video, ...given }, ...more], format: { start_time: "-0.021333" } }));
  expect(answer({ start_time: "0.000000" })?.lead).toBeCloseTo(0.021333);
  expect(answer({ side_data_list: [{ rotation: -90 }] })).toMatchObject({ width: 1080, height: 1920 });
  expect(answer({ sample_aspect_ratio: "4:3" })).toMatchObject({ width: 2560, height: 1080 });
  expect(answer({}, [{ index: 1, codec_type: "audio", channels: 1, codec_name: "aac" }])?.audio).toMatchObject({
    channels: 1,
  });
  expect(answer({ disposition: { attached_pic: 1 } })).toBeNull();
  for (const bad of ["", "{", "{}", '{"streams":[],"format":{}}', '{"streams":[{"index":-1}],"format":{}}'])
    expect(readProbe(bad)).toBeNull();
});

test("fades: one that began before the stream does is a line from before it", () => {
  expect(fadesOf({ begin: 0, end: 100, fadeIn: 0, fadeOut: 0 })).toEqual([]);
  expect(fadesOf({ begin: 0, end: 100, fadeIn: 500, fadeOut: 20 })).toEqual([
    ...["afade=t=in:curve=tri:ss=0:ns=100", "afade=t=out:curve=tri:ss=80:ns=20"],
  ]);
  expect(fadesOf({ begin: -50, end: 100, fadeIn: 100, fadeOut: 0 })[0]).toContain("(t*48000-(-50))/100");
});

test("label: its letters are as high as asked, white on dark, and both sides are even", () => {
  const { width, height, pixels } = labelImage(36);
  expect([width % 2, height % 2, pixels.length]).toEqual([0, 0, width * height * 4]);
  expect(width).toBeLessThan(720);
  const white = Array.from({ length: height }, (_, y) =>
    Array.from({ length: width }, (_, x) => pixels[(y * width + x) * 4] ?? 0).some((red) => red > 250),
  );
  expect(white.lastIndexOf(true) - white.indexOf(true) + 1).toBeGreaterThanOrEqual(36);
});

test("trouble: it is stored with the clip's place, and one of another version is a failure", () => {
  expect(readTrouble(new JobTrouble("unreadable", 3).stored)).toEqual({ code: "unreadable", clip: 3 });
  expect(readTrouble(new JobTrouble("disk_full").stored)).toEqual({ code: "disk_full", clip: null });
  expect(readTrouble("of_tomorrow:1")).toEqual({ code: "failed", clip: 1 });
});
