import { expect, test } from "vitest";
import { fuzzyScore } from "./fuzzy";

const best = (query: string, ...texts: string[]) =>
  texts
    .filter((text) => fuzzyScore(query, text) > 0)
    .toSorted((one, other) => fuzzyScore(query, other) - fuzzyScore(query, one));

test("fuzzy: the whole text, its beginning, a word, and a part come in this order", () => {
  expect(best("link", "Hyperlinks", "Share links", "Linkage", "Link", "Gallery")).toEqual([
    "Link",
    "Linkage",
    "Share links",
    "Hyperlinks",
  ]);
});

test("fuzzy: beginnings of words and left-out letters match, letters at random do not", () => {
  expect(best("shlib", "Show library", "Shards of liberty")).toContain("Show library");
  expect(fuzzyScore("gg", "Go to the gallery")).toBeGreaterThan(0);
  expect(fuzzyScore("glry", "Gallery")).toBeGreaterThan(0);
  expect(fuzzyScore("alr", "Gallery")).toBe(0);
  expect(fuzzyScore("yg", "Gallery")).toBe(0);
});

test("fuzzy: every word must match, in any order, without accents and in any case", () => {
  expect(fuzzyScore("BUS night", "Night bus")).toBeGreaterThan(0);
  expect(fuzzyScore("night boat", "Night bus")).toBe(0);
  expect(fuzzyScore("cafe", "Le Café")).toBeGreaterThan(0);
  expect(fuzzyScore("   ", "Anything")).toBe(0);
});

test("fuzzy: Chinese and Japanese match anywhere, as if each character began a word", () => {
  expect(fuzzyScore("灵感", "打开灵感库")).toBe(fuzzyScore("打开", "请打开灵感"));
  expect(fuzzyScore("深色", "外观：深色")).toBeGreaterThan(0);
  expect(fuzzyScore("开库", "打开灵感库")).toBeGreaterThan(0);
  expect(fuzzyScore("雨夜", "外观：深色")).toBe(0);
});

test("fuzzy: of two equal matches the shorter text comes first", () => {
  expect(best("rain", "Rain over the harbor at the end of a long summer day", "Rain at sea")[0]).toBe("Rain at sea");
});
