import { expect, test } from "vitest";
import { mentionOptions, queryAt } from "./mention-query";

test("the query is the text from an @ to the caret", () => {
  expect(queryAt(["in @he walks"], 6)).toEqual({ from: 3, to: 6, text: "he" });
  expect(queryAt(["让@雨"], 3)).toEqual({ from: 1, to: 3, text: "雨" });
  expect(queryAt([{ key: "a" }, " @"], 3)).toEqual({ from: 2, to: 3, text: "" });
});

test("a space ends the query", () => {
  expect(queryAt(["in @he walks"], 9)).toBeNull();
  expect(queryAt(["nothing"], 4)).toBeNull();
  expect(queryAt([{ key: "a" }], 1)).toBeNull();
});

test("images are found by number, by alias and by file name", () => {
  const images = [
    { key: "a", name: "street.png", alias: null },
    { key: "b", name: "IMG_1.png", alias: "Hero" },
    { key: "c", name: "hers.png", alias: null },
  ];
  const found = (query: string) => mentionOptions(images, [], query);
  expect(found("")).toEqual(["a", "b", "c"]);
  expect(found("he")).toEqual(["b", "c"]);
  expect(found("2")).toEqual(["b"]);
  expect(found("image3")).toEqual(["c"]);
  expect(found("ｉｍａｇｅ３")).toEqual(["c"]);
  expect(found("图片3")).toEqual(["c"]);
  expect(found("stre")).toEqual(["a"]);
  expect(found("zzz")).toEqual([]);
});

test("names match by their letters, however they are encoded", () => {
  const images = [
    { key: "a", name: "Cafe\u0301.png", alias: null },
    { key: "b", name: "b.png", alias: "हिन्दी" },
    { key: "c", name: "ＦＯＸ.png", alias: null },
  ];
  const found = (query: string) => mentionOptions(images, [], query);
  expect(found("CAFÉ")).toEqual(["a"]);
  expect(found("हिन्दी")).toEqual(["b"]);
  expect(found("fox")).toEqual(["c"]);
});
