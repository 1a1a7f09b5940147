import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Caption, Clip } from "@/lib/sequences/content";
import { MAX_CAPTION, MAX_CAPTIONS } from "@/lib/sequences/limits";
import { emptyTimeline, plainClip } from "@/lib/sequences/timeline";
import { captionLanguage } from "./caption-language";
import { captionsAt } from "./captions-at";
import {
  addCaption,
  appendCaptions,
  canMerge,
  mergeCaptions,
  moveCaption,
  removeCaption,
  setCaption,
  splitCaption,
  splitText,
} from "./edit-captions";
import { exportedCaptions } from "./exported-captions";
import { isTooFast, readingSpeed } from "./reading-speed";
import { spokenCaptions } from "./spoken-captions";

const RATE = 24;
const caption = (from: number, to: number, text = "a"): Caption => ({ from, to, text });
const TWO = [caption(0, 48, "one"), caption(48, 96, "two")];

describe("captions: editing", () => {
  test("a new one goes up to the next, and ends the one that is shown", () => {
    expect(addCaption([], 10, RATE)).toEqual({ captions: [caption(10, 58, "")], at: 0 });
    expect(addCaption(TWO, 24, RATE)).toEqual({
      captions: [caption(0, 24, "one"), caption(24, 48, ""), caption(48, 96, "two")],
      at: 1,
    });
    expect(addCaption(TWO, 48, RATE)).toEqual({ captions: TWO, at: 1 });
    const full = Array.from({ length: MAX_CAPTIONS }, (_, at) => caption(at, at + 1));
    expect(addCaption(full, 5_000, RATE).captions).toHaveLength(MAX_CAPTIONS);
  });

  test("the point that is set stays, the other one yields, and the order is kept", () => {
    expect(setCaption(TWO, 0, { from: 60 })).toEqual({
      captions: [caption(48, 96, "two"), caption(60, 61, "one")],
      at: 1,
    });
    expect(setCaption(TWO, 1, { to: 10 })).toEqual({ captions: [caption(0, 48, "one"), caption(9, 10, "two")], at: 1 });
    expect(setCaption(TWO, 0, { from: -5 }).captions[0]).toEqual(caption(0, 48, "one"));
    expect(setCaption(TWO, 7, { from: 1 })).toEqual({ captions: TWO, at: 7 });
  });

  test("one is moved by frames, not before the beginning", () => {
    expect(moveCaption(TWO, 1, -50)).toEqual({ captions: [caption(0, 48, "one"), caption(0, 48, "two")], at: 1 });
    expect(moveCaption(TWO, 0, 1).captions[0]).toEqual(caption(1, 49, "one"));
  });

  test("a split divides the text where as much of it has passed, at the end of a word", () => {
    expect(splitCaption([caption(0, 100, "one two three four")], 0, 50)).toEqual({
      captions: [caption(0, 50, "one two"), caption(50, 100, "three four")],
      at: 1,
    });
    expect(splitText("你好，世界真大啊。再见", 0.4)).toEqual(["你好，", "世界真大啊。再见"]);
    expect(splitText("世界真大", 0.5)).toEqual(["世界", "真大"]);
    expect(splitText("👍👍", 0.4)).toEqual(["👍", "👍"]);
    expect(splitText("", 0.5)).toEqual(["", ""]);
    for (const frame of [0, 100, 120]) expect(splitCaption([caption(0, 100)], 0, frame).captions).toHaveLength(1);
  });

  test("two are merged unless together they are too long, and one is removed", () => {
    expect(mergeCaptions(TWO, 0)).toEqual({ captions: [caption(0, 96, "one\ntwo")], at: 0 });
    const long = TWO.map((one) => ({ ...one, text: "a".repeat(MAX_CAPTION / 2) }));
    expect([canMerge(TWO, 0), canMerge(TWO, 1), canMerge(long, 0)]).toEqual([true, false, false]);
    expect(mergeCaptions(long, 0).captions).toEqual(long);
    expect(removeCaption(TWO, 1)).toEqual({ captions: [TWO[0]], at: 0 });
    expect(removeCaption([caption(0, 1)], 0)).toEqual({ captions: [], at: -1 });
  });

  test("others are added in order, as many as there may be", () => {
    expect(appendCaptions(TWO, [caption(10, 20)])).toEqual({ captions: [TWO[0], caption(10, 20), TWO[1]], left: 0 });
    const many = Array.from({ length: MAX_CAPTIONS }, (_, at) => caption(at, at + 1));
    expect(appendCaptions(TWO, many).left).toBe(2);
    expect(captionsAt([...TWO, caption(40, 60, "both")], 47).map(({ text }) => text)).toEqual(["one", "both"]);
  });

  test("no edit leaves the order, or one without a frame", () => {
    const some = fc
      .array(fc.tuple(fc.nat(300), fc.integer({ min: 1, max: 90 })), { minLength: 1, maxLength: 9 })
      .map((all) => all.map(([from, long]) => caption(from, from + long, "a b")).toSorted((a, b) => a.from - b.from));
    fc.assert(
      fc.property(some, fc.nat(8), fc.integer({ min: -50, max: 400 }), (captions, at, frame) => {
        const edits = [
          ...[addCaption(captions, Math.max(0, frame), RATE), setCaption(captions, at, { from: frame })],
          ...[setCaption(captions, at, { to: frame }), moveCaption(captions, at, frame)],
          ...[splitCaption(captions, at, frame), mergeCaptions(captions, at)],
        ];
        for (const { captions } of edits)
          for (const [place, { from, to }] of captions.entries()) {
            expect(from).toBeGreaterThanOrEqual(captions[place - 1]?.from ?? 0);
            expect(to).toBeGreaterThan(from);
          }
      }),
    );
  });
});

