import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { MAX_CAPTION, MAX_CAPTIONS } from "@/lib/sequences/limits";
import { tidyText } from "./caption-text";
import { type Cue, captionsOf, cuesOf, frameOfTime, readTime, timeOfFrame, writeTime } from "./cue";
import { decodeFile, readCues } from "./read-cues";
import { toSrt, toVtt } from "./write-cues";

const cue = (from: number, to: number, text: string): Cue => ({ from, to, text });
const read = (...lines: string[]) => readCues(lines.join("\n"));
const cuesIn = (...lines: string[]) => read(...lines)?.cues;
const NONE = { times: 0, length: 0, empty: 0, many: 0, cut: 0 };

describe("captions: WebVTT is read", () => {
  test("with a byte order mark, Windows' line ends, a header's text, identifiers, settings, and without hours", () => {
    const file = [
      "\uFEFFWEBVTT - made by hand",
      "Kind: captions",
      "",
      "first",
      "00:01.000 --> 00:02.500 align:start line:0%",
      "Hello.",
      "",
      "00:00:03.000 --> 01:00:04.25\tposition:10%",
      "Two",
      "lines",
    ].join("\r\n");
    expect(readCues(file)).toEqual({
      cues: [cue(1_000, 2_500, "Hello."), cue(3_000, 3_604_250, "Two\nlines")],
      dropped: NONE,
    });
  });

  test("a note and a style with an arrow in them are no cues", () => {
    const file = [
      ...["WEBVTT", "", "STYLE", '::cue { content: "a --> b" }', "00:00:01.000 --> 00:00:02.000", ""],
      ...["NOTE 00:00:01.000 --> 00:00:02.000", "00:00:01.000 --> 00:00:02.000", "a comment", ""],
      ...["NOTE", "another --> one", "", "REGION", "id:bill", "", "00:01.000 --> 00:02.000", "A cue", ""],
      ...["STYLE", "00:03.000 --> 00:04.000", "has an identifier"],
    ];
    expect(read(...file)).toEqual({
      cues: [cue(1_000, 2_000, "A cue"), cue(3_000, 4_000, "has an identifier")],
      dropped: NONE,
    });
  });

  test("tags are dropped, entities decoded, and what only looks like a tag is kept", () => {
    const shown = (text: string) => cuesIn("WEBVTT", "", "00:01.000 --> 00:02.000", text)?.[0]?.text;
    expect(shown("<v Mira><b.loud>Tom &amp; <00:00:01.500><c>Jerry</c></b></v>")).toBe("Tom & Jerry");
    expect(shown("I &lt;3 you &#x2764; &#128077; &nbsp;&foo; &#xD800;")).toBe("I <3 you ❤ 👍 \u00a0&foo; &#xD800;");
    expect(shown("1 < 2 and <3")).toBe("1 < 2 and <3");
    expect(shown("&lt;i>not a tag&lt;/i>")).toBe("<i>not a tag</i>");
    expect(shown("<ruby>明日<rt>あした</rt></ruby>")).toBe("明日あした");
  });

  test("a cue without an empty line after the header, or after the cue before it", () => {
    expect(cuesIn("WEBVTT", "00:01.000 --> 00:02.000", "one", "00:02.000 --> 00:03.000", "two")).toEqual([
      cue(1_000, 2_000, "one"),
      cue(2_000, 3_000, "two"),
    ]);
  });

  test("a file that has no cue yet is one", () => {
    expect(readCues("WEBVTT")).toEqual({ cues: [], dropped: NONE });
  });
});

