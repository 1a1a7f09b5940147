import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { mentionsIn, partsOf, spell } from "./mentions";

const numbers = (text: string) => mentionsIn(text).map(({ number }) => number);

describe("spellings of mentions are read as the user means them", () => {
  test.each([
    ["@image1", [1]],
    ["@Image2 and @IMAGE3", [2, 3]],
    ["@image01, @image007", [1, 7]],
    ["＠image1", [1]],
    ["＠图１", [1]],
    ["@image１", [1]],
    ["＠ｉｍａｇｅ２", [2]],
    ["@图片 3", [3]],
    ["@圖4", [4]],
    ["@image٢ و @image۳", [2, 3]],
    ["@image𝟛", [3]],
    ["让@image1跳舞", [1]],
    ["x@image2", [2]],
    ["see@image2walk", [2]],
    ["@image1.Then @image2.", [1, 2]],
    ["@image12", [12]],
    ["@image0", [0]],
    ["me@image1.com", []],
    ["write to first.last+tag@image1.co.uk, or a-b@image2-cdn.example.org", []],
    ["me@image1", [1]],
    ["me@image1. Then", [1]],
    ["@imagery1 @image @ image1 @images1", []],
    ["@image\n1", []],
  ])("%s", (text, found) => {
    expect(numbers(text)).toEqual(found);
  });
});

describe("a mention is separated from text it would run into", () => {
  test.each<[(string | number | null)[], string]>([
    [[3, "A walks"], "@image3 A walks"],
    [["x", 2], "x @image2"],
    [[1, "0 men"], "@image1 0 men"],
    [["take 3", 1], "take 3 @image1"],
    [[1, 2], "@image1 @image2"],
    [[1, null], "@image1 @image?"],
    [["Это", 1, "идёт"], "Это @image1 идёт"],
    [["η", 1, "ώρα"], "η @image1 ώρα"],
    [["مع", 1, "يمشي"], "مع @image1 يمشي"],
    [["את", 1, "הולך"], "את @image1 הולך"],
    [["में", 1, "चलता"], "में @image1 चलता"],
    [["그", 1, "걷다"], "그 @image1 걷다"],
    [["cafe\u0301", 1], "cafe\u0301 @image1"],
    [["a\u200b", 1, "\u200bb"], "a\u200b @image1 \u200bb"],
    [["让", 1, "跳舞"], "让@image1跳舞"],
    [["これは", 1, "です"], "これは@image1です"],
    [["คน", 1, "เดิน"], "คน@image1เดิน"],
    [["กี่", 1], "กี่@image1"],
    [["让", 1, "2号"], "让@image1 2号"],
    [["让", 1, "２号"], "让@image1 ２号"],
    [["(", 1, "), then “", 2, "”."], "(@image1), then “@image2”."],
    [["end.", 1, ".then"], "end. @image1.then"],
    [["me", 1, ".com"], "me @image1.com"],
  ])("%j", (parts, sent) => {
    expect(spell(parts)).toBe(sent);
  });

  test("spelled mentions are read back whatever surrounds them, and the text is unchanged", () => {
    const signs = ["a", "7", ".", "-", "com", "雨", "ก", " ", "@", "é", "\u0301", "\n"];
    const words = fc.string({ unit: fc.constantFrom(...signs), minLength: 1, maxLength: 4 });
    const part = fc.oneof(words, fc.integer({ min: 1, max: 9 }));
    fc.assert(
      fc.property(fc.array(part, { maxLength: 8 }), (many) => {
        const parts = many.filter((one, at) => typeof one !== "string" || typeof many[at - 1] !== "string");
        const sent = spell(parts);
        expect(numbers(sent)).toEqual(parts.filter((one) => typeof one === "number"));
        expect(spell(partsOf(sent))).toBe(sent);
      }),
      { numRuns: 1_000 },
    );
  });
});
