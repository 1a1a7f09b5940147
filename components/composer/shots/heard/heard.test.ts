import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { charsOf, type PromptText } from "@/components/composer/prompt/prompt-text";
import { LANGUAGES, type Language, OFF_SCREEN, TONES, VERBS, type Verb } from "@/lib/generations/heard/vocabulary";
import { addHeard, type Heard, type Line, readHeard, setHeard, spellHeard } from "./heard";

const mira = { key: "mira" };
const heardIn = (...doc: PromptText) => readHeard(doc).map(({ heard }) => heard);

describe("what a prompt says is heard is read as data", () => {
  const line = (more: Partial<Line>) => ({
    ...{ kind: "line", verb: "says", tone: "", language: null, marks: "quotes", style: "en" },
    ...more,
  });
  test.each<[PromptText, object[]]>([
    [[mira, ' says: "Hello."'], [line({ speaker: [mira], words: "Hello." })]],
    [
      ["Later, the old man whispers softly in Japanese: “こんにちは”"],
      [line({ speaker: ["the old man"], verb: "whispers", tone: "softly", language: "ja", words: "こんにちは" })],
    ],
    [
      ['She asks in a shaky voice, "Who is it?"'],
      [line({ speaker: ["She"], verb: "asks", tone: "in a shaky voice", words: "Who is it?" })],
    ],
    [
      [mira, "用日语笑着问道{こんにちは}"],
      [
        line({
          speaker: [mira],
          verb: "asks",
          tone: "笑着",
          language: "ja",
          words: "こんにちは",
          marks: "braces",
          style: "zh",
        }),
      ],
    ],
    [["天亮了，米拉轻声说：“早上好”"], [line({ speaker: ["米拉"], tone: "轻声", words: "早上好", style: "zh" })]],
    [["{你好，世界}"], [line({ speaker: [], words: "你好，世界", marks: "braces", style: "zh" })]],
    [
      ["雨。<远处传来狗叫声>（摇滚乐）【第一章】"],
      [
        { kind: "sound", words: "远处传来狗叫声", marks: "signs", style: "zh" },
        { kind: "music", words: "摇滚乐", marks: "signs", style: "zh" },
        { kind: "caption", words: "第一章", marks: "signs", style: "zh" },
      ],
    ],
    [
      ["Rain. Sound: distant dogs. Music: a slow piano."],
      [
        { kind: "sound", words: "distant dogs", marks: "words", style: "en" },
        { kind: "music", words: "a slow piano", marks: "words", style: "en" },
      ],
    ],
    [['a sign reads "OPEN", {dawn|dusk} light, she says nothing'], []],
  ])("%j", (doc, expected) => {
    expect(heardIn(...doc)).toEqual(expected);
  });
});

const style = fc.constantFrom("en" as const, "zh" as const);
const words = fc.stringMatching(/^[a-z雨,!?' ]{0,12}$/);
const spoken: fc.Arbitrary<Heard> = style.chain((style) =>
  fc.record({
    kind: fc.constant("line" as const),
    speaker: fc.constantFrom<PromptText[]>(
      [mira],
      [OFF_SCREEN[style]],
      style === "en" ? ["the old man"] : ["老人"],
      style === "en" ? ["Mira (", mira, ")"] : ["米拉", mira],
    ),
    verb: fc.constantFrom(...(Object.keys(VERBS) as Verb[])),
    tone: fc.constantFrom("", ...TONES.map((tone) => tone[style]), ...(style === "en" ? ["in a low voice"] : [])),
    language: fc.constantFrom(null, ...(Object.keys(LANGUAGES) as Language[])),
    words,
    marks: fc.constantFrom("quotes" as const, "braces" as const),
    style: fc.constant(style),
  }),
);
const sound: fc.Arbitrary<Heard> = fc.record({
  kind: fc.constantFrom("sound" as const, "music" as const, "caption" as const),
  words: fc.constantFrom("distant dogs", "rain on glass", "a slow piano"),
  marks: fc.constantFrom("words" as const, "signs" as const),
  style: fc.constant("en" as const),
});
const heard = fc.array(fc.oneof(spoken, sound), { maxLength: 4 });
const before = fc.constantFrom<PromptText[]>(
  [],
  ["Rain on the pier"],
  ["雨夜。"],
  [mira, " turns around."],
  ["Wide shot. "],
);

test("lines and sounds that are written are read back as the same data, and the text before them stays", () => {
  fc.assert(
    fc.property(before, heard, (start, list) => {
      const doc = list.reduce<PromptText>((text, one) => addHeard(text, one), start);
      expect(heardIn(...doc)).toEqual(list);
      expect(charsOf(doc).startsWith(charsOf(start).trimEnd())).toBe(true);
    }),
    { numRuns: 500 },
  );
});

test("writing one anew changes that one and nothing else, and removing it leaves the others", () => {
  fc.assert(
    fc.property(before, heard, fc.nat(), fc.oneof(spoken, sound), (start, list, at, other) => {
      fc.pre(list.length > 0);
      const index = at % list.length;
      const doc = list.reduce<PromptText>((text, one) => addHeard(text, one), start);
      expect(setHeard(doc, index, list[index]!)).toEqual(doc);
      expect(heardIn(...setHeard(doc, index, other))).toEqual(list.with(index, other));
      expect(heardIn(...setHeard(doc, index, null))).toEqual(list.toSpliced(index, 1));
    }),
    { numRuns: 500 },
  );
});

test("signs that would end a line early are replaced", () => {
  const line = { kind: "line", speaker: [mira], verb: "says", tone: "", language: null, style: "en" } as const;
  expect(spellHeard({ ...line, words: 'so "far"', marks: "quotes" })).toEqual([mira, " says: \"so 'far'\""]);
  expect(spellHeard({ ...line, words: "{a|b}", marks: "braces" })).toEqual([mira, " says {ab}"]);
  expect(spellHeard({ ...line, speaker: [], words: "Hello", marks: "quotes" })).toEqual([
    'A voice off screen says: "Hello"',
  ]);
  const named = (speaker: string) => spellHeard({ ...line, speaker: [speaker], words: "", marks: "quotes" });
  expect(named("Mr. X, who says ")).toEqual(['Mr X who   says: ""']);
});