describe("captions: SRT is read", () => {
  test("with commas or dots, single digits, places after the times, and empty lines within a text", () => {
    const file = [
      ...["1", "00:00:01,000 --> 00:00:02,500 X1:10 X2:20 Y1:5 Y2:9", "{\\an8}<i>Hello.</i>", "", "And more.", ""],
      ...["2", "0:0:3.5 --> 00:00:04", "1999", "", "", "3", "00:00:05,000 --> 00:00:06,000", "", "4", ""],
      ...["4", "00:00:07,000-->00:00:08,000", "The end"],
    ];
    expect(read(...file)).toEqual({
      cues: [
        cue(1_000, 2_500, "Hello.\nAnd more."),
        cue(3_500, 4_000, "1999"),
        cue(5_000, 6_000, "4"),
        cue(7_000, 8_000, "The end"),
      ],
      dropped: NONE,
    });
  });

  test("without empty lines, a number that counts on belongs to the next cue", () => {
    const file = [
      "1",
      "00:00:01,000 --> 00:00:02,000",
      "in the year",
      "1999",
      "2",
      "00:00:02,000 --> 00:00:03,000",
      "b",
    ];
    expect(cuesIn(...file)).toEqual([cue(1_000, 2_000, "in the year\n1999"), cue(2_000, 3_000, "b")]);
  });

  test("a text with an arrow stays a text", () => {
    expect(cuesIn("1", "00:00:01,000 --> 00:00:02,000", "go --> there")).toEqual([cue(1_000, 2_000, "go --> there")]);
  });

  test("what is no file of captions is none", () => {
    for (const text of ["", "a letter", "{}", "\u0000\u0001", "<html></html>"]) expect(readCues(text)).toBeNull();
  });
});

describe("captions: a broken cue is left out and counted, the others are read", () => {
  test("times that can't be read, negative ones, no length, no text", () => {
    const file = [
      ...["WEBVTT", "", "00:99:00.000 --> 00:02.000", "minutes", "", "-00:01.000 --> 00:02.000", "negative", ""],
      ...["00:05.000 --> 00:05.000", "no length", "", "00:05.000 --> 00:04.000", "backward", ""],
      ...[
        "00:06.000 --> 00:07.000",
        "<b></b>&nbsp;",
        "",
        "lost words",
        "",
        "999:00:00.000 --> 9999:00:00.000",
        "late",
        "",
      ],
      ...[
        "00:08.000 --> 00:09.000",
        "fine",
        "",
        "00:08.500 --> 00:10.000",
        "overlaps",
        "",
        "00:01.000 --> 00:02.000",
        "first",
      ],
    ];
    expect(read(...file)).toEqual({
      cues: [cue(1_000, 2_000, "first"), cue(8_000, 9_000, "fine"), cue(8_500, 10_000, "overlaps")],
      dropped: { ...NONE, times: 4, length: 2, empty: 1 },
    });
    const srt = [
      "1",
      "00:00:01,000 --> soon",
      "a",
      "",
      "2",
      "ab:cd --> ef:gh",
      "b",
      "",
      "3",
      "00:00:01 --> 00:00:02",
      "c",
    ];
    expect(read(...srt)).toEqual({ cues: [cue(1_000, 2_000, "c")], dropped: { ...NONE, times: 2 } });
  });

  test("too many, and too long ones", () => {
    const long = `${"字".repeat(MAX_CAPTION - 1)}👍👍`;
    const cues = Array.from({ length: MAX_CAPTIONS + 7 }, (_, at) =>
      cue(at * 100, at * 100 + 90, at === 0 ? long : "a"),
    );
    const found = readCues(toSrt(cues));
    expect(found?.cues).toHaveLength(MAX_CAPTIONS);
    expect(found?.dropped).toEqual({ ...NONE, many: 7, cut: 1 });
    // Never half of a character.
    expect(found?.cues[0]?.text).toBe("字".repeat(MAX_CAPTION - 1));
  });

  test("a long file is read in a moment", () => {
    const lines = Array.from({ length: 100_000 }, (_, at) => (at % 3 === 0 ? "" : `${"-".repeat(20)}<<<a&amp${at}`));
    const start = performance.now();
    readCues(`WEBVTT\n\n${lines.join("\n")}`);
    readCues(lines.join("\n"));
    readCues(`1\n00:00:01,000 --> 00:00:02,000\n${"<a&#{\\".repeat(300_000)}`);
    expect(performance.now() - start).toBeLessThan(5_000);
  });
});

