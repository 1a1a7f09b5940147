import fc from "fast-check";
import { expect, test } from "vitest";
import { diffWords, merged, type Piece } from "./word-diff";

const NONE = new Set<number>();
const changes = (pieces: Piece[]) => pieces.flatMap((piece) => ("same" in piece ? [] : [[piece.mine, piece.theirs]]));
const allOff = (pieces: Piece[]) => new Set(pieces.keys());

test("diff: words that differ are changes, and nothing else is", () => {
  const pieces = diffWords("A lighthouse in fog.", "A tall lighthouse in thick fog.");
  expect(changes(pieces)).toEqual([
    ["", "tall "],
    ["", " thick"],
  ]);
  expect(changes(diffWords("The boat sails home", "The ship sails away"))).toEqual([
    ["boat", "ship"],
    ["home", "away"],
  ]);
  expect(changes(diffWords("A lighthouse", "At first light, a lighthouse"))).toEqual([["A", "At first light, a"]]);
  expect(diffWords("fog", "fog")).toEqual([{ same: "fog" }]);
  expect(diffWords("", "")).toEqual([]);
  expect(diffWords("", "fog")).toEqual([{ mine: "", theirs: "fog" }]);
});

test("diff: Chinese is compared by its words", () => {
  expect(changes(diffWords("雾中的灯塔，海浪很大。", "雾中的城堡，海浪很大。"))).toEqual([["灯塔", "城堡"]]);
});

test("diff: a mention is one word", () => {
  expect(changes(diffWords("@image1 waits", "@image12 waits"))).toEqual([["@image1", "@image12"]]);
  expect(changes(diffWords("@mira-lou waits", "@mira waits"))).toEqual([["@mira-lou", "@mira"]]);
});

test("diff: changes with only a space or a comma between them are one", () => {
  expect(changes(diffWords("a red, old boat", "a blue, new boat"))).toEqual([["red, old", "blue, new"]]);
  expect(changes(diffWords("one\ntwo", "three\nfour"))).toHaveLength(2);
});

test("diff: each side's pieces make up its text, whatever the texts, and any choice of changes mixes the two", () => {
  const text = fc.array(fc.constantFrom("fog", "灯塔", " ", "\n", ",", "@image1", "é", "👩‍🚀", "a"), { maxLength: 25 });
  fc.assert(
    fc.property(text, text, (one, other) => {
      const [mine, theirs] = [one.join(""), other.join("")];
      const pieces = diffWords(mine, theirs);
      expect(merged(pieces, NONE)).toBe(theirs);
      expect(merged(pieces, allOff(pieces))).toBe(mine);
      for (const [at, piece] of pieces.entries())
        if ("same" in piece) expect("same" in (pieces[at + 1] ?? {})).toBe(false);
    }),
  );
});

test("diff: the longest prompts are compared without a long pause", () => {
  const words = (from: number) =>
    Array.from({ length: 1_500 }, (_, n) => String.fromCharCode(0x4e00 + ((n * from) % 900))).join("，");
  const began = performance.now();
  const pieces = diffWords(words(7), words(11));
  expect(merged(pieces, NONE)).toBe(words(11));
  expect(performance.now() - began).toBeLessThan(5_000);
});
