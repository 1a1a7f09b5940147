import fc from "fast-check";
import { expect, test } from "vitest";
import { appendImage, EMPTY_DOCUMENT, type PromptDocument, write } from "@/components/composer/prompt/prompt-document";
import { charsOf, mentions, type PromptText, tidy } from "@/components/composer/prompt/prompt-text";
import { moveEnd, stretch } from "./durations";
import { editShots } from "./edit-shots";
import { addCut, moveCut, removeCut } from "./edit-timeline";
import { readTimeline, type ShotTimeline, writeTimeline } from "./timeline";
import { endOf } from "./times";

const KEYS = ["a", "b", "c"];
const withImages: PromptDocument = KEYS.reduce(
  (prompt, key) => appendImage(prompt, { key, name: key, alias: null }),
  EMPTY_DOCUMENT,
);

/** Text and mentions around shots; none of it looks like a head. */
const words = fc
  .array(
    fc.oneof(
      fc.constantFrom("rain", " ", ". ", "雨", "，", "slow push-in", "7 men", "😀", "(softly)", '"Go!" '),
      fc.constantFrom(...KEYS.map((key) => ({ key }))),
    ),
    { maxLength: 5 },
  )
  .map(tidy);
const seconds = fc.integer({ min: 0, max: 30 }).map((half) => half / 2);
const head = fc.oneof(
  fc.tuple(seconds, seconds, fc.constantFrom("s: ", "s:", "秒：", " sec: ")).map(([a, b, end]) => `${a}-${b}${end}`),
  fc.tuple(fc.integer({ min: 1, max: 9 }), seconds).map(([at, s]) => `Shot ${at} (${s}s): `),
  seconds.map((s) => `镜头1（${s}秒）：`),
);
const shot = fc
  .tuple(head, words, fc.constantFrom("\n", " \n", "\n\n", " "))
  .map(([written, body, gap]): PromptText => [written, ...body, gap]);
const prompt: fc.Arbitrary<PromptText> = fc
  .tuple(words, fc.array(shot, { maxLength: 6 }), fc.constantFrom("", "\nStyle: 35 mm, ", "\n"), words)
  .map(
    ([before, shots, line, after]) =>
      write(withImages, tidy([...before, "\n", ...shots.flat(), line, ...after]), 0).doc,
  );

type Edit = (timeline: ShotTimeline) => ShotTimeline;
const at = fc.integer({ min: 0, max: 6 });
const duration = fc.constantFrom(5, 10, 15);
const keepsAll: fc.Arbitrary<Edit> = fc.oneof(
  fc.tuple(at, at).map(
    ([from, to]) =>
      (t: ShotTimeline) =>
        moveCut(t, from, to),
  ),
  fc.tuple(at, seconds, duration).map(
    ([index, to, d]) =>
      (t: ShotTimeline) =>
        moveEnd(t, index, to, d),
  ),
  duration.map((d) => (t: ShotTimeline) => stretch(t, d)),
  fc.tuple(at, duration).map(
    ([index, d]) =>
      (t: ShotTimeline) =>
        addCut(t, index, d)?.timeline ?? t,
  ),
);

/** The bodies in any order, without the whitespace that separates shots. */
const bodies = (timeline: ShotTimeline) =>
  timeline.cuts
    .map(({ body }) =>
      body.map((part) => (typeof part === "string" ? part.replaceAll(/\s/g, "") : `<${part.key}>`)).join(""),
    )
    .filter((body) => body !== "")
    .sort();
const plain = (doc: PromptText) => charsOf(doc).replaceAll(/\s/g, "");

test("reading a prompt into the timeline and writing it back changes no character", () => {
  fc.assert(
    fc.property(prompt, (doc) => {
      expect(writeTimeline(readTimeline(doc))).toEqual(doc);
    }),
    { numRuns: 1_000 },
  );
});

test("the timeline reads what it writes", () => {
  fc.assert(
    fc.property(prompt, fc.array(keepsAll, { maxLength: 6 }), (doc, edits) => {
      const edited = edits.reduce((timeline, edit) => edit(timeline), readTimeline(doc));
      const again = readTimeline(writeTimeline(edited));
      expect(again.cuts.map(({ from, to }) => [from, to])).toEqual(edited.cuts.map(({ from, to }) => [from, to]));
    }),
    { numRuns: 1_000 },
  );
});