test("captions: reading speed is a hint in letters and in Chinese", () => {
  expect(readingSpeed(caption(0, 24, "twenty letters abcde"), RATE)).toEqual({ speed: 20, limit: 20 });
  expect(isTooFast(caption(0, 23, "twenty letters abcde"), RATE)).toBe(true);
  expect(readingSpeed(caption(0, 24, "这句话有十个字啊对吧"), RATE)).toEqual({ speed: 10, limit: 9 });
  expect(isTooFast(caption(0, 48, "这句话有十个字啊对吧"), RATE)).toBe(false);
});

test("captions: a language is said only where its script tells it", () => {
  const said = ["你好", "こんにちは、世界", "안녕", "שלום", "Hello", "مرحبا"].map(captionLanguage);
  expect(said).toEqual(["zh", "ja", "ko", "he", "und", "und"]);
});

const clip = (given: Partial<Clip> = {}): Clip => ({
  ...{ key: "k", videoId: "v1", name: "", frames: 240, in: 0, out: 240 },
  ...plainClip,
  ...given,
});

describe("captions: the lines of the clips' prompts", () => {
  const spoken = (clips: Clip[], prompts: Record<string, string>) => spokenCaptions(clips, (id) => prompts[id], RATE);

  test("share a video's time by their lengths, and are shown for seven seconds at most", () => {
    const prompt = 'Mira says softly: "Hello." Then the old man asks in Japanese: “こんにちは？” {a b c d}';
    expect(spoken([clip()], { v1: prompt })).toEqual([
      caption(0, 76, "Hello."),
      caption(76, 152, "こんにちは？"),
      caption(152, 240, "a b c d"),
    ]);
    expect(spoken([clip()], { v1: "米拉轻声说：“早上好”" })).toEqual([caption(0, 7 * RATE, "早上好")]);
  });

  test("are in their shots, and only where the clip shows them", () => {
    const prompt = '0-3s: Mira says: "One."\n3-10s: fog. Tom says: "Two."';
    expect(spoken([clip()], { v1: prompt })).toEqual([caption(0, 72, "One."), caption(72, 240, "Two.")]);
    expect(spoken([clip({ in: 48, out: 96 })], { v1: prompt })).toEqual([
      caption(0, 24, "One."),
      caption(24, 48, "Two."),
    ]);
    expect(spoken([clip({ key: "a", in: 0, out: 72 }), clip({ key: "b", in: 100 })], { v1: prompt })).toEqual([
      caption(0, 72, "One."),
      caption(72, 72 + 140, "Two."),
    ]);
  });

  test("of gaps, silent prompts and videos that are gone are none", () => {
    const clips = [clip({ videoId: null }), clip({ key: "b" }), clip({ key: "c", videoId: "v2" })];
    expect(spoken(clips, { v1: 'a sign reads "OPEN", rain' })).toEqual([]);
  });
});

describe("captions: of an exported video", () => {
  test("come earlier by the gaps before them, and end with it", () => {
    const clips = [
      clip({ out: 48 }),
      clip({ key: "g", videoId: null, frames: 24, out: 24 }),
      clip({ key: "c", out: 48 }),
    ];
    const captions = [
      caption(0, 10),
      caption(40, 60, "into"),
      caption(50, 70, "within"),
      caption(60, 80, "out of"),
      caption(90, 200, "end"),
    ];
    expect(
      exportedCaptions({ ...emptyTimeline, clips, captions: [...captions, caption(80, 90, " "), caption(130, 140)] }),
    ).toEqual([caption(0, 10), caption(40, 48, "into"), caption(48, 56, "out of"), caption(66, 96, "end")]);
    expect(exportedCaptions({ ...emptyTimeline, clips: [], captions })).toEqual([]);
  });

  test("stay where there is no gap, also over a cross-fade", () => {
    const clips = [clip({ out: 48, crossfade: 12 }), clip({ key: "b", out: 48 })];
    const captions = [caption(30, 40), caption(36, 84, "over")];
    expect(exportedCaptions({ ...emptyTimeline, clips, captions })).toEqual(captions);
  });
});