test("captions: files in UTF-8 and UTF-16 are decoded, others refused", () => {
  const utf16 = (text: string, little: boolean) =>
    Uint8Array.from(
      [0xfeff, ...text].flatMap((char) => {
        const code = typeof char === "number" ? char : char.charCodeAt(0);
        return little ? [code & 255, code >> 8] : [code >> 8, code & 255];
      }),
    );
  expect(decodeFile(new TextEncoder().encode("字幕"))).toBe("字幕");
  expect(decodeFile(utf16("字幕", true))).toBe("字幕");
  expect(decodeFile(utf16("字幕", false))).toBe("字幕");
  // 字幕 in GBK.
  expect(decodeFile(Uint8Array.from([0xd7, 0xd6, 0xc4, 0xbb]))).toBeNull();
});

const text = fc
  .array(
    fc.oneof(
      fc.constantFrom("-->", "<b>", "</", "<3", "&", "&amp;", "&#60;", "{\\an8}", "\n", "\n\n", "5", "NOTE", "WEBVTT"),
      fc.constantFrom(
        "00:00:01,000 --> 00:00:02,000",
        "字幕",
        "مرحبا",
        "👍",
        "\u00a0",
        "\u200f",
        " ",
        "<00:01>",
        "&lt",
      ),
      fc.string({ maxLength: 6 }),
      fc.string({ maxLength: 6, unit: "binary" }),
    ),
    { maxLength: 8 },
  )
  .map((parts) => tidyText(parts.join("")))
  .filter((text) => text !== "");
const cues = fc
  .array(fc.tuple(fc.nat(100_000_000), fc.integer({ min: 1, max: 100_000 }), text), { maxLength: 8 })
  .map((all) => all.map(([from, length, text]) => cue(from, from + length, text)).toSorted((a, b) => a.from - b.from));

test("captions: what is written is read again, in both formats and from one to the other", () => {
  fc.assert(
    fc.property(cues, (all) => {
      const expected = { cues: all, dropped: NONE };
      expect(readCues(toVtt(all))).toEqual(expected);
      expect(readCues(toVtt(all, " line:-4"))).toEqual(expected);
      if (all.length === 0) return;
      expect(readCues(toSrt(all))).toEqual(expected);
      expect(readCues(toSrt(readCues(toVtt(all))?.cues ?? []))).toEqual(expected);
    }),
    { numRuns: 500 },
  );
});

test("captions: plain text is written as it is, and WebVTT escapes what it must", () => {
  expect(toSrt([cue(1_000, 2_000, "Tom & Jerry <3\n1 < 2")])).toBe(
    "\uFEFF1\r\n00:00:01,000 --> 00:00:02,000\r\nTom & Jerry <3\r\n1 < 2\r\n",
  );
  expect(toVtt([cue(1_000, 2_000, "Tom & Jerry <3")])).toBe(
    "WEBVTT\n\n00:00:01.000 --> 00:00:02.000\nTom &amp; Jerry &lt;3\n",
  );
});

test("captions: times and frames come back the same at every rate", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 120 }),
      fc.nat(3_000_000),
      fc.integer({ min: 1, max: 500 }),
      (rate, at, long) => {
        expect(frameOfTime(timeOfFrame(at, rate), rate)).toBe(at);
        const captions = [{ from: at, to: at + long, text: "a" }];
        expect(captionsOf(cuesOf(captions, rate), rate)).toEqual(captions);
        expect(readTime(writeTime(timeOfFrame(at, rate), ","))).toBe(timeOfFrame(at, rate));
      },
    ),
  );
  expect(captionsOf([cue(1_000, 1_010, "a flash")], 24)).toEqual([{ from: 24, to: 25, text: "a flash" }]);
  expect(cuesOf([{ from: 0, to: 1, text: " \n" }], 24)).toEqual([]);
});