test("no timeline edit loses a word, an image or the text around the shots", () => {
  fc.assert(
    fc.property(prompt, fc.array(keepsAll, { minLength: 1, maxLength: 8 }), (doc, edits) => {
      const before = { ...withImages, doc };
      const after = edits.reduce((prompt, edit) => editShots(prompt, edit), before);
      const [was, is] = [readTimeline(before.doc), readTimeline(after.doc)];
      expect(
        mentions(after.doc)
          .map(({ key }) => key)
          .sort(),
      ).toEqual(
        mentions(before.doc)
          .map(({ key }) => key)
          .sort(),
      );
      expect(plain(is.before)).toBe(plain(was.before));
      expect(plain(is.after)).toBe(plain(was.after));
      expect(bodies(is)).toEqual(bodies(was));
    }),
    { numRuns: 1_000 },
  );
});

const lines = (text: string, edit: Edit) => charsOf(writeTimeline(edit(readTimeline([text]))));

test("a longer shot takes its time from the next one", () => {
  const text = "Rain.\n0-3s: a\n3-5s: b\nStyle: video";
  expect(lines(text, (t) => moveEnd(t, 0, 3.6, 5))).toBe("Rain.\n0-3.5s: a\n3.5-5s: b\nStyle: video");
  expect(lines(text, (t) => moveEnd(t, 0, 9, 5))).toBe("Rain.\n0-4s: a\n4-5s: b\nStyle: video");
  expect(lines(text, (t) => moveEnd(t, 1, 9, 10))).toBe("Rain.\n0-3s: a\n3-9s: b\nStyle: video");
});

test("shots trade places with their text and durations", () => {
  expect(lines("0-3s: a\n3-5s: b\nStyle", (t) => moveCut(t, 1, 0))).toBe("0-2s: b\n2-5s: a\nStyle");
  expect(lines("Shot 1 (3s): a. Shot 2 (2s): b", (t) => moveCut(t, 0, 1))).toBe("Shot 1 (2s): b Shot 2 (3s): a.");
});

test("a removed shot leaves its time to its neighbor", () => {
  expect(lines("0-2s: a\n2-4s: b\n4-5s: c", (t) => removeCut(t, 1))).toBe("0-4s: a\n4-5s: c");
  expect(lines("0-2s: a\n2-4s: b\n\nStyle", (t) => removeCut(t, 0))).toBe("0-4s: b\n\nStyle");
  expect(lines("镜头1（3秒）：雨。镜头2（2秒）：门", (t) => removeCut(t, 1))).toBe("镜头1（5秒）：雨。");
});

test("new shots follow the format of the others until there is no time for one more", () => {
  expect(lines("Rain falls.", (t) => addCut(t, 0, 5)?.timeline ?? t)).toBe("Rain falls.\n0-5s: ");
  expect(lines("0-3s: a\nStyle", (t) => addCut(t, 0, 5)?.timeline ?? t)).toBe("0-3s: a\n3-5s: \nStyle");
  expect(lines("镜头1（5秒）：雨", (t) => addCut(t, 0, 5)?.timeline ?? t)).toBe("镜头1（2.5秒）：雨\n镜头2（2.5秒）：");
  let timeline = readTimeline([]);
  for (let next = addCut(timeline, -1, 5); next; next = addCut(timeline, -1, 5)) timeline = next.timeline;
  expect(timeline.cuts.every(({ from, to }) => to - from >= 1)).toBe(true);
  expect(endOf(timeline)).toBe(5);
});

test("added shots share the time evenly until one has a time of its own", () => {
  const added = (count: number, duration: number, from = readTimeline([])) => {
    let timeline = from;
    for (let at = 0; at < count; at++) {
      const next = addCut(timeline, timeline.cuts.length - 1, duration);
      if (!next) throw new Error(`no time for shot ${at + 1}`);
      expect(next.index).toBe(timeline.cuts.length);
      timeline = next.timeline;
    }
    return timeline.cuts.map((cut) => cut.to - cut.from);
  };
  expect(added(3, 15)).toEqual([5, 5, 5]);
  expect(added(3, 5)).toEqual([1.5, 2, 1.5]);
  expect(added(5, 5)).toEqual([1, 1, 1, 1, 1]);
  expect(added(4, 10).every((seconds) => seconds >= 2 && seconds <= 3)).toBe(true);
  expect(added(1, 10, readTimeline(["0-8s: a\n8-10s: b"]))).toEqual([8, 1, 1]);
  expect(lines("0-5s: a\n5-10s: b\nStyle", (t) => addCut(t, 0, 10)?.timeline ?? t)).toBe(
    "0-3.5s: a\n3.5-6.5s: \n6.5-10s: b\nStyle",
  );
});

test("shots stretch or shrink in proportion to fit the video", () => {
  expect(lines("0-2s: a\n2-5s: b", (t) => stretch(t, 10))).toBe("0-4s: a\n4-10s: b");
  expect(lines("0-9s: a\n9-14s: b", (t) => stretch(t, 5))).toBe("0-3s: a\n3-5s: b");
});
